/** z' P z of every row: how much a row itself weighs in what a ridge regression says of it. */
import type { Dense, Sparse } from './evidence.ts';
import type { Square } from './gram.ts';

/** The part of the sparse entries; what they make of each dense column is added to `across`. */
const sparsePart = (
  { size, values }: Square,
  { start, index, value, columns: first }: Sparse,
  row: number,
  across: Float64Array,
): number => {
  let sum = 0;
  const end = start[row + 1] ?? 0;
  for (let a = start[row] ?? 0; a < end; a++) {
    const base = (index[a] ?? 0) * size;
    const own = value === null ? 1 : (value[a] ?? 0);
    let inner = (own / 2) * (values[base + (index[a] ?? 0)] ?? 0);
    for (let b = a + 1; b < end; b++)
      inner += (value === null ? 1 : (value[b] ?? 0)) * (values[base + (index[b] ?? 0)] ?? 0);
    sum += 2 * own * inner;
    for (let d = 0; d < across.length; d++)
      across[d] = (across[d] ?? 0) + own * (values[base + first + d] ?? 0);
  }
  return sum;
};

/** The part of the dense entries, with what the sparse ones make of them. */
const densePart = (
  { size, values }: Square,
  first: number,
  own: Float64Array,
  across: Float64Array,
): number => {
  let sum = 0;
  for (let a = 0; a < own.length; a++) {
    const base = (first + a) * size + first;
    const value = own[a] ?? 0;
    let inner = (across[a] ?? 0) + (value / 2) * (values[base + a] ?? 0);
    for (let b = a + 1; b < own.length; b++) inner += (own[b] ?? 0) * (values[base + b] ?? 0);
    sum += 2 * value * inner;
  }
  return sum;
};

/**
 * @param inverse of the regression's matrix
 * @param sparse null: an intercept alone stands before the dense columns
 */
export const leverages = (
  inverse: Square,
  sparse: Sparse | null,
  dense: Dense | null,
  rows: number,
): Float64Array => {
  const columns = dense?.columns ?? 0;
  const found = new Float64Array(rows);
  const across = new Float64Array(columns);
  const own = new Float64Array(columns);
  const intercept = inverse.values.slice(1, 1 + columns);
  for (let row = 0; row < rows; row++) {
    across.fill(0);
    let sum = 0;
    if (sparse === null) {
      sum = inverse.values[0] ?? 0;
      across.set(intercept);
    } else sum = sparsePart(inverse, sparse, row, across);
    if (dense !== null) {
      own.set(dense.values.subarray(row * columns, (row + 1) * columns));
      sum += densePart(inverse, sparse?.columns ?? 1, own, across);
    }
    found[row] = sum;
  }
  return found;
};
