/** The characters that the map of coverage is about: those of the tags, and those that are expected. */
import { findSlips } from '../../../../shared/problems/slips.ts';
import { matchRoster } from '../../../../shared/roster/matchRoster.ts';
import { parseRoster } from '../../../../shared/roster/parseRoster.ts';
import type { OpenDataset } from '../../dataset.ts';
import { meet } from '../../index/meet.ts';
import { presentTags } from '../../index/presentTags.ts';

export interface CoveredCharacter {
  readonly key: string;
  /** -1: no sample has it. */
  readonly tag: number;
}

/** By key. Without names that are probably misspelt: more images of those are not wanted. */
export const coveredCharacters = (
  dataset: Pick<OpenDataset, 'columns' | 'project'>,
): readonly CoveredCharacter[] => {
  const { tags } = dataset.columns;
  const present = presentTags(dataset);
  const { entries } = parseRoster(dataset.project().settings.roster.text);
  const expected = matchRoster(entries, present);
  const characters = present.filter(({ character }) => character);
  const slips = findSlips(
    characters.map(({ key, count }) => ({ key, count, category: 'character' })),
    {
      roster: new Set(expected.keys()),
      listed: new Set(),
      together: (a, b) => {
        const [one, other] = [tags.find(a), tags.find(b)];
        return one >= 0 && other >= 0 && meet(tags.samples(one), tags.samples(other));
      },
    },
  );
  const keys = new Set([
    ...characters.flatMap(({ key }) => (slips.has(key) ? [] : [key])),
    ...expected.keys(),
  ]);
  return [...keys].toSorted().map((key) => {
    const tag = tags.find(key);
    return { key, tag: tag >= 0 && tags.count(tag) > 0 ? tag : -1 };
  });
};
