/** Tags that exclude each other. */
import { coloursKey, twoColours } from '../colours.ts';
import { isCharacter, isCounted, isSingle, peopleOf } from '../people.ts';
import type { ProblemKindRow } from '../problemKind.ts';
import { quoted } from '../sentences.ts';
import { textsOf, type Spelling } from '../spelling.ts';

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

export const conflictingTags = {
  kind: 'conflicting-tags',
  severity: 'warning',
  title: 'Tags that exclude each other',
  about:
    'A solo image with two characters, 1girl beside 2girls, two hair colours where one is usual, or a pair from your own list.',
  mend: 'person',
  todo: 'Look at the image, and remove the wrong tag.',
  shows: 'tags',
  asksForPairs: true,
  message: ({ words }) => `${quoted(words)} exclude each other.`,
  find: ({ tags, usual, rules }) => {
    const own = rules.pairs.flatMap(([a, b]) => {
      const [one, other] = [tags.find(({ key }) => key === a), tags.find(({ key }) => key === b)];
      return one === undefined || other === undefined || one === other ? [] : [[one, other]];
    });
    const colours = twoColours(tags).filter(
      (found) => isSingle(tags) && !usual.colours.has(coloursKey(tags, found)),
    );
    const conflicts = [...soloConflict(tags), ...crowdConflicts(tags), ...colours, ...own];
    return conflicts.map((conflict) => ({ words: textsOf(conflict), against: [] }));
  },
} as const satisfies ProblemKindRow;
