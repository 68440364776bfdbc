/** The matrix of a ridge regression, Z'Z + penalty, and its inverse: symmetric, row by row in one array. */
import type { Dense, Sparse } from './evidence.ts';

export interface Square {
  readonly size: number;
  readonly values: Float64Array;
}

const fillBelow = (values: Float64Array, size: number): void => {
  for (let row = 0; row < size; row++)
    for (let column = 0; column < row; column++)
      values[row * size + column] = values[column * size + row] ?? 0;
};

const addSparse = (values: Float64Array, size: number, { start, index, value }: Sparse): void => {
  for (let row = 0; row + 1 < start.length; row++) {
    const end = start[row + 1] ?? 0;
    for (let a = start[row] ?? 0; a < end; a++) {
      const base = (index[a] ?? 0) * size;
      const own = value === null ? 1 : (value[a] ?? 0);
      for (let b = a; b < end; b++) {
        const at = base + (index[b] ?? 0);
        values[at] = (values[at] ?? 0) + (value === null ? 1 : own * (value[b] ?? 0));
      }
    }
  }
};

/** The upper triangle of the dense columns, and their products with the sparse ones, which stand before them. */
const addDense = (values: Float64Array, size: number, sparse: Sparse | null, dense: Dense): void => {
  const { columns } = dense;
  const first = sparse?.columns ?? 1;
  const own = new Float64Array(columns);
  const addTo = (base: number, from: number, scale: number): void => {
    for (let b = from; b < columns; b++) values[base + b] = (values[base + b] ?? 0) + scale * (own[b] ?? 0);
  };
  for (let row = 0; row * columns < dense.values.length; row++) {
    own.set(dense.values.subarray(row * columns, (row + 1) * columns));
    for (let a = 0; a < columns; a++) addTo((first + a) * size + first, a, own[a] ?? 0);
    if (sparse === null) addTo(first, 0, 1);
    else {
      const { start, index, value } = sparse;
      const end = start[row + 1] ?? 0;
      for (let at = start[row] ?? 0; at < end; at++)
        addTo((index[at] ?? 0) * size + first, 0, value === null ? 1 : (value[at] ?? 0));
    }
  }
};

/**
 * @param sparse null: an intercept alone stands before the dense columns
 * @param densePenalty of every dense column
 */
export const gramOf = (sparse: Sparse | null, dense: Dense | null, densePenalty: number): Square => {
  const first = sparse?.columns ?? 1;
  const size = first + (dense?.columns ?? 0);
  const values = new Float64Array(size * size);
  if (sparse !== null) addSparse(values, size, sparse);
  else values[0] = (dense?.values.length ?? 0) / (dense?.columns ?? 1);
  if (dense !== null) addDense(values, size, sparse, dense);
  for (let column = 0; column < size; column++) {
    const penalty = column < first ? (sparse?.penalty[column] ?? interceptPenalty) : densePenalty;
    values[column * size + column] = (values[column * size + column] ?? 0) + penalty;
  }
  fillBelow(values, size);
  return { size, values };
};

/** Next to nothing: it only keeps the matrix regular. */
export const interceptPenalty = 1e-3;

/** The lower triangle L with L L' = the matrix (Cholesky), in place of its lower triangle. */
const factorise = (values: Float64Array, size: number): void => {
  for (let row = 0; row < size; row++) {
    const own = row * size;
    for (let column = 0; column <= row; column++) {
      const other = column * size;
      let sum = values[own + column] ?? 0;
      for (let k = 0; k < column; k++) sum -= (values[own + k] ?? 0) * (values[other + k] ?? 0);
      values[own + column] =
        column === row ? Math.sqrt(Math.max(sum, 1e-12)) : sum / (values[other + column] ?? 1);
    }
  }
};

/** The inverse of a symmetric, positive definite matrix. */
export const inverseOf = ({ size, values: given }: Square): Square => {
  const lower = given.slice();
  factorise(lower, size);
  // Rows of the inverse of L, transposed: row `column` holds the column of it.
  const turned = new Float64Array(size * size);
  for (let column = 0; column < size; column++) {
    const base = column * size;
    turned[base + column] = 1 / (lower[column * size + column] ?? 1);
    for (let row = column + 1; row < size; row++) {
      const own = row * size;
      let sum = 0;
      for (let k = column; k < row; k++) sum -= (lower[own + k] ?? 0) * (turned[base + k] ?? 0);
      turned[base + row] = sum / (lower[own + row] ?? 1);
    }
  }
  const values = lower.fill(0);
  for (let row = 0; row < size; row++) {
    for (let column = row; column < size; column++) {
      let sum = 0;
      for (let k = column; k < size; k++)
        sum += (turned[row * size + k] ?? 0) * (turned[column * size + k] ?? 0);
      values[row * size + column] = sum;
    }
  }
  fillBelow(values, size);
  return { size, values };
};
