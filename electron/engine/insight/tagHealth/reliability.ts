/** How well a tag can be told at all: by how its probabilities agree with the captions as they are. */

export interface Reliability {
  /** Average precision of the probabilities, as far as it is above that of chance: 0 for chance, 1 for certainty. */
  readonly precision: number;
  /** Of the samples that have it most probably, those whose caption lacks it, 0 to 1. */
  readonly lacking: number;
}

/** Looked at for `lacking`: this part of as many samples as have the tag. */
const top = 0.7;
const fewestTop = 8;

/** How many of the ascending values are above `value`. */
const above = (ascending: Float64Array, value: number): number => {
  let [from, to] = [0, ascending.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((ascending[middle] ?? 0) > value) to = middle;
    else from = middle + 1;
  }
  return ascending.length - from;
};

/**
 * @param probabilities by row
 * @param has by row: 1 where the caption has the tag
 * @param count how many have it; at least one
 */
export const reliabilityOf = (probabilities: Float64Array, has: Uint8Array, count: number): Reliability => {
  const own = new Float64Array(count);
  for (let row = 0, next = 0; row < has.length; row++)
    if (has[row] === 1) own[next++] = probabilities[row] ?? 0;
  own.sort();
  // By rank among those that have it, best first: how many that lack it come in before.
  const before = new Float64Array(count + 1);
  for (let row = 0; row < has.length; row++) {
    // Most are below all that have it, and come in before none.
    if (has[row] === 1 || (probabilities[row] ?? 0) < (own[0] ?? 0)) continue;
    const rank = above(own, probabilities[row] ?? 0);
    before[rank] = (before[rank] ?? 0) + 1;
  }
  const wanted = Math.max(fewestTop, Math.floor(count * top));
  let [lacking, precision, found] = [0, 0, 0];
  for (let rank = 0; rank < count; rank++) {
    lacking += before[rank] ?? 0;
    precision += (rank + 1) / (rank + 1 + lacking);
    if (rank + 1 + lacking <= wanted) found = rank + 1;
  }
  const seen = Math.min(wanted, has.length);
  const chance = count / has.length;
  const over = chance === 1 ? 1 : (precision / count - chance) / (1 - chance);
  return { precision: Math.max(0, over), lacking: Math.max(0, 1 - found / Math.max(1, seen)) };
};
