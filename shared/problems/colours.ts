/** Colours of hair and eyes that a caption gives. */
import { peopleKey } from './people.ts';
import type { Spelling } from './spelling.ts';

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

/** The name under which two colours of one character are counted: a usual pair is not a contradiction. */
export const coloursKey = (tags: readonly Spelling[], colours: readonly Spelling[]): string => {
  const keys = colours.map(({ key }) => key).toSorted((a, b) => (a < b ? -1 : 1));
  return `${peopleKey(tags)}: ${keys.join(', ')}`;
};
