/**
 * What a regression learns from: rows of features, either sparse and binary (the tags of a caption) or dense
 * (an image's vector). Weights are stored by feature, the classes of one feature side by side, so that the
 * inner loops run over neighbouring numbers.
 */

export interface Design {
  readonly rows: number;
  readonly columns: number;
  /** Adds a row's scores, one a class, to `scores` (length `classes`). */
  score(row: number, weights: Float64Array, classes: number, scores: Float64Array): void;
  /** Adds the outer product of a row and `delta` (length `classes`) to `gradient`, which is laid out as weights are. */
  spread(row: number, delta: Float64Array, classes: number, gradient: Float64Array): void;
}

/** The features of each row: those of row `r` are `index[start[r]] .. index[start[r + 1] - 1]`, ascending. */
export interface SparseRows {
  readonly start: Int32Array;
  readonly index: Int32Array;
  readonly columns: number;
}

export const sparseDesign = ({ start, index, columns }: SparseRows): Design => ({
  rows: start.length - 1,
  columns,
  score: (row, weights, classes, scores) => {
    const end = start[row + 1] ?? 0;
    for (let at = start[row] ?? 0; at < end; at++) {
      const base = (index[at] ?? 0) * classes;
      for (let k = 0; k < classes; k++) scores[k] = (scores[k] ?? 0) + (weights[base + k] ?? 0);
    }
  },
  spread: (row, delta, classes, gradient) => {
    const end = start[row + 1] ?? 0;
    for (let at = start[row] ?? 0; at < end; at++) {
      const base = (index[at] ?? 0) * classes;
      for (let k = 0; k < classes; k++) gradient[base + k] = (gradient[base + k] ?? 0) + (delta[k] ?? 0);
    }
  },
});

/** @param values row by row */
export const denseDesign = (values: Float32Array, columns: number): Design => ({
  rows: values.length / columns,
  columns,
  score: (row, weights, classes, scores) => {
    const from = row * columns;
    for (let column = 0; column < columns; column++) {
      const value = values[from + column] ?? 0;
      const base = column * classes;
      for (let k = 0; k < classes; k++) scores[k] = (scores[k] ?? 0) + value * (weights[base + k] ?? 0);
    }
  },
  spread: (row, delta, classes, gradient) => {
    const from = row * columns;
    for (let column = 0; column < columns; column++) {
      const value = values[from + column] ?? 0;
      const base = column * classes;
      for (let k = 0; k < classes; k++)
        gradient[base + k] = (gradient[base + k] ?? 0) + value * (delta[k] ?? 0);
    }
  },
});
