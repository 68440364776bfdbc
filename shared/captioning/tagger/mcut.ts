/**
 * MCut: the threshold of one image's scores lies in the middle of the widest gap between two neighbours. After Largeron,
 * Moulin, Géry: MCut: A Thresholding Strategy for Multi-label Classification (IDA 2012): with the scores in falling order,
 * the threshold is (s[i] + s[i + 1]) / 2 for the i with the largest s[i] - s[i + 1].
 */

/**
 * @param scores 0 to 255, whole, in any order; all others are taken for 0
 * @returns a threshold that at least one score reaches; infinite where there is none
 */
export const mcut = (scores: readonly number[]): number => {
  const there = new Uint8Array(256);
  for (const score of scores) there[score] = 1;
  let widest = 0;
  let threshold = Infinity;
  let last = 0;
  for (let score = 1; score < there.length; score += 1) {
    if (there[score] === 0) continue;
    // Of gaps of one width, the one between higher scores.
    if (score - last >= widest) {
      widest = score - last;
      threshold = (score + last) / 2;
    }
    last = score;
  }
  return threshold;
};
