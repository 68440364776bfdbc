/** What a tagger sees, as evidence of who is shown: general tags, never those that name the characters. */
import type { Cast } from './cast.ts';

/** By sample: keys of the general tags that a tagger sees; null where none has looked. */
export type SeenOf = (sample: number) => readonly string[] | null;

/** So much of each label's images has to be looked at: else that a tagger has looked would tell who is shown. */
const leastLooked = 0.9;

/** @returns by row, what a tagger sees; null where too little was looked at to be compared */
export const seenFeatures = (
  { samples, given, labels }: Cast,
  seenOf: SeenOf,
): (readonly string[])[] | null => {
  const lists = Array.from(samples, seenOf);
  const counts = labels.map(() => ({ rows: 0, looked: 0 }));
  for (const [row, list] of lists.entries()) {
    const count = counts[given[row] ?? 0];
    if (count === undefined) continue;
    count.rows += 1;
    if (list !== null) count.looked += 1;
  }
  const isEnough = counts.every(({ rows, looked }) => looked >= rows * leastLooked);
  return isEnough ? lists.map((list) => list ?? []) : null;
};
