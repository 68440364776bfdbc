/** Lists on a terminal. */

/** A number with separators, for reading. */
export const number = (n: number): string => n.toLocaleString('en-US');

/** Cells in columns: texts to the left, numbers and their headings to the right. */
export const table = (rows: readonly (readonly (string | number)[])[]): readonly string[] => {
  const columns = (rows[0] ?? []).map((_, at) => {
    const cells = rows.map((row) => row[at] ?? '');
    const texts = cells.map((cell) => (typeof cell === 'number' ? number(cell) : cell));
    const width = Math.max(...texts.map((text) => text.length));
    const right = cells.some((cell) => typeof cell === 'number');
    return texts.map((text) => (right ? text.padStart(width) : text.padEnd(width)));
  });
  return rows.map((_, at) =>
    columns
      .map((column) => column[at])
      .join('  ')
      .trimEnd(),
  );
};
