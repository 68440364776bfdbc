/** Names that differ by a letter: `perlcia (arknights)` beside `perlica (arknights)`. */
import { proseName } from './mentions.ts';

/**
 * Letters that are added, missing, different, or swapped with their neighbour, from one text to another
 * (optimal string alignment); `limit + 1` as soon as it is known to be more than `limit`.
 */
export const letterDistance = (a: string, b: string, limit: number): number => {
  const beyond = limit + 1;
  if (Math.abs(a.length - b.length) > limit) return beyond;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((last[j - 1] ?? 0) + same, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      }
      row.push(best);
    }
    if (Math.min(...row) > limit) return beyond;
    before = last;
    last = row;
  }
  return Math.min(last[b.length] ?? beyond, beyond);
};

const signs = /[^\p{L}\p{N}]+/gu;

/** How many letters may differ: with more, a short name is a different one. */
const tolerance = (name: string): number => {
  if (name.length < 4) return 0;
  return name.length < 9 ? 1 : 2;
};

/** From this many letters on, a name is recognised without its qualifier. */
const lostQualifier = 6;

/**
 * Whether `key` is probably a misspelling of `like`: its name differs by a letter or two (one for names under
 * nine letters, none under four), or only by signs (a lost parenthesis, a hyphen), the qualifier being the
 * same or lost. Different digits are not a misspelling: `2b` is not `9b`.
 * @param key, like identity keys
 */
export const isNearMiss = (key: string, like: string): boolean => {
  if (key === like) return false;
  if (key.replaceAll(/\D/gu, '') !== like.replaceAll(/\D/gu, '')) return false;
  if (key.replaceAll(signs, '') === like.replaceAll(signs, '')) return true;
  const name = proseName(like);
  const limit = tolerance(name);
  if (letterDistance(key, like, limit) <= limit) return true;
  // Without its qualifier a short name may be a word of its own: "embers" is not a misspelling of ember.
  return name.length >= lostQualifier && letterDistance(key, name, 1) <= 1;
};
