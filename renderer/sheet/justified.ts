/** The contact sheet: images in their own proportions, in lines as wide as the sheet. Pure. */
import type { Box, Lines } from './lines.ts';

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));

interface JustifiedOptions {
  /** Width by height in thousandths, 0 where unknown. */
  readonly ratios: ArrayLike<number>;
  readonly width: number;
  /** The intended height of a line; lines come out between about 0.75 and 1.35 times this. */
  readonly target: number;
  readonly gap: number;
}

/** Assumed for an image of unknown size. */
const usualRatio = 2 / 3;

/** Where lines begin, and how high each is. */
interface Breaks {
  readonly starts: readonly number[];
  readonly heights: readonly number[];
  /** Of the longest line. */
  readonly columns: number;
}

/** Closes a line where its height comes closest to the target. */
const lineBreaks = (
  ratioOf: (position: number) => number,
  { ratios: { length: count }, width, target, gap }: JustifiedOptions,
): Breaks => {
  const starts: number[] = [];
  const heights: number[] = [];
  let columns = 1;
  let start = 0;
  let sum = 0;

  const heightFor = (total: number, cells: number): number =>
    Math.max(1, (width - gap * (cells - 1)) / total);
  const close = (end: number, height: number): void => {
    starts.push(start);
    heights.push(Math.round(height));
    columns = Math.max(columns, end - start);
    start = end;
  };

  for (let position = 0; position < count; position++) {
    const ratio = ratioOf(position);
    const cells = position - start + 1;
    const height = heightFor(sum + ratio, cells);
    if (height > target) {
      sum += ratio;
      continue;
    }
    // The line is full. Whether this image is on it depends on which height is nearer to the target.
    const without = cells > 1 ? heightFor(sum, cells - 1) : Number.POSITIVE_INFINITY;
    if (without / target < target / height) {
      close(position, without);
      sum = ratio;
      // A single image may fill a line.
      if (heightFor(ratio, 1) <= target) {
        close(position + 1, heightFor(ratio, 1));
        sum = 0;
      }
    } else {
      close(position + 1, height);
      sum = 0;
    }
  }
  if (start < count) close(count, Math.min(target, heightFor(sum, count - start)));
  return { starts, heights, columns };
};

/**
 * Images in their own proportions, in lines as wide as the sheet, like a printed contact sheet. A line ends
 * where its height comes closest to the target; the last one has the target height.
 */
export const justifiedLines = (options: JustifiedOptions): Lines => {
  const { ratios, width, target, gap } = options;
  const count = ratios.length;
  // A panorama or a strip must not make a line of its own that is extremely low, or as high as the window.
  const ratioOf = (position: number): number =>
    clamp((ratios[position] ?? 0) / 1000 || usualRatio, 0.25, Math.max(0.25, width / target));
  const { starts, heights, columns } = lineBreaks(ratioOf, options);

  const first = (line: number): number => starts[line] ?? count;
  const lineOf = (position: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (first(middle) <= position) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const boxes = (line: number): readonly Box[] => {
    const height = heights[line] ?? target;
    let x = 0;
    const full = line < starts.length - 1 || (heights[line] ?? 0) < target;
    const end = first(line + 1);
    return Array.from({ length: end - first(line) }, (_, index) => {
      const position = first(line) + index;
      const wide = ratioOf(position) * height;
      // Rounding must not leave a ragged right edge.
      const right = full && position === end - 1 ? width : Math.min(width, Math.round(x + wide));
      const box = { position, x: Math.round(x), width: Math.max(1, right - Math.round(x)), height };
      x += wide + gap;
      return box;
    });
  };
  return {
    count: starts.length,
    height: (line) => heights[line] ?? target,
    gap,
    lineOf,
    first,
    boxes,
    columns,
  };
};
