/**
 * "Leave a sub-cluster out", as the method was first designed: k-means with two centres inside each label,
 * one whole cluster held out at a time, so that a wrong batch does not confirm itself. Kept for comparison.
 */
import { sparseDesign, type SparseRows } from '../../electron/engine/insight/mislabels/design.ts';
import { rowsByClass } from '../../electron/engine/insight/mislabels/folds.ts';
import { fitRegression, predict } from '../../electron/engine/insight/mislabels/regression.ts';
import type { Table } from '../../electron/engine/insight/mislabels/table.ts';

interface Vectors {
  /** Cosine of a row with a centre, without the centre's length. */
  along(row: number, centre: Float64Array): number;
  add(row: number, centre: Float64Array): void;
  readonly columns: number;
}

const lengthOf = (centre: Float64Array): number => Math.sqrt(centre.reduce((sum, x) => sum + x * x, 0)) || 1;

/** Tf-idf, of length 1. */
const vectorsOf = ({ start, index, columns }: SparseRows): Vectors => {
  const rows = start.length - 1;
  const idf = new Float64Array(columns);
  for (const column of index) idf[column] = (idf[column] ?? 0) + 1;
  for (let column = 0; column < columns; column++) idf[column] = Math.log(rows / (idf[column] ?? 1));
  const own = (row: number): Int32Array => index.subarray(start[row], start[row + 1]);
  const scales = Float64Array.from({ length: rows }, (_, row) => {
    let sum = 0;
    for (const column of own(row)) sum += (idf[column] ?? 0) ** 2;
    return 1 / (Math.sqrt(sum) || 1);
  });
  return {
    columns,
    along: (row, centre) => {
      let sum = 0;
      for (const column of own(row)) sum += (idf[column] ?? 0) * (centre[column] ?? 0);
      return sum * (scales[row] ?? 0);
    },
    add: (row, centre) => {
      for (const column of own(row)) {
        centre[column] = (centre[column] ?? 0) + (idf[column] ?? 0) * (scales[row] ?? 0);
      }
    },
  };
};

/** Two clusters of some rows, from a row and the one that is least like it. */
const twoMeans = (vectors: Vectors, rows: Int32Array): boolean[] => {
  const first = new Float64Array(vectors.columns);
  const second = new Float64Array(vectors.columns);
  const [seed = 0] = rows;
  vectors.add(seed, first);
  const farthest = rows.reduce((best, row) =>
    vectors.along(row, first) < vectors.along(best, first) ? row : best,
  );
  vectors.add(farthest, second);
  let sides: boolean[] = [];
  for (let round = 0; round < 20; round++) {
    const [a, b] = [lengthOf(first), lengthOf(second)];
    const next = Array.from(rows, (row) => vectors.along(row, second) / b > vectors.along(row, first) / a);
    if (next.join() === sides.join()) break;
    sides = next;
    first.fill(0);
    second.fill(0);
    for (const [at, row] of rows.entries()) vectors.add(row, sides[at] === true ? second : first);
  }
  return sides;
};

/** Labels whose clusters are held out together: fewer fits, and most labels stay whole. */
const groups = 4;

/** @returns by row: the probabilities of a model that has seen only its label's other cluster */
export const leaveClusterOut = (sparse: SparseRows, given: Int32Array, classes: number): Table => {
  const vectors = vectorsOf(sparse);
  const design = sparseDesign(sparse);
  const side = Array.from(given, () => false);
  for (const rows of rowsByClass(given, classes)) {
    if (rows.length < 4) continue;
    for (const [at, isSecond] of twoMeans(vectors, rows).entries()) side[rows[at] ?? 0] = isSecond;
  }
  const values = new Float64Array(given.length * classes);
  for (let step = 0; step < groups * 2; step++) {
    const held = (row: number): boolean =>
      (given[row] ?? 0) % groups === step >> 1 && side[row] === (step % 2 === 1);
    const rows = Int32Array.from(given.keys()).filter((row) => !held(row));
    const fit = fitRegression({ design, rows, labels: given, classes, penalty: 1 });
    for (const row of given.keys()) {
      if (held(row)) predict(fit, design, row, values.subarray(row * classes, (row + 1) * classes));
    }
  }
  return { values, classes };
};
