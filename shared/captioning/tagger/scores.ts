/**
 * A tagger's scores of one image as they are kept: a byte a score, and only those that could ever matter. A label's number
 * stands as its distance from the one before, in groups of seven bits, the lowest first.
 */

/** The lowest score that is kept, as a byte. */
export const leastScore = Math.round(0.05 * 255);

/** A score of 0 to 1 as a byte: thresholds are compared as bytes too, so that both are rounded alike. */
export const scoreByte = (score: number): number => Math.round(Math.min(1, Math.max(0, score)) * 255);

/** @param scores 0 to 1, in the order of the labels */
export const encodeScores = (scores: ArrayLike<number>): Uint8Array => {
  const bytes: number[] = [];
  let last = -1;
  for (let label = 0; label < scores.length; label += 1) {
    const score = scoreByte(scores[label] ?? 0);
    if (score < leastScore) continue;
    let step = label - last - 1;
    last = label;
    while (step > 0x7f) {
      bytes.push((step & 0x7f) | 0x80);
      step >>>= 7;
    }
    bytes.push(step, score);
  }
  return Uint8Array.from(bytes);
};

/** Calls back for each score that was kept, in the order of the labels. @param encoded as `encodeScores` gives them */
export const eachScore = (encoded: Uint8Array, each: (label: number, score: number) => void): void => {
  let label = -1;
  for (let at = 0; at < encoded.length;) {
    let step = 0;
    let shift = 0;
    let byte = encoded[at++] ?? 0;
    while (byte >= 0x80) {
      step |= (byte & 0x7f) << shift;
      shift += 7;
      byte = encoded[at++] ?? 0;
    }
    label += (step | (byte << shift)) + 1;
    each(label, encoded[at++] ?? 0);
  }
};

export interface KeptScores {
  /** Ascending. */
  readonly labels: Uint32Array;
  /** 255 is 1. */
  readonly scores: Uint8Array;
}

export const decodeScores = (encoded: Uint8Array): KeptScores => {
  const labels: number[] = [];
  const scores: number[] = [];
  eachScore(encoded, (label, score) => {
    labels.push(label);
    scores.push(score);
  });
  return { labels: Uint32Array.from(labels), scores: Uint8Array.from(scores) };
};
