/** What a tagger sees in the image, and the tags do not say. Only images that a tagger has scored are looked at. */
import { proseName } from '../../caption/mentions.ts';
import { writeTag } from '../../caption/style.ts';
import { contradictionsOfTags } from '../../captioning/contradictions.ts';
import { isCharacter } from '../people.ts';
import { none, type ProblemKindRow } from '../problemKind.ts';
import { named, quoted } from '../sentences.ts';

export const unnamedCharacter = {
  kind: 'unnamed-character',
  severity: 'warning',
  title: 'A tagger sees a character that the tags do not name',
  about:
    'A tagger that scored the image is as sure of the character as its threshold asks. Either the tag is missing, or another character is named in its place.',
  mend: 'asks',
  todo: 'Look at the image; then add the character, or leave it.',
  shows: 'tags',
  message: ({ words }) => `A tagger sees ${named(words)}, whom the tags do not name.`,
  // No tag of the caption is meant: the words are those that it lacks.
  tagsMeant: () => [],
  find: ({ sample, tags }) => {
    if (sample.seen === null || sample.tags !== 'present') return none;
    // In other clothes it is the same character.
    const own = new Set(
      tags.filter(isCharacter).flatMap(({ key, like }) => [proseName(key), proseName(like?.key ?? key)]),
    );
    const keys = new Set(tags.map(({ key }) => key));
    return sample.seen
      .filter(({ key, category }) => category === 'character' && !keys.has(key) && !own.has(proseName(key)))
      .map(({ key, score }) => ({ words: [key], against: [], number: Math.round(score * 100) }));
  },
  fix: ({ words: [key = ''] }, style) => ({
    kind: 'add-tag',
    tag: writeTag(key, style),
    place: { at: 'end' },
  }),
} as const satisfies ProblemKindRow;

export const contradictedTags = {
  kind: 'contradicted-tags',
  severity: 'warning',
  title: 'A tagger sees another colour, or another number of people',
  about:
    'Colour of hair or eyes, or how many people there are: a tagger that scored the image says something else than the tags.',
  mend: 'person',
  todo: 'Look at the image, and correct the tags where they are wrong.',
  shows: 'tags',
  message: ({ words, against }) => `The tags say ${quoted(words)}; a tagger sees ${quoted(against)}.`,
  find: ({ sample, tags }) => {
    if (sample.seen === null || sample.tags !== 'present') return none;
    return contradictionsOfTags(sample.seen, tags).map(({ said, against }) => ({
      // As they are spelled there.
      words: against.map((key) => tags.find((tag) => tag.key === key)?.text ?? key),
      against: said,
    }));
  },
} as const satisfies ProblemKindRow;
