/** Limits of a query: beyond them the answer is an error at its place, never a long wait. */

/** Characters. */
export const longestQuery = 20_000;
/** Groups and negations inside one another. */
export const deepestQuery = 100;
/** Conditions, however they are joined. */
export const mostConditions = 1000;
/** Conditions that read every NL caption, because of wildcards inside their words. */
export const mostWildcardSearches = 100;
/** `*` in one value. */
export const mostWildcards = 20;
