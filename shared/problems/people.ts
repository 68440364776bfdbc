/** The people in a caption, as its tags name and count them. */
import { splitQualifier } from '../caption/identity.ts';
import { proseName } from '../caption/mentions.ts';
import type { Like, Spelling } from './spelling.ts';
import type { Crowd } from './traits.ts';

/** A tag, with what it is a slip for where that is known. */
interface Naming extends Pick<Spelling, 'key' | 'category'> {
  readonly like?: Like | null;
}

/** Misspelt characters count as characters. */
export const isCharacter = ({ category, like }: Naming): boolean =>
  (like?.category ?? category) === 'character';
export const isArtist = ({ category, like }: Spelling): boolean => (like?.category ?? category) === 'artist';

/** The characters of a caption, each by its name: `x (swimsuit) (y)` is `x (y)` in other clothes. */
export const peopleOf = (tags: readonly Naming[]): readonly string[] => {
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

/** A tag that counts people. */
export const isCounted = (tag: Spelling): tag is Counted => tag.crowd !== null;

/** Whether one person is in the image, by the tags. */
export const isSingle = (tags: readonly Spelling[]): boolean => {
  if (peopleOf(tags).length > 1) return false;
  if (isAlone(tags)) return true;
  const crowds = tags.filter(isCounted);
  return crowds.length === 1 && crowds[0]?.crowd.to === 1;
};

/** One key for the people in a caption. */
export const peopleKey = (tags: readonly Spelling[]): string => peopleOf(tags).join(', ');
