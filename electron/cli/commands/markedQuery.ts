/** A query on one line, with the wrong part marked below it, for a terminal. */

/** Characters that take two columns: East Asian wide and full-width forms, and emoji. */
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;

const columns = (text: string): number =>
  Array.from(text).reduce((sum, character) => {
    if (/\p{Mn}/u.test(character)) return sum;
    return sum + (wide.test(character) ? 2 : 1);
  }, 0);

/** Characters of a long query that are shown before the wrong part, and from there on. */
const shown = { before: 40, after: 60 };

/**
 * A query that does not fit on a line is cut around the wrong part.
 * @param position, length of the wrong part, in UTF-16 units; at the end of the query the mark is behind it
 */
export const markedQuery = (query: string, position: number, length: number): string => {
  const line = query.replace(/\s/g, ' ');
  const isLong = line.length > shown.before + shown.after;
  const from = isLong ? Math.max(0, position - shown.before) : 0;
  const to = isLong ? from + shown.before + shown.after : line.length;
  const start = from > 0 ? '... ' : '';
  const end = to < line.length ? ' ...' : '';
  const before = columns(start + line.slice(from, position));
  const marked = Math.max(1, columns(line.slice(position, Math.min(position + length, to))));
  return `  ${start}${line.slice(from, to)}${end}\n  ${' '.repeat(before)}${'^'.repeat(marked)}`;
};
