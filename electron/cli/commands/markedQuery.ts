/** A query on one line, with the wrong part marked below it, for a terminal. */

/** Characters that take two columns: East Asian wide and full-width forms, and emoji. */
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;

const columns = (text: string): number =>
  Array.from(text).reduce((sum, character) => {
    if (/\p{Mn}/u.test(character)) return sum;
    return sum + (wide.test(character) ? 2 : 1);
  }, 0);

/**
 * @param position, length of the wrong part, in UTF-16 units; at the end of the query the mark is behind it
 */
export const markedQuery = (query: string, position: number, length: number): string => {
  const line = query.replace(/\s/g, ' ');
  const before = columns(line.slice(0, position));
  const marked = Math.max(1, columns(line.slice(position, position + length)));
  return `  ${line}\n  ${' '.repeat(before)}${'^'.repeat(marked)}`;
};
