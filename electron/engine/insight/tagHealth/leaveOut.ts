/**
 * What ridge regressions say of a tag in each sample, from everything but that tag, with the sample itself left out:
 * exact, and without a fit a tag.
 *
 * With P = (Z'Z + penalty)^-1 over all columns, the tag's own included, the regression of column t on all others has
 * the residual g / P_tt in a row z, where g = (Pz)_t, and the row's leverage in it is z'Pz - g^2 / P_tt (inverse of a
 * block matrix; Steck 2019 fits recommenders in the same way). Leaving the row out divides the residual by one minus
 * the leverage (Cook and Weisberg 1982).
 */
import { denseUnit, type Dense, type Evidence, type Sparse, type Target } from './evidence.ts';
import { gramOf, inverseOf, type Square } from './gram.ts';
import { leverages } from './leverage.ts';

/** How strongly weights of image components are held near zero, beside other evidence and alone. */
const besideOthers = 250 * denseUnit ** 2;
const alone = 100 * denseUnit ** 2;

/** Scores of one tag by row; more is likelier. Filled by `scoresOf`. */
export interface Channels {
  /** By the other tags, NL captions and taggers. */
  readonly captions: Float64Array;
  /** By image components alone. */
  readonly images: Float64Array;
  /** By both at once. */
  readonly both: Float64Array;
}

interface Regression {
  readonly inverse: Square;
  readonly leverage: Float64Array;
}

export interface LeaveOut {
  /** Writes what is said of a tag. Returns the channels that say anything. */
  scores(target: Target, into: Channels): readonly (keyof Channels)[];
}

const regression = (
  sparse: Sparse | null,
  dense: Dense | null,
  densePenalty: number,
  rows: number,
): Regression => {
  const inverse = inverseOf(gramOf(sparse, dense, densePenalty));
  return { inverse, leverage: leverages(inverse, sparse, dense, rows) };
};

/** What each column weighs: a row of P for a tag that is a column, the fitted weights for one that is none. */
const weightsOf = (
  { size, values }: Square,
  { column, rows }: Target,
  sparse: Sparse | null,
  dense: Dense | null,
): Float64Array => {
  if (column >= 0) return values.subarray(column * size, (column + 1) * size);
  const first = sparse?.columns ?? 1;
  const sums = new Float64Array(size);
  if (sparse === null) sums[0] = rows.length;
  for (const row of rows) {
    for (let at = sparse?.start[row] ?? 0; at < (sparse?.start[row + 1] ?? 0); at++) {
      const to = sparse?.index[at] ?? 0;
      sums[to] = (sums[to] ?? 0) + (sparse?.value?.[at] ?? 1);
    }
    const columns = dense?.columns ?? 0;
    for (let d = 0; d < columns; d++)
      sums[first + d] = (sums[first + d] ?? 0) + (dense?.values[row * columns + d] ?? 0);
  }
  const weights = new Float64Array(size);
  for (let row = 0; row < size; row++) {
    let sum = 0;
    for (let k = 0; k < size; k++) sum += (values[row * size + k] ?? 0) * (sums[k] ?? 0);
    weights[row] = sum;
  }
  return weights;
};

type Two = readonly [Float64Array, Float64Array];

/** Two regressions' weights side by side: one pass reads the rows for both. */
const interleaved = ([one, other]: Two, count: number): Float64Array => {
  const both = new Float64Array(2 * count);
  for (let at = 0; at < count; at++) {
    both[2 * at] = one[at] ?? 0;
    both[2 * at + 1] = other[at] ?? 0;
  }
  return both;
};

/** Writes what sparse columns weigh in each row, for two regressions. */
const sumSparse = ({ start, index, value, columns }: Sparse, weights: Two, [into, otherInto]: Two): void => {
  const both = interleaved(weights, columns);
  for (let row = 0; row + 1 < start.length; row++) {
    let [sum, otherSum] = [0, 0];
    const end = start[row + 1] ?? 0;
    for (let at = start[row] ?? 0; at < end; at++) {
      const from = 2 * (index[at] ?? 0);
      const own = value === null ? 1 : (value[at] ?? 0);
      sum += own * (both[from] ?? 0);
      otherSum += own * (both[from + 1] ?? 0);
    }
    into[row] = sum;
    otherInto[row] = otherSum;
  }
};

/** Adds what dense columns weigh, for two regressions. */
const addDense = ({ values, columns }: Dense, weights: Two, [into, otherInto]: Two): void => {
  const both = interleaved(weights, columns);
  for (let row = 0, at = 0; row < into.length; row++) {
    let [sum, otherSum] = [0, 0];
    for (let d = 0; d < 2 * columns; d += 2, at++) {
      const value = values[at] ?? 0;
      sum += value * (both[d] ?? 0);
      otherSum += value * (both[d + 1] ?? 0);
    }
    into[row] = (into[row] ?? 0) + sum;
    otherInto[row] = (otherInto[row] ?? 0) + otherSum;
  }
};

/** Sums of weights to predictions without the row itself, in place. */
const leaveOut = (sums: Float64Array, has: Uint8Array, { inverse, leverage }: Regression, own: number) => {
  if (own >= 0) {
    const diagonal = inverse.values[own * inverse.size + own] ?? 1;
    for (let row = 0; row < sums.length; row++) {
      const sum = sums[row] ?? 0;
      sums[row] = (has[row] ?? 0) - sum / Math.max(1e-9, diagonal * (1 - (leverage[row] ?? 0)) + sum * sum);
    }
    return;
  }
  for (let row = 0; row < sums.length; row++) {
    const truth = has[row] ?? 0;
    sums[row] = truth - (truth - (sums[row] ?? 0)) / Math.max(1e-9, 1 - (leverage[row] ?? 0));
  }
};

export const createLeaveOut = ({ rows, sparse, dense }: Evidence): LeaveOut => {
  const byCaptions = regression(sparse, null, 0, rows);
  const byImages = dense === null ? null : regression(null, dense, alone, rows);
  const byBoth = dense === null ? null : regression(sparse, dense, besideOthers, rows);
  const has = new Uint8Array(rows);
  return {
    scores: (target, { captions, images, both }) => {
      has.fill(0);
      for (const row of target.rows) has[row] = 1;
      const told = weightsOf(byCaptions.inverse, target, sparse, null);
      if (dense === null || byImages === null || byBoth === null) {
        sumSparse(sparse, [told, told], [captions, both]);
        leaveOut(captions, has, byCaptions, target.column);
        return ['captions'];
      }
      const joined = weightsOf(byBoth.inverse, target, sparse, dense);
      sumSparse(sparse, [told, joined], [captions, both]);
      const seen = weightsOf(byImages.inverse, { column: -1, rows: target.rows }, null, dense);
      images.fill(seen[0] ?? 0);
      addDense(dense, [seen.subarray(1), joined.subarray(sparse.columns)], [images, both]);
      leaveOut(captions, has, byCaptions, target.column);
      leaveOut(images, has, byImages, -1);
      leaveOut(both, has, byBoth, target.column);
      return ['captions', 'images', 'both'];
    },
  };
};
