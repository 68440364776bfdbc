/**
 * Sets of positions as sorted, disjoint, non-touching half-open ranges: selecting all of 100,000 samples is one pair
 * of numbers. All functions are pure, and linear in the number of ranges.
 */
export type Range = readonly [from: number, to: number];
export type Ranges = readonly Range[];

export const noRanges: Ranges = [];

/** All positions of a view of `count` samples. */
export const allOf = (count: number): Ranges => (count > 0 ? [[0, count]] : noRanges);

/** How many positions there are. */
export const sizeOf = (ranges: Ranges): number => ranges.reduce((sum, [from, to]) => sum + to - from, 0);

export const includes = (ranges: Ranges, position: number): boolean => {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.[1] ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  const found = ranges[low];
  return found !== undefined && found[0] <= position;
};

/** Both together; an empty range adds nothing. */
export const adding = (ranges: Ranges, [from, to]: Range): Ranges => {
  if (from >= to) return ranges;
  const before = ranges.filter((range) => range[1] < from);
  const after = ranges.filter((range) => range[0] > to);
  const touched = ranges.filter((range) => range[1] >= from && range[0] <= to);
  const start = Math.min(from, touched[0]?.[0] ?? from);
  const end = Math.max(to, touched.at(-1)?.[1] ?? to);
  return [...before, [start, end], ...after];
};

/** The positions without the given ones. */
export const removing = (ranges: Ranges, [from, to]: Range): Ranges =>
  from >= to
    ? ranges
    : ranges.flatMap(([start, end]): Ranges => {
        const left: Range = [start, Math.min(end, from)];
        const right: Range = [Math.max(start, to), end];
        return [left, right].filter((range) => range[0] < range[1]);
      });

/** Removes positions that are in, adds those that are not. */
export const toggling = (ranges: Ranges, position: number): Ranges => {
  const one: Range = [position, position + 1];
  return includes(ranges, position) ? removing(ranges, one) : adding(ranges, one);
};

/** The positions of a view of `count` samples that are not in. */
export const inverted = (ranges: Ranges, count: number): Ranges => ranges.reduce(removing, allOf(count));

/** The positions from one to the other, both included, in either order. */
export const span = (a: number, b: number): Range => [Math.min(a, b), Math.max(a, b) + 1];
