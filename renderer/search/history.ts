/** Earlier queries, latest first. */

const longest = 30;

/** The list with this query at its top. An empty one is not worth remembering. */
export const remembering = (recent: readonly string[], query: string): readonly string[] => {
  const text = query.trim();
  if (text === '' || recent[0] === text) return recent;
  return [text, ...recent.filter((other) => other !== text)].slice(0, longest);
};

/** What an arrow key selects: `index` -1 is the empty field, 0 the latest query. */
export const recalled = (
  recent: readonly string[],
  index: number,
  by: 1 | -1,
): { readonly index: number; readonly text: string } => {
  const next = Math.max(-1, Math.min(recent.length - 1, index + by));
  return { index: next, text: recent[next] ?? '' };
};
