/** How much a query may ask for: beyond it the answer is an error at its place, never a window that waits. */

/** Characters. */
export const longestQuery = 20_000;
/** Groups and negations inside one another. */
export const deepestQuery = 100;
/** Conditions, however they are joined. */
export const mostConditions = 1000;
/** Conditions that go through every NL caption, because wildcards stand in their words. */
export const mostWildcardSearches = 100;
/** `*` in one value. */
export const mostWildcards = 20;
