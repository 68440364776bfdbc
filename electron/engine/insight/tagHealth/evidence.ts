/**
 * What is known of samples beside the tag that is judged, as numbers: sparse ones (the other tags, words of the NL
 * caption, what a tagger sees) and dense ones (components of the image vectors).
 */

/** Rows of numbers that are mostly zero. The last column is one in every row: the intercept. */
export interface Sparse {
  /** Entries of row `i`: `start[i] .. start[i + 1] - 1`. */
  readonly start: Int32Array;
  /** Columns, ascending in each row, none twice. */
  readonly index: Uint16Array;
  /** Of each entry; null: all are 1. */
  readonly value: Float32Array | null;
  readonly columns: number;
  /** By column: how strongly its weight is held near zero. */
  readonly penalty: Float64Array;
}

/** Components of image vectors, row by row, each column with mean 0 and variance `denseUnit` squared. */
export interface Dense {
  readonly values: Int8Array;
  readonly columns: number;
}

/** One standard deviation of a dense column: four of them fit into a byte. */
export const denseUnit = 127 / 4;

export interface Target {
  /** Its column among the sparse ones, or -1: it is none of them. */
  readonly column: number;
  /** Rows that have the tag, ascending. */
  readonly rows: Int32Array;
}

export interface Evidence {
  readonly rows: number;
  readonly sparse: Sparse;
  /** Null while there are no image vectors. */
  readonly dense: Dense | null;
}
