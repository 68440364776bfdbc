/** Finds the names of the dataset's characters in NL captions; made once for all captions on screen. */
import { useQuery } from '@tanstack/react-query';
import { nameFinder, type NameFinder } from '../../shared/caption/mentions.ts';
import { useCall } from './ApiContext.tsx';

/** Characters whose names are looked for: the most frequent ones. */
const mostCharacters = 400;

export interface CharacterNames {
  readonly keys: ReadonlySet<string>;
  readonly find: NameFinder;
}

const namesOf = (keys: readonly string[]): CharacterNames => ({
  keys: new Set(keys),
  find: nameFinder(keys),
});

const none = namesOf([]);

const isSame = (a: CharacterNames, b: CharacterNames): boolean =>
  a.keys.size === b.keys.size && [...a.keys].every((key) => b.keys.has(key));

const isNames = (data: unknown): data is CharacterNames =>
  typeof data === 'object' && data !== null && 'find' in data;

/** The same object as long as the characters are the same. Empty until they are known. */
export const useCharacterNames = (): CharacterNames => {
  const call = useCall();
  const { data } = useQuery({
    // The key begins as those of completions do: an event that makes those stale makes these stale too.
    queryKey: ['complete', 'names'],
    queryFn: async ({ signal }) => {
      const query = { text: '', categories: 'character', limit: mostCharacters };
      const { completions } = await call('GET /api/complete', { query, signal });
      return namesOf(completions.filter(({ count }) => count > 0).map(({ key }) => key));
    },
    // They are read again after every edit, and mostly unchanged: then no text is searched again.
    structuralSharing: (before, now) =>
      isNames(before) && isNames(now) && isSame(before, now) ? before : now,
  });
  return data ?? none;
};
