/** Which characters are expected, which exist, which have too few images, and the repeats that would balance them. */

export const rosterStatuses = ['missing', 'few', 'ok', 'unexpected'] as const;
export type RosterStatus = (typeof rosterStatuses)[number];

export interface Judged {
  /** Whether the roster names the character. */
  readonly expected: boolean;
  /** Whether there is a roster at all: without one no character is unexpected. */
  readonly listed: boolean;
  readonly images: number;
  /** Images below which a character is not learnt. */
  readonly floor: number;
}

/** An unexpected character is so whatever it has. */
export const statusOf = ({ expected, listed, images, floor }: Judged): RosterStatus => {
  if (listed && !expected) return 'unexpected';
  if (images === 0) return 'missing';
  return images < floor ? 'few' : 'ok';
};

/** The value of one more image of a burst, compared with its first. */
const burstShare = 0.1;

/**
 * Images corrected for near-duplicates: each group of them counts as one and a bit ("a burst of 8 is one and
 * a bit", here 1.7), to one decimal.
 * @param images of the character, all together
 * @param groups sizes of the groups of near-duplicates among them
 */
export const distinctImages = (images: number, groups: readonly number[]): number => {
  const spare = groups.reduce((sum, size) => sum + Math.max(0, size - 1), 0);
  return Math.round((images - spare * (1 - burstShare)) * 10) / 10;
};

/** With more repeats than this the few images are overfitted instead. */
const mostRepeats = 10;

/**
 * `num_repeats` with which a character is seen as often as one that has `target` images: to one decimal, from 1 to 10.
 * 1 where there is nothing to repeat.
 */
export const suggestedRepeats = (images: number, target: number): number => {
  if (images <= 0 || images >= target) return 1;
  return Math.min(mostRepeats, Math.round((target / images) * 10) / 10);
};
