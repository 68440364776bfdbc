/** Reads the traits of a character, and saves what the user decides about them in `proofsheet.json`. */
import { useQuery } from '@tanstack/react-query';
import type { CharacterTraits, Outfit, Trait, TraitChoice } from '../../shared/api/traits.ts';
import { useCall, useOpening } from '../api/ApiContext.tsx';
import { wordsOf } from '../api/call.ts';
import { useApp } from '../state/AppContext.tsx';
import { useProjectEdit } from './useProjectEdit.ts';

/** Read again after every change of captions or of the choices; what was known stays meanwhile. */
export const useCharacterTraits = (character: string) => {
  const call = useCall();
  return useQuery({
    queryKey: ['roster', 'traits', character],
    queryFn: ({ signal }) => call('GET /api/roster/traits', { query: { character }, signal }),
  });
};

const choiceLabels: Readonly<Record<TraitChoice, (tag: string) => string>> = {
  keep: (tag) => `Keep “${tag}” in captions`,
  drop: (tag) => `Drop “${tag}” from captions`,
  absorb: (tag) => `Absorb “${tag}” in exports`,
};

export const useTraitChoice = ({ key }: Pick<CharacterTraits, 'key'>) => {
  const edit = useProjectEdit();
  return ({ tag, key: of, choice }: Trait, to: TraitChoice): void => {
    if (to === choice) return;
    const value = to === 'keep' ? null : to;
    edit(choiceLabels[to](tag), [{ path: ['traits', 'choices', key, of], value }]);
  };
};

/** Saves an outfit under a name, in place of what it was. */
export const useOutfitEdit = ({ key }: Pick<CharacterTraits, 'key'>) => {
  const edit = useProjectEdit();
  const place = (name: string): string[] => ['traits', 'outfits', key, name];
  return {
    save: (before: string | null, name: string, tags: readonly string[]): void =>
      edit(`Name the outfit “${name}”`, [
        ...(before === null || before === name ? [] : [{ path: place(before), value: null }]),
        { path: place(name), value: tags },
      ]),
    forget: ({ name }: Outfit): void => {
      if (name !== null) edit(`Forget the outfit “${name}”`, [{ path: place(name), value: null }]);
    },
  };
};

/** Opens the preview of the edit that removes what is dropped. */
export const useDropEdit = ({ key }: Pick<CharacterTraits, 'key'>) => {
  const call = useCall();
  const opening = useOpening();
  const openBulk = useApp((state) => state.openBulk);
  const say = useApp((state) => state.say);
  return async (): Promise<void> => {
    try {
      const { edit, samples } = await call('GET /api/roster/traits/dropped', { query: { character: key } });
      if (edit === null || opening === null) {
        say(
          'These tags are only in captions that name another character as well: remove them there by hand.',
        );
      } else {
        openBulk({
          kind: edit.kind,
          tag: null,
          edit,
          finding: { opening, ids: samples },
          preview: true,
        });
      }
    } catch (error) {
      say(wordsOf(error), 'problem');
    }
  };
};
