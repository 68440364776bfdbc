/**
 * Which doubts are worth telling. Whether a caption forgot a tag, or whether such a sample has it in nine cases of ten,
 * looks alike in one tag's numbers; what tells them apart is how often captions forget the tags that can be told best.
 */

export type Tier = 'probable' | 'look';

/** What is known of a tag when its doubts are judged. */
export interface TagNumbers {
  readonly precision: number;
  readonly lacking: number;
}

/** Of tags that can be told: the part that forgets the fewest. */
const best = 0.2;
const fewest = 0.005;
/** Captions that forget more than this of their best tags cannot be told from tags that cannot be told. */
const most = 0.25;
/** Below this average precision nothing is claimed of a tag. */
export const told = 0.6;
/** The same for *probably wrong*, which counts on every single image. */
const toldWell = 0.7;
/** How much more a tag may be forgotten than the best ones. */
const tolerance = 1.25;

const odds = { probable: 0.5, lookMissing: 0.6, probableWrong: 0.03, lookWrong: 0.1 } as const;

/** How often the captions of a dataset forget a tag that they should have, 0 to 1. */
export const forgottenShare = (tags: readonly TagNumbers[]): number => {
  const shares = tags.map(({ lacking }) => lacking).toSorted((a, b) => a - b);
  const share = Math.max(fewest, shares[Math.floor(shares.length * best)] ?? 0);
  return Math.min(most, share);
};

/**
 * Whether a sample without the tag should have it.
 * @param probability that it has it, by all the evidence
 * @param forgotten of the dataset
 */
export const missingTier = (
  probability: number,
  { precision, lacking }: TagNumbers,
  forgotten: number,
): Tier | null => {
  if (precision < told) return null;
  // Of those that lack it, the part that captions forgot (Elkan and Noto 2008).
  const reached = Math.min(1, probability / (1 - forgotten));
  const posterior = Math.min(1, (forgotten * reached) / Math.max(1e-9, 1 - probability));
  if (posterior >= odds.probable && lacking <= tolerance * forgotten + fewest) return 'probable';
  return probability >= odds.lookMissing ? 'look' : null;
};

/** Whether a sample has the tag without showing it. */
export const wrongTier = (probability: number, { precision }: TagNumbers): Tier | null => {
  if (precision < told) return null;
  if (probability <= odds.probableWrong && precision >= toldWell) return 'probable';
  return probability <= odds.lookWrong ? 'look' : null;
};
