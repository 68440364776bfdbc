/**
 * From what each channel says of a tag to one probability that a sample has it: a small logistic regression a tag on
 * scores that each left the sample out, so that a channel which tells nothing of this tag weighs nothing.
 */

/** Standard deviations beyond which a score says no more. */
const most = 6;
/** Holds the weights near zero. */
const penalty = 3;
const iterations = 12;
/** Samples without the tag beyond this many are drawn from, and weigh more each. */
const mostWithout = 5000;

/** With mean 0 and variance 1. */
const standardised = (values: Float64Array): Float64Array => {
  let [sum, squares] = [0, 0];
  for (let at = 0; at < values.length; at++) sum += values[at] ?? 0;
  const mean = sum / Math.max(1, values.length);
  for (let at = 0; at < values.length; at++) squares += ((values[at] ?? 0) - mean) ** 2;
  const spread = Math.sqrt(squares / Math.max(1, values.length)) || 1;
  const found = new Float64Array(values.length);
  for (let at = 0; at < values.length; at++)
    found[at] = Math.max(-most, Math.min(most, ((values[at] ?? 0) - mean) / spread));
  return found;
};

/** Solves a small symmetric system by elimination. */
const solve = (matrix: readonly Float64Array[], right: Float64Array): Float64Array => {
  const rows = matrix.map((row, at) => Float64Array.of(...row, right[at] ?? 0));
  const size = right.length;
  for (const [at, pivot] of rows.entries()) {
    const scale = pivot[at] || 1e-12;
    for (const row of rows.slice(at + 1)) {
      const part = (row[at] ?? 0) / scale;
      for (let k = at; k <= size; k++) row[k] = (row[k] ?? 0) - part * (pivot[k] ?? 0);
    }
  }
  const found = new Float64Array(size);
  for (let at = size - 1; at >= 0; at--) {
    let sum = rows[at]?.[size] ?? 0;
    for (let k = at + 1; k < size; k++) sum -= (rows[at]?.[k] ?? 0) * (found[k] ?? 0);
    found[at] = sum / (rows[at]?.[at] || 1e-12);
  }
  return found;
};

interface Sampled {
  readonly rows: Int32Array;
  readonly weights: Float64Array;
}

const sampled = (has: Uint8Array, count: number): Sampled => {
  const without = has.length - count;
  const step = Math.max(1, Math.ceil(without / mostWithout));
  const rows: number[] = [];
  let skipped = 0;
  for (let row = 0; row < has.length; row++) {
    if (has[row] === 1 || skipped % step === 0) rows.push(row);
    if (has[row] !== 1) skipped++;
  }
  return {
    rows: Int32Array.from(rows),
    weights: Float64Array.from(rows, (row) => (has[row] === 1 ? 1 : step)),
  };
};

/** The loss of some weights, and, where wanted, its gradient and second derivatives. */
interface Fit {
  readonly features: Float64Array;
  readonly truth: Float64Array;
  readonly counts: Float64Array;
  readonly size: number;
  /** The intercept is held near this, weakly. */
  readonly base: number;
}

interface Derivatives {
  readonly gradient: Float64Array;
  readonly bends: readonly Float64Array[];
}

const holdOf = (at: number, size: number): number => (at === size - 1 ? 0.1 : penalty);

const lossOf = (
  { features, truth, counts, size, base }: Fit,
  weights: Float64Array,
  into: Derivatives | null,
): number => {
  let loss = 0;
  for (let at = 0; at < size; at++) {
    const away = (weights[at] ?? 0) - (at === size - 1 ? base : 0);
    const hold = holdOf(at, size);
    loss += (hold / 2) * away * away;
    if (into === null) continue;
    into.gradient[at] = hold * away;
    into.bends[at]?.fill(0);
    const line = into.bends[at];
    if (line !== undefined) line[at] = hold;
  }
  for (let row = 0; row < truth.length; row++) {
    const from = row * size;
    let score = 0;
    for (let at = 0; at < size; at++) score += (features[from + at] ?? 0) * (weights[at] ?? 0);
    const count = counts[row] ?? 1;
    const own = truth[row] ?? 0;
    loss += count * (Math.max(score, 0) + Math.log1p(Math.exp(-Math.abs(score))) - own * score);
    if (into === null) continue;
    const probability = 1 / (1 + Math.exp(-score));
    const error = count * (probability - own);
    const bend = count * probability * (1 - probability);
    for (let a = 0; a < size; a++) {
      const feature = features[from + a] ?? 0;
      into.gradient[a] = (into.gradient[a] ?? 0) + error * feature;
      const line = into.bends[a];
      if (line === undefined) continue;
      for (let b = 0; b < size; b++) line[b] = (line[b] ?? 0) + bend * feature * (features[from + b] ?? 0);
    }
  }
  return loss;
};

/** Newton's method; a step that overshoots where the curve is flat is halved. */
const fitted = (fit: Fit): Float64Array => {
  const { size, base } = fit;
  let weights = new Float64Array(size);
  weights[size - 1] = base;
  const derivatives: Derivatives = {
    gradient: new Float64Array(size),
    bends: Array.from({ length: size }, () => new Float64Array(size)),
  };
  for (let iteration = 0; iteration < iterations; iteration++) {
    const loss = lossOf(fit, weights, derivatives);
    const step = solve(derivatives.bends, derivatives.gradient);
    let scale = 1;
    let next = weights.map((weight, at) => weight - (step[at] ?? 0));
    let nextLoss = lossOf(fit, next, null);
    while (nextLoss > loss && scale > 1e-3) {
      scale /= 2;
      const part = scale;
      next = weights.map((weight, at) => weight - part * (step[at] ?? 0));
      nextLoss = lossOf(fit, next, null);
    }
    if (nextLoss >= loss) break;
    weights = next;
    if (loss - nextLoss < 1e-5 * loss) break;
  }
  return weights;
};

/**
 * @param channels by row, as many as say anything
 * @param has by row: 1 where the caption has the tag
 * @param count how many have it; neither none nor all
 * @returns by row: how probable it is that the sample has the tag, 0 to 1
 */
export const combine = (channels: readonly Float64Array[], has: Uint8Array, count: number): Float64Array => {
  const size = channels.length + 1;
  const scaled = channels.map(standardised);
  const { rows, weights: counts } = sampled(has, count);
  const features = new Float64Array(rows.length * size).fill(1);
  for (let at = 0; at < rows.length; at++)
    for (let channel = 0; channel < size - 1; channel++)
      features[at * size + channel] = scaled[channel]?.[rows[at] ?? 0] ?? 0;
  const truth = Float64Array.from(rows, (row) => has[row] ?? 0);
  const weights = fitted({ features, truth, counts, size, base: Math.log(count / (has.length - count)) });
  const found = new Float64Array(has.length).fill(weights[size - 1] ?? 0);
  for (const [channel, values] of scaled.entries()) {
    const weight = weights[channel] ?? 0;
    for (let row = 0; row < found.length; row++) found[row] = (found[row] ?? 0) + weight * (values[row] ?? 0);
  }
  for (let row = 0; row < found.length; row++) found[row] = 1 / (1 + Math.exp(-(found[row] ?? 0)));
  return found;
};
