/**
 * Lines of the sheet: which samples are on which line, and where on it. Pure geometry, in CSS pixels. Rows
 * have one sample a line and a height that is measured; tiles and the contact sheet know theirs beforehand.
 */
export interface Box {
  readonly position: number;
  readonly x: number;
  readonly width: number;
  readonly height: number;
}

export interface Lines {
  readonly count: number;
  /** Height of a line without the gap to the next; for rows an estimate. */
  readonly height: (line: number) => number;
  readonly gap: number;
  readonly lineOf: (position: number) => number;
  /** First position of a line; of the line after the last: the number of samples. */
  readonly first: (line: number) => number;
  readonly boxes: (line: number) => readonly Box[];
  /** The largest number of samples on a line. */
  readonly columns: number;
}

/** One sample a line, as wide as possible. */
export const rowLines = (count: number, width: number, estimate: (position: number) => number): Lines => ({
  count,
  height: estimate,
  gap: 0,
  lineOf: (position) => position,
  first: (line) => line,
  boxes: (line) => [{ position: line, x: 0, width, height: estimate(line) }],
  columns: 1,
});

interface GridOptions {
  readonly count: number;
  readonly width: number;
  /** The intended width of a cell; cells shrink or grow a little to fill the width. */
  readonly cell: number;
  readonly gap: number;
  /** Height of a cell, from its width. */
  readonly heightOf: (width: number) => number;
}

/** Equal cells in columns. */
export const gridLines = ({ count, width, cell, gap, heightOf }: GridOptions): Lines => {
  const columns = Math.max(1, Math.round((width + gap) / (cell + gap)));
  const cellWidth = Math.max(1, Math.floor((width - gap * (columns - 1)) / columns));
  const height = heightOf(cellWidth);
  const first = (line: number): number => Math.min(count, line * columns);
  return {
    count: Math.ceil(count / columns),
    height: () => height,
    gap,
    lineOf: (position) => Math.floor(position / columns),
    first,
    boxes: (line) =>
      Array.from({ length: first(line + 1) - first(line) }, (_, column) => ({
        position: first(line) + column,
        x: column * (cellWidth + gap),
        width: cellWidth,
        height,
      })),
    columns,
  };
};

/**
 * Some consecutive lines as a sheet of their own. Positions stay those of the whole; a position that is not
 * on these lines has a line below 0 or from `count` on.
 */
export const partOf = (whole: Lines, from: number, count: number): Lines => ({
  ...whole,
  count: Math.max(0, Math.min(count, whole.count - from)),
  height: (line) => whole.height(line + from),
  lineOf: (position) => whole.lineOf(position) - from,
  first: (line) => whole.first(line + from),
  boxes: (line) => whole.boxes(line + from),
});

export type Direction = 'left' | 'right' | 'up' | 'down';

/** The next sample in a direction; up and down go to the nearest one above or below. */
export const neighbour = (lines: Lines, position: number, direction: Direction, samples: number): number => {
  if (direction === 'left') return Math.max(0, position - 1);
  if (direction === 'right') return Math.min(samples - 1, position + 1);
  const line = lines.lineOf(position);
  const target = line + (direction === 'up' ? -1 : 1);
  if (target < 0 || target >= lines.count) return position;
  const here = lines.boxes(line).find((box) => box.position === position);
  const middle = here === undefined ? 0 : here.x + here.width / 2;
  const distance = (box: Box): number => Math.abs(box.x + box.width / 2 - middle);
  return lines.boxes(target).reduce((best, box) => (distance(box) < distance(best) ? box : best)).position;
};
