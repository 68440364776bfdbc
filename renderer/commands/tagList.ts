/** Operations on a list of tags, as pure functions. */

/** Several tags in one text (pasted, or typed with commas) as single ones. */
export const tagsIn = (text: string): readonly string[] =>
  text
    .split(/[,\r\n]/)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');

/** Puts tags before position `at`; those that the list has already, letter by letter, are left out. */
export const inserted = (
  tags: readonly string[],
  at: number,
  added: readonly string[],
): readonly string[] => {
  const fresh = [...new Set(added)].filter((tag) => !tags.includes(tag));
  return tags.toSpliced(at, 0, ...fresh);
};

/** Replaces a tag by a text; an empty one removes it, one with commas makes several. */
export const retyped = (tags: readonly string[], at: number, text: string): readonly string[] => {
  const others = tags.toSpliced(at, 1);
  return inserted(others, at, tagsIn(text));
};

/** Moves a tag by one; at an end it stays. */
export const shifted = (tags: readonly string[], at: number, by: 1 | -1): readonly string[] => {
  const moved = tags[at];
  const to = at + by;
  if (moved === undefined || to < 0 || to >= tags.length) return tags;
  return tags.toSpliced(at, 1).toSpliced(to, 0, moved);
};

/** Moves a tag to a position. */
export const placed = (tags: readonly string[], from: number, to: number): readonly string[] => {
  const moved = tags[from];
  if (moved === undefined) return tags;
  return tags.toSpliced(from, 1).toSpliced(to, 0, moved);
};
