/** The spellings of a dataset, each with all that the rules ask of it: made once, looked at in every sample. */
import type { TagCategory } from '../api/caption.ts';
import { isKeptWhole, tagKey } from '../caption/identity.ts';
import { writeTag, type TagStyle } from '../caption/style.ts';
import { traitsOf, type Traits } from './traits.ts';

export interface Spelling extends Traits {
  /** As on disk. */
  readonly text: string;
  readonly key: string;
  readonly category: TagCategory;
  /** A parenthesis stands there without its backslash. */
  readonly bare: boolean;
  /** How the dataset writes this tag elsewhere, where it is not this. */
  readonly better: string | null;
  /** The name that it is probably a slip for: its spelling; null for most. */
  readonly like: Like | null;
}

export interface Like {
  readonly key: string;
  readonly text: string;
  readonly category: TagCategory;
}

export interface CountedSpelling {
  readonly text: string;
  /** Samples that have it. */
  readonly count: number;
}

const bareParenthesis = /(?<!\\)[()]/;

/** Whether a parenthesis is not escaped; faces and tags with a backslash of their own have none to escape. */
export const hasBareParenthesis = (text: string): boolean =>
  /[()]/.test(text) && bareParenthesis.test(text) && !isKeptWhole(tagKey(text));

/**
 * Which of a tag's spellings it should have: the one in the style of the dataset where somebody writes it so, else the
 * most frequent one.
 * @param spellings of one tag, at least one
 */
const preferred = (spellings: readonly CountedSpelling[], style: TagStyle): string => {
  const [first] = spellings;
  const styled = writeTag(first?.text ?? '', style);
  if (spellings.some(({ text }) => text === styled)) return styled;
  return spellings.reduce(
    (best, each) => (each.count > best.count ? each : best),
    first ?? { text: '', count: 0 },
  ).text;
};

export interface SpellingSources {
  readonly spellings: readonly CountedSpelling[];
  readonly style: TagStyle;
  readonly categoryOf: (key: string) => TagCategory;
  /** By key: what it is a slip for, as a key. */
  readonly slips: ReadonlyMap<string, string>;
}

/** @returns what is known of each spelling, in their order; one that no sample has is not compared with */
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
  for (const [key, group] of byKey) best.set(key, preferred(group, style));
  const likeOf = (key: string): Like | null => {
    const like = slips.get(key);
    if (like === undefined) return null;
    return { key: like, text: best.get(like) ?? writeTag(like, style), category: categoryOf(like) };
  };
  return spellings.map(({ text }, at) => {
    const key = keys[at] ?? '';
    const wanted = best.get(key) ?? text;
    const category = categoryOf(key);
    return {
      ...traitsOf(key, category),
      text,
      key,
      category,
      bare: hasBareParenthesis(text),
      better: wanted === text ? null : wanted,
      like: likeOf(key),
    };
  });
};
