/** Proposed tags that would put another person into a caption, or another number of people. */
import { peopleOf } from '../../problems/people.ts';
import { traitsOf } from '../../problems/traits.ts';
import { contradictionsOfTags, countedPeople, type ComparedTag } from '../contradictions.ts';
import type { TagMarkContext, TagMarkRow } from './tagMarkRow.ts';

const alone: ReadonlySet<string> = new Set(['solo', 'no humans']);

const isCharacter = ({ category }: ComparedTag): boolean => category === 'character';

const keysOf = (tags: readonly ComparedTag[]): string => tags.map(({ key }) => key).join(', ');

/** What the caption says of how many people there are. */
const saidOf = (keys: readonly string[], present: readonly ComparedTag[]): readonly string[] => [
  ...new Set([...keys, ...present.filter(({ key }) => alone.has(key)).map(({ key }) => key)]),
];

/** Added tags that count other people than the caption does. */
const miscounted = ({ added, present }: TagMarkContext): readonly ComparedTag[] => {
  const people = countedPeople(present);
  if (people === null) return [];
  const isClosed = present.some(({ key }) => alone.has(key));
  return added.filter(({ key, category }) => {
    if (alone.has(key)) return people.total.from > (key === 'solo' ? 1 : 0);
    const { crowd } = traitsOf(key, category);
    if (crowd === null) return false;
    const counted = crowd.of === 'other' ? { from: 0, to: 0 } : people[crowd.of];
    // A caption that counts girls alone may have left a boy out, unless it says that there is no other person.
    if (counted.to === 0 && !isClosed) return false;
    return crowd.to < counted.from || crowd.from > counted.to;
  });
};

/** Added characters who are none of the caption's, where it has one person. */
const strangers = ({ added, present }: TagMarkContext): readonly ComparedTag[] => {
  if (countedPeople(present)?.total.to !== 1) return [];
  const characters = added.filter(isCharacter);
  const before = peopleOf(present).length;
  const after = peopleOf([...present, ...characters]).length;
  return after > Math.max(1, before) ? characters : [];
};

export const otherPeople = {
  kind: 'other-people',
  title: 'Another person',
  about: 'It would add a character to a caption of one person, or another number of people.',
  find: (context) => {
    const { taken, present } = context;
    const keys = countedPeople(present)?.keys ?? [];
    const others = strangers(context);
    const isSaid = contradictionsOfTags(taken, present).some(({ about }) => about === 'people');
    const counts = isSaid ? [] : miscounted(context);
    if (others.length === 0 && counts.length === 0) return null;
    const named = others.length === 0 ? [] : present.filter(isCharacter).map(({ key }) => key);
    const said = [...named, ...saidOf(keys, present)].join(', ');
    return `It would add ${keysOf([...others, ...counts])}; the caption says ${said}.`;
  },
} as const satisfies TagMarkRow;
