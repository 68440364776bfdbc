/** The edit that removes the traits which the user drops from a character's captions, and its samples. */
import type { DroppedTraits } from '../../../../shared/api/traits.ts';
import { sampleId } from '../../../../shared/api/ids.ts';
import { tagKey } from '../../../../shared/caption/identity.ts';
import type { OpenDataset } from '../../dataset.ts';
import { findCharacter } from './findCharacter.ts';

/**
 * Only captions that name no other character: elsewhere a tag may be that one's.
 * @param text the character's tag in any spelling, or its name alone
 */
export const droppedTraits = (
  { columns, project }: Pick<OpenDataset, 'columns' | 'project'>,
  text: string,
): DroppedTraits => {
  const { tags } = columns;
  const character = findCharacter(tags, text);
  const key = character < 0 ? tagKey(text) : tags.key(character);
  const chosen = Object.entries(project().settings.traits.choices[key] ?? {})
    .filter(([, choice]) => choice === 'drop')
    .map(([tag]) => tags.find(tagKey(tag)))
    .filter((tag) => tag >= 0);
  const wanted = new Set(chosen);
  const met = new Set<number>();
  const isOther = (tag: number): boolean => tag !== character && tags.category(tag) === 'character';
  const samples = Array.from(character < 0 || wanted.size === 0 ? [] : tags.samples(character)).filter(
    (id) => {
      const caption = columns.tagsOf(id);
      const found = caption.filter((tag) => wanted.has(tag));
      if (found.length === 0 || caption.some(isOther)) return false;
      for (const tag of found) met.add(tag);
      return true;
    },
  );
  const spelled = chosen.filter((tag) => met.has(tag)).map((tag) => tags.spelling(tag));
  return {
    edit: spelled.length === 0 ? null : { kind: 'remove-tags', tags: spelled },
    samples: samples.map((id) => sampleId.parse(id)),
  };
};
