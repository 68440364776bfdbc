/** The images of a character that are most like a given one: by tags, and by image vectors where there are any. */
import type { SparseRows } from './design.ts';

export interface Likeness {
  /** 0 for nothing in common, 1 for the same. */
  between(a: number, b: number): number;
}

/** Cosine of tags, the rare ones weighing more. */
export const tagLikeness = ({ start, index, columns }: SparseRows): Likeness => {
  const rows = start.length - 1;
  const weights = new Float64Array(columns);
  for (const column of index) weights[column] = (weights[column] ?? 0) + 1;
  for (let column = 0; column < columns; column++)
    weights[column] = Math.log(rows / (weights[column] ?? 1)) ** 2;
  const lengthOf = (row: number): number => {
    let sum = 0;
    for (let at = start[row] ?? 0; at < (start[row + 1] ?? 0); at++) sum += weights[index[at] ?? 0] ?? 0;
    return Math.sqrt(sum);
  };
  const lengths = Float64Array.from({ length: rows }, (_, row) => lengthOf(row));
  return {
    between: (a, b) => {
      let sum = 0;
      let at = start[a] ?? 0;
      let other = start[b] ?? 0;
      while (at < (start[a + 1] ?? 0) && other < (start[b + 1] ?? 0)) {
        const [left, right] = [index[at] ?? 0, index[other] ?? 0];
        if (left === right) sum += weights[left] ?? 0;
        if (left <= right) at++;
        if (right <= left) other++;
      }
      return sum / ((lengths[a] ?? 0) * (lengths[b] ?? 0) || 1);
    },
  };
};

/** @param vectors by row, of length one; undefined where there is none */
export const imageLikeness = (vectors: readonly (Float32Array | undefined)[]): Likeness => ({
  between: (a, b) => {
    const [left, right] = [vectors[a], vectors[b]];
    if (left === undefined || right === undefined) return 0;
    let sum = 0;
    for (let i = 0; i < left.length; i++) sum += (left[i] ?? 0) * (right[i] ?? 0);
    return sum;
  },
});

/** The most similar of some rows, without `row` itself. */
export const nearest = (
  row: number,
  among: readonly number[],
  likenesses: readonly Likeness[],
  most: number,
): number[] =>
  among
    .filter((other) => other !== row)
    .map((other) => ({
      other,
      alike: likenesses.reduce((sum, likeness) => sum + likeness.between(row, other), 0),
    }))
    .toSorted((a, b) => b.alike - a.alike || a.other - b.other)
    .slice(0, most)
    .map(({ other }) => other);
