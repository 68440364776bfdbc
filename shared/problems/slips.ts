/** Names that are probably misspelt: rare, and a letter away from one that is frequent or expected. */
import type { TagCategory } from '../api/caption.ts';
import { splitQualifier } from '../caption/identity.ts';
import { isNearMiss } from '../caption/nearMiss.ts';

export interface CountedTag {
  readonly key: string;
  readonly category: TagCategory;
  readonly count: number;
}

const names: ReadonlySet<TagCategory> = new Set(['character', 'copyright', 'artist']);

/** A misspelling is rare compared with the right name: by this factor, */
const rarity = 4;
/** and rare in itself: a name on a hundred images is not a typing error. */
const mostSlips = 20;

/**
 * A bit for each letter of the Latin alphabet that is in it, one for all others: gives a lower bound of the
 * distance of two texts.
 */
const lettersOf = (text: string): number => {
  let bits = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i) - 0x61;
    bits |= 1 << (code >= 0 && code < 26 ? code : 26);
  }
  return bits;
};

const ones = (bits: number): number => {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
};

/** Two letters may differ; a lost qualifier is handled by comparing the name alone. */
const mostLetters = 4;

interface Candidate extends CountedTag {
  readonly letters: number;
  readonly nameLetters: number;
}

const candidate = (tag: CountedTag): Candidate => ({
  ...tag,
  letters: lettersOf(tag.key),
  nameLetters: lettersOf(splitQualifier(tag.key)?.name ?? tag.key),
});

/**
 * Whether a tag of this category may be a misspelling of a name of that one. A mistyped qualifier makes a
 * character a general tag, but plain words are never taken for names: "lang hair" is not looked for.
 */
const mayMean = (slip: CountedTag, name: CountedTag): boolean =>
  slip.category === name.category ||
  (slip.category === 'general' && splitQualifier(slip.key) !== null && splitQualifier(name.key) !== null);

export interface Known {
  /** Keys of the characters that are expected: none of them is misspelt, and any of them may be meant. */
  readonly roster: ReadonlySet<string>;
  /** Keys of tags that a list of all tags has: none of them is misspelt. */
  readonly listed: ReadonlySet<string>;
  /** Whether a rare tag and another are in one caption: then they are two. */
  readonly together: (rare: string, other: string) => boolean;
}

/**
 * @param tags of the dataset, each once
 * @returns by the misspelt key the one that was probably meant
 */
export const findSlips = (
  tags: readonly CountedTag[],
  { roster, listed, together }: Known,
): ReadonlyMap<string, string> => {
  const present = tags.filter(({ count }) => count > 0);
  const known = new Set(present.map(({ key }) => key));
  const expected = [...roster]
    .filter((key) => !known.has(key))
    .map((key): CountedTag => ({ key, category: 'character', count: 0 }));
  const meant = [...present.filter(({ category }) => names.has(category)), ...expected].map(candidate);
  const slips = new Map<string, string>();
  for (const tag of present) {
    if (tag.count > mostSlips || roster.has(tag.key) || listed.has(tag.key)) continue;
    if (!names.has(tag.category) && (tag.category !== 'general' || splitQualifier(tag.key) === null))
      continue;
    const slip = candidate(tag);
    let best: Candidate | null = null;
    for (const name of meant) {
      if (name.key === slip.key || !mayMean(slip, name)) continue;
      if (!roster.has(name.key) && name.count < slip.count * rarity) continue;
      if (best !== null && name.count <= best.count) continue;
      const apart = Math.min(ones(slip.letters ^ name.letters), ones(slip.letters ^ name.nameLetters));
      if (apart > mostLetters) continue;
      if (isNearMiss(slip.key, name.key) && !together(slip.key, name.key)) best = name;
    }
    if (best !== null) slips.set(slip.key, best.key);
  }
  return slips;
};
