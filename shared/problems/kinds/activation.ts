/** The character's tag, where trainers do not find it: not first, or behind those that they keep in place. */
import type { EditInput } from '../../edit/edit.ts';
import { isCharacter } from '../people.ts';
import { none, type ProblemKindRow } from '../problemKind.ts';
import { named, ordinal, plural } from '../sentences.ts';
import { textsOf } from '../spelling.ts';

/** Characters, copyrights and artists come first. */
const sortedFirst = (): EditInput => ({
  kind: 'sort-tags',
  order: ['character', 'copyright', 'artist', 'general', 'meta', 'year', 'quality', 'rating'],
});

export const activationNotFirst = {
  kind: 'activation-not-first',
  severity: 'warning',
  title: 'Character not first',
  about:
    'In most of the dataset the character’s tag comes first. Trainers that keep the first tags of a caption rely on that.',
  mend: 'safe',
  todo: 'Put characters, copyrights and artists first.',
  shows: 'tags',
  message: ({ words, against, number = 0 }) =>
    `${named(words)} is the ${ordinal(number)} tag; “${against[0] ?? ''}” stands first.`,
  find: ({ tags, usual }) => {
    if (!usual.characterFirst) return none;
    const at = tags.findIndex(isCharacter);
    const [first] = tags;
    const character = tags[at];
    if (at <= 0 || first === undefined || character === undefined) return none;
    return [{ words: [character.text], against: [first.text], number: at + 1 }];
  },
  fix: sortedFirst,
} as const satisfies ProblemKindRow;

export const activationNotKept = {
  kind: 'activation-not-kept',
  severity: 'warning',
  title: 'Character after the kept tags',
  about:
    'It comes after the tags that the trainer keeps in place, so it is shuffled and sometimes dropped, and the name is learnt poorly.',
  mend: 'safe',
  todo: 'Put characters, copyrights and artists first.',
  shows: 'tags',
  message: ({ words, number = 0 }) =>
    `${named(words)} ${plural(words, 'stands', 'stand')} after the first ${number} tags that the trainer keeps.`,
  find: ({ tags, rules: { keep } }) => {
    if (keep === 0) return none;
    const behind = tags.slice(keep).filter(isCharacter);
    return behind.length === 0 ? none : [{ words: textsOf(behind), against: [], number: keep }];
  },
  fix: sortedFirst,
} as const satisfies ProblemKindRow;
