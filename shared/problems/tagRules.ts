/** What may be wrong with the tags of one sample. Pure: tags in their order, and what is usual in the dataset. */
import { splitQualifier } from '../caption/identity.ts';
import { proseName } from '../caption/mentions.ts';
import type { Found } from './found.ts';
import type { Spelling } from './spelling.ts';
import type { Crowd } from './traits.ts';

/** A problem before it is known whose it is. */
export type Mark = Omit<Found, 'sample' | 'relPath'>;

const texts = (spellings: readonly Spelling[]): string[] => [...new Set(spellings.map(({ text }) => text))];

export const mixedSpelling = (tags: readonly Spelling[]): Mark | null => {
  const others = new Map<string, string>();
  for (const { text, better } of tags) if (better !== null) others.set(text, better);
  if (others.size === 0) return null;
  return { kind: 'mixed-spelling', words: [...others.keys()], against: [...others.values()] };
};

export const unescapedParentheses = (tags: readonly Spelling[]): Mark | null => {
  const bare = tags.filter((tag) => tag.bare);
  return bare.length === 0 ? null : { kind: 'unescaped-parentheses', words: texts(bare), against: [] };
};

/** The fix is one edit for the caption: where both are found, the signs go first. */
export const otherSeparator = (tags: readonly Spelling[]): Mark | null => {
  const several = tags.filter(
    ({ severalBy }) => severalBy !== null && (!severalBy.alone || tags.length === 1),
  );
  const what = several.some(({ severalBy }) => severalBy?.what === 'separators') ? 'separators' : 'spaces';
  return several.length === 0 ? null : { kind: 'other-separator', words: texts(several), against: [what] };
};

export const promptSyntax = (tags: readonly Spelling[]): Mark | null => {
  const found = tags.filter(({ syntax }) => syntax !== null);
  return found.length === 0 ? null : { kind: 'prompt-syntax', words: texts(found), against: [] };
};

export const nearMisses = (tags: readonly Spelling[]): readonly Mark[] =>
  tags.flatMap(({ text, like }) =>
    like === null ? [] : [{ kind: 'near-miss-name', words: [text], against: [like.text] } as const],
  );

export const duplicateTags = (tags: readonly Spelling[]): Mark | null => {
  const seen = new Set<string>();
  // `BREAK` may well stand there twice.
  const again = tags.filter(({ key, syntax }) => syntax === null && (seen.has(key) || !seen.add(key)));
  return again.length === 0 ? null : { kind: 'duplicate-tag', words: texts(again), against: [] };
};

/** Slips for characters count as characters. */
export const isCharacter = ({ category, like }: Spelling): boolean =>
  (like?.category ?? category) === 'character';
const isArtist = ({ category, like }: Spelling): boolean => (like?.category ?? category) === 'artist';

/** @param usual whether most captions of the dataset begin with a character */
export const activationNotFirst = (tags: readonly Spelling[], usual: boolean): Mark | null => {
  if (!usual) return null;
  const at = tags.findIndex(isCharacter);
  const [first] = tags;
  const character = tags[at];
  if (at <= 0 || first === undefined || character === undefined) return null;
  return { kind: 'activation-not-first', words: [character.text], against: [first.text], number: at + 1 };
};

/** @param keep how many tags the trainer leaves in their places; 0: it keeps none, or moves none */
export const activationNotKept = (tags: readonly Spelling[], keep: number): Mark | null => {
  if (keep === 0) return null;
  const behind = tags.slice(keep).filter(isCharacter);
  if (behind.length === 0) return null;
  return { kind: 'activation-not-kept', words: texts(behind), against: [], number: keep };
};

/** @param usual whether most captions of the dataset name an artist */
export const noArtist = (tags: readonly Spelling[], usual: boolean): Mark | null =>
  usual && tags.length > 0 && !tags.some(isArtist) ? { kind: 'no-artist', words: [], against: [] } : null;

/** The colours of hair and of eyes, where there are two or more of a part. */
export const twoColours = (tags: readonly Spelling[]): readonly (readonly Spelling[])[] =>
  (['hair', 'eyes'] as const).flatMap((part) => {
    const found: Spelling[] = [];
    for (const tag of tags) {
      if (tag.manyColours === part) return [];
      if (tag.colours === part && !found.some(({ key }) => key === tag.key)) found.push(tag);
    }
    return found.length > 1 ? [found] : [];
  });

/** The characters of a caption, each by its name: `x (swimsuit) (y)` is `x (y)` in other clothes. */
export const peopleOf = (tags: readonly Spelling[]): readonly string[] => {
  const named = new Set<string>();
  for (const tag of tags) if (isCharacter(tag)) named.add(proseName(tag.like?.key ?? tag.key));
  // "saber alter" beside "saber" is one of them.
  return [...named].filter((name) => ![...named].some((other) => other !== name && isWithin(name, other)));
};

const isWithin = (name: string, other: string): boolean =>
  other.startsWith(`${name} `) || other.endsWith(` ${name}`) || splitQualifier(other)?.name === name;

const isAlone = (tags: readonly Spelling[]): boolean => tags.some(({ key }) => key === 'solo');

interface Counted extends Spelling {
  readonly crowd: Crowd;
}

const isCounted = (tag: Spelling): tag is Counted => tag.crowd !== null;

/** One person is in the picture, as far as the tags say. */
export const isSingle = (tags: readonly Spelling[]): boolean => {
  if (peopleOf(tags).length > 1) return false;
  if (isAlone(tags)) return true;
  const crowds = tags.filter(isCounted);
  return crowds.length === 1 && crowds[0]?.crowd.to === 1;
};

/** One key for the people of a caption. */
export const peopleKey = (tags: readonly Spelling[]): string => peopleOf(tags).join(', ');

/** Under which name two colours of one character are counted: what is usual for it is no contradiction. */
export const coloursKey = (tags: readonly Spelling[], colours: readonly Spelling[]): string => {
  const keys = colours.map(({ key }) => key).toSorted((a, b) => (a < b ? -1 : 1));
  return `${peopleKey(tags)}: ${keys.join(', ')}`;
};

const crowdConflicts = (tags: readonly Spelling[]): readonly (readonly Spelling[])[] => {
  const crowds = tags.filter(isCounted);
  if (crowds.length < 2) return [];
  return crowds.flatMap((a, at) =>
    crowds
      .slice(at + 1)
      .filter(({ crowd: b }) => a.crowd.of === b.of && (a.crowd.to < b.from || b.to < a.crowd.from))
      .map((b) => [a, b]),
  );
};

const soloConflict = (tags: readonly Spelling[]): readonly (readonly Spelling[])[] => {
  const solo = tags.find(({ key }) => key === 'solo');
  if (solo === undefined) return [];
  const characters = tags.filter(isCharacter);
  if (peopleOf(tags).length > 1) return [[solo, ...characters]];
  const crowds = tags.filter(isCounted);
  const others = crowds.filter(({ crowd }) => crowd.from > 1);
  if (others.length > 0) return [[solo, ...others]];
  return new Set(crowds.map(({ crowd }) => crowd.of)).size > 1 ? [[solo, ...crowds]] : [];
};

export interface ConflictRules {
  /** Pairs of keys that the user does not want together. */
  readonly pairs: readonly (readonly [string, string])[];
  /** By `coloursKey`: usual there. */
  readonly usualColours: ReadonlySet<string>;
}

/** Tags that exclude each other; one mark a contradiction. */
export const conflictingTags = (tags: readonly Spelling[], rules: ConflictRules): readonly Mark[] => {
  const own = rules.pairs.flatMap(([a, b]) => {
    const [one, other] = [tags.find(({ key }) => key === a), tags.find(({ key }) => key === b)];
    return one === undefined || other === undefined || one === other ? [] : [[one, other]];
  });
  const colours = twoColours(tags).filter(
    (found) => isSingle(tags) && !rules.usualColours.has(coloursKey(tags, found)),
  );
  return [...soloConflict(tags), ...crowdConflicts(tags), ...colours, ...own].map((conflict) => ({
    kind: 'conflicting-tags',
    words: texts(conflict),
    against: [],
  }));
};
