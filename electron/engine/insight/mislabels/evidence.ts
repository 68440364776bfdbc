/**
 * Out-of-sample probabilities: those of models that have not seen a row. In later passes, with less trust in
 * rows that looked wrong, the same folds start from their last weights, so that no model learns from rows
 * that were held out.
 */
import type { Design } from './design.ts';
import { rowsByClass, stratifiedFolds } from './folds.ts';
import { createRandom } from './random.ts';
import { fitRegression, predict, type Fit } from './regression.ts';

/** One kind of evidence: tags, or images. */
export interface Channel {
  readonly design: Design;
  /** Rows that have this evidence, ascending. */
  readonly rows: Int32Array;
  /** Strength of the penalty on weights; 1 / C. */
  readonly penalty: number;
}

export interface Question {
  readonly channel: Channel;
  /** By row: its class. */
  readonly labels: Int32Array;
  readonly classes: number;
  /** Classes whose rows are judged: smaller ones only teach. */
  readonly smallest: number;
}

/** Five folds, each of which holds out a fifth. */
export const folds = 5;

export interface CrossValidation {
  /** Makes one pass of `folds` fits. @returns by row and class; all 0 for rows that were not judged */
  pass(trust: Float64Array | null, onFit: () => void): Float64Array;
}

/** @param seed selects one way of dealing out folds */
export const crossValidation = (
  { channel, labels, classes, smallest }: Question,
  seed: number,
): CrossValidation => {
  const { design, rows, penalty } = channel;
  const own = new Set(rows);
  const byClass = rowsByClass(labels, classes).map((of) => of.filter((row) => own.has(row)));
  const fold = stratifiedFolds(byClass, labels.length, { folds, smallest, random: createRandom(seed) });
  const before = new Map<number, Fit>();
  return {
    pass: (trust, onFit) => {
      const probabilities = new Float64Array(labels.length * classes);
      for (let held = 0; held < folds; held++) {
        const start = before.get(held)?.weights;
        const fit = fitRegression({
          design,
          rows: rows.filter((row) => fold[row] !== held),
          labels,
          classes,
          penalty,
          ...(trust !== null && { trust }),
          ...(start !== undefined && { start }),
        });
        before.set(held, fit);
        for (const row of rows) {
          if (fold[row] !== held) continue;
          predict(fit, design, row, probabilities.subarray(row * classes, (row + 1) * classes));
        }
        onFit();
      }
      return probabilities;
    },
  };
};
