/** How well a ranking finds wrong labels. Scores: the lower, the more suspect. */

export interface Measures {
  /** The chance that a wrong label comes before a right one. */
  readonly auroc: number;
  /** Average precision: the mean, over the wrong ones, of the precision where each is found. */
  readonly ap: number;
  /** How many of the first ten are wrong; of as many as there are, where there are fewer. */
  readonly first: number;
}

export interface Precision {
  readonly found: number;
  readonly precision: number;
  readonly recall: number;
}

/** @param isWrong by row; at least one is, and one is not */
export const measure = (scores: ArrayLike<number>, isWrong: readonly boolean[]): Measures => {
  const order = isWrong.map((_, row) => row).toSorted((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0));
  const wrong = isWrong.filter(Boolean).length;
  const most = Math.min(10, wrong);
  let hits = 0;
  let precisions = 0;
  let before = 0;
  let early = 0;
  for (const [place, row] of order.entries()) {
    if (isWrong[row] !== true) {
      before += hits;
      continue;
    }
    hits++;
    precisions += hits / (place + 1);
    if (place < most) early++;
  }
  return {
    auroc: before / (wrong * (isWrong.length - wrong)),
    ap: precisions / wrong,
    first: early / most,
  };
};

/** Of rows that are reported. Precision of none found is NaN. */
export const precisionOf = (found: readonly number[], isWrong: readonly boolean[]): Precision => {
  const hits = found.filter((row) => isWrong[row]).length;
  return {
    found: found.length,
    precision: hits / found.length,
    recall: hits / isWrong.filter(Boolean).length,
  };
};
