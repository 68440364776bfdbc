/** Which character of the dataset each name of a roster means. */
import { namesOfKey } from '../caption/identity.ts';
import { isNearMiss } from '../caption/nearMiss.ts';
import type { RosterEntry } from './parseRoster.ts';

/** A tag of the dataset. */
export interface PresentTag {
  readonly key: string;
  readonly character: boolean;
  readonly count: number;
}

export interface NearMiss {
  /** Key of the tag that is probably misspelled. */
  readonly key: string;
  /** Key of the character that it is like. */
  readonly like: string;
  readonly count: number;
}

/**
 * The key of the dataset that each name of the roster means: the same key, else the only character with that
 * name and any qualifier (`perlica` means `perlica (arknights)`), else none: then its own key.
 */
export const matchRoster = (
  entries: readonly RosterEntry[],
  present: readonly PresentTag[],
): ReadonlyMap<string, RosterEntry> => {
  const keys = new Set(present.map(({ key }) => key));
  const byName = new Map<string, string | null>();
  for (const { key, character } of present) {
    if (!character) continue;
    for (const name of namesOfKey(key)) byName.set(name, byName.has(name) ? null : key);
  }
  const matched = new Map<string, RosterEntry>();
  const exact = entries.filter(({ key }) => keys.has(key));
  for (const entry of exact) matched.set(entry.key, entry);
  for (const entry of entries) {
    if (keys.has(entry.key)) continue;
    const named = byName.get(entry.key) ?? null;
    const key = named === null || matched.has(named) ? entry.key : named;
    matched.set(key, entry);
  }
  return matched;
};

/** A misspelling is rare compared with the right name. */
const rarity = 4;

/**
 * Tags that are probably misspellings of a known character: one on the roster, or, without a roster, at least
 * four times as frequent. A name on the roster is not a misspelling.
 * @param known keys of the characters that are expected
 * @param together whether both are in some caption: then they are two
 */
export const nearMisses = (
  present: readonly PresentTag[],
  known: ReadonlySet<string>,
  together: (a: string, b: string) => boolean,
): readonly NearMiss[] => {
  const counts = new Map(present.map(({ key, count }) => [key, count]));
  const characters = present.filter(({ character }) => character).map(({ key }) => key);
  const likes = known.size > 0 ? [...known] : characters;
  return present
    .filter(({ key, count }) => count > 0 && !known.has(key))
    .flatMap(({ key, count, character }) => {
      const found = likes
        .filter((like) => {
          const meant = counts.get(like) ?? 0;
          // The captions may have a missing name only in a misspelt form.
          if (known.size === 0 || !character ? meant < count * rarity : meant > 0 && meant < count)
            return false;
          return isNearMiss(key, like) && !together(key, like);
        })
        .toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
      return found[0] === undefined ? [] : [{ key, like: found[0], count }];
    })
    .toSorted((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
};
