/** Which rows are held out together: every row is judged by a model that has not seen it. */
import type { Random } from './random.ts';

/** Fold of rows that are never held out. */
export const alwaysKnown = -1;

/** Rows by class, each in ascending order. */
export const rowsByClass = (labels: Int32Array, classes: number): Int32Array[] => {
  const rows = Array.from({ length: classes }, (): number[] => []);
  for (const [row, label] of labels.entries()) rows[label]?.push(row);
  return rows.map((own) => Int32Array.from(own));
};

/**
 * Stratified folds: each class is dealt out evenly, and the next class goes on where the last one ended, so
 * that folds are of equal size too.
 * @param smallest a class with fewer rows than this is never held out
 * @returns by row: its fold, 0 .. folds-1, or `alwaysKnown`
 */
export const stratifiedFolds = (
  byClass: readonly Int32Array[],
  rows: number,
  { folds, smallest, random }: { folds: number; smallest: number; random: Random },
): Int32Array => {
  const fold = new Int32Array(rows).fill(alwaysKnown);
  let next = 0;
  for (const own of byClass) {
    if (own.length < smallest) continue;
    const dealt = own.slice();
    random.shuffle(dealt);
    for (const row of dealt) fold[row] = next++ % folds;
  }
  return fold;
};
