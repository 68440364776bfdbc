/** Small helpers for sentences. */

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** With `a` or `an` before it. */
export const article = (words: string): string => `${/^[aeiou]/i.test(words) ? 'an' : 'a'} ${words}`;

/** `one`, `one and two`, `one, two and three`. */
export const list = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
