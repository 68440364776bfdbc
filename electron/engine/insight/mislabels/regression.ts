/**
 * Multinomial logistic regression: the loss of each row, weighted so that every class counts alike, plus an
 * L2 penalty on all weights but the intercepts (C = 1 in scikit-learn's terms).
 */
import type { Design } from './design.ts';
import { minimise } from './lbfgs.ts';

export interface Fit {
  /** By feature, then by class; the last row holds the intercepts. */
  readonly weights: Float64Array;
  readonly classes: number;
}

export interface FitRequest {
  readonly design: Design;
  /** Rows to learn from. */
  readonly rows: Int32Array;
  /** By row of the design: its class. */
  readonly labels: Int32Array;
  readonly classes: number;
  /** By row of the design: its weight, 0 to 1, before classes are balanced. */
  readonly trust?: Float64Array;
  /** Strength of the penalty; 1 / C. */
  readonly penalty: number;
  /** Weights to start from: only those of a fit to the same rows, or held-out rows would leak in. */
  readonly start?: Float64Array;
}

/** The gradient per row at which a fit is good enough: far below what changes a margin's second digit. */
const tolerance = 5e-5;
const mostIterations = 120;
/** A class with fewer rows than this is not weighted up to the others: one image is no character. */
const smallestBalanced = 5;

/** Scores to probabilities, in place; returns the logarithm of their sum before. */
export const softmax = (scores: Float64Array): number => {
  let max = -Infinity;
  for (let k = 0; k < scores.length; k++) if ((scores[k] ?? 0) > max) max = scores[k] ?? 0;
  let sum = 0;
  for (let k = 0; k < scores.length; k++) sum += scores[k] = Math.exp((scores[k] ?? 0) - max);
  for (let k = 0; k < scores.length; k++) scores[k] = (scores[k] ?? 0) / sum;
  return max + Math.log(sum);
};

const scoresOf = (design: Design, row: number, weights: Float64Array, scores: Float64Array): void => {
  const classes = scores.length;
  const intercepts = design.columns * classes;
  for (let k = 0; k < classes; k++) scores[k] = weights[intercepts + k] ?? 0;
  design.score(row, weights, classes, scores);
};

/** The weight of each row: rows / (classes x trusted rows of its class), times its own trust. */
const weightsOf = ({ rows, labels, classes, trust }: FitRequest): Float64Array => {
  const sizes = new Float64Array(classes);
  let all = 0;
  for (const row of rows) {
    const counts = trust?.[row] ?? 1;
    sizes[labels[row] ?? 0] = (sizes[labels[row] ?? 0] ?? 0) + counts;
    all += counts;
  }
  const present = sizes.filter((size) => size > 0).length;
  return Float64Array.from(rows, (row) => {
    const size = Math.max(smallestBalanced, sizes[labels[row] ?? 0] ?? 0);
    return ((trust?.[row] ?? 1) * all) / (present * size);
  });
};

export const fitRegression = (request: FitRequest): Fit => {
  const { design, rows, labels, classes, penalty } = request;
  const size = (design.columns + 1) * classes;
  const intercepts = design.columns * classes;
  const counts = weightsOf(request);
  const scores = new Float64Array(classes);
  const valueAt = (weights: Float64Array, gradient: Float64Array): number => {
    let value = 0;
    for (let i = 0; i < intercepts; i++) {
      const weight = weights[i] ?? 0;
      value += weight * weight;
      gradient[i] = penalty * weight;
    }
    value *= penalty / 2;
    gradient.fill(0, intercepts);
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at] ?? 0;
      const count = counts[at] ?? 0;
      const label = labels[row] ?? 0;
      scoresOf(design, row, weights, scores);
      const own = scores[label] ?? 0;
      value += count * (softmax(scores) - own);
      for (let k = 0; k < classes; k++) scores[k] = (scores[k] ?? 0) * count;
      scores[label] = (scores[label] ?? 0) - count;
      for (let k = 0; k < classes; k++)
        gradient[intercepts + k] = (gradient[intercepts + k] ?? 0) + (scores[k] ?? 0);
      design.spread(row, scores, classes, gradient);
    }
    return value;
  };
  const start = request.start ?? new Float64Array(size);
  const { point } = minimise(valueAt, {
    start,
    tolerance: tolerance * Math.max(1000, rows.length),
    iterations: mostIterations,
  });
  return { weights: point, classes };
};

/** Writes a row's probabilities, one a class, to `into`. */
export const predict = ({ weights }: Fit, design: Design, row: number, into: Float64Array): void => {
  scoresOf(design, row, weights, into);
  softmax(into);
};
