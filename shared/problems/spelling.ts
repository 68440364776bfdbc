/** The spellings of a dataset, each with everything that the rules need of it: made once, used for every sample. */
import type { TagCategory } from '../api/caption.ts';
import { isKeptWhole, promptSyntaxOf, tagKey } from '../caption/identity.ts';
import { cutAtSigns, isSpaceSeparated } from '../caption/separators.ts';
import { preferredSpelling, writeTag, type CountedSpelling, type TagStyle } from '../caption/style.ts';
import { traitsOf, type Traits } from './traits.ts';

export interface Spelling extends Traits {
  /** As on disk. */
  readonly text: string;
  readonly key: string;
  readonly category: TagCategory;
  /** The prompt syntax that it is (`weight`, `network` ...); null for tags. */
  readonly syntax: string | null;
  /** It is several tags: separated by other characters than commas, or, where it is the whole caption, by spaces. */
  readonly severalBy: SeveralBy | null;
  /** It has a parenthesis without a backslash. */
  readonly bare: boolean;
  /** The dataset's usual spelling of this tag, where it is another. */
  readonly better: string | null;
  /** The name that was probably meant: its spelling; null for most. */
  readonly like: Like | null;
}

/** `alone`: only where the tag is the whole caption. */
export interface SeveralBy {
  readonly what: 'separators' | 'spaces';
  readonly alone: boolean;
}

export interface Like {
  readonly key: string;
  readonly text: string;
  readonly category: TagCategory;
}

const bareParenthesis = /(?<!\\)[()]/;

/** Whether a parenthesis is not escaped; faces have none to escape, and those of a weight must not be. */
export const hasBareParenthesis = (text: string): boolean =>
  /[()]/.test(text) && bareParenthesis.test(text) && !isKeptWhole(tagKey(text));

const severalBy = (text: string, isKnown: (key: string) => boolean): SeveralBy | null => {
  if (cutAtSigns(text, false).length > 1) return { what: 'separators', alone: false };
  if (cutAtSigns(text, true).length > 1) return { what: 'separators', alone: true };
  return isSpaceSeparated(text, isKnown) ? { what: 'spaces', alone: true } : null;
};

export interface SpellingSources {
  readonly spellings: readonly CountedSpelling[];
  readonly style: TagStyle;
  readonly categoryOf: (key: string) => TagCategory;
  /** By key: the key that was probably meant. */
  readonly slips: ReadonlyMap<string, string>;
}

/** @returns the facts of each spelling, in their order; one that no sample has is not compared with */
export const readSpellings = ({
  spellings,
  style,
  categoryOf,
  slips,
}: SpellingSources): readonly Spelling[] => {
  const keys = spellings.map(({ text }) => tagKey(text));
  const byKey = new Map<string, CountedSpelling[]>();
  for (const [at, spelling] of spellings.entries()) {
    if (spelling.count === 0) continue;
    const key = keys[at] ?? '';
    const group = byKey.get(key);
    if (group === undefined) byKey.set(key, [spelling]);
    else group.push(spelling);
  }
  const best = new Map<string, string>();
  for (const [key, group] of byKey) best.set(key, preferredSpelling(group, style));
  const likeOf = (key: string): Like | null => {
    const like = slips.get(key);
    if (like === undefined) return null;
    return { key: like, text: best.get(like) ?? writeTag(like, style), category: categoryOf(like) };
  };
  return spellings.map(({ text }, at) => {
    const key = keys[at] ?? '';
    // `\\(smile\\)` and `(smile)` share a key, and neither is the better spelling of the other.
    const wanted = promptSyntaxOf(key) === null ? (best.get(key) ?? text) : text;
    const category = categoryOf(key);
    return {
      ...traitsOf(key, category),
      text,
      key,
      category,
      syntax: promptSyntaxOf(text),
      severalBy: severalBy(text, (other) => byKey.has(other)),
      bare: hasBareParenthesis(text),
      better: wanted === text ? null : wanted,
      like: likeOf(key),
    };
  });
};

/** Spellings as they are in captions, each once. */
export const textsOf = (spellings: readonly Spelling[]): readonly string[] => [
  ...new Set(spellings.map(({ text }) => text)),
];
