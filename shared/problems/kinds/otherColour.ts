/** A hair or eye colour that a character does not have elsewhere. */
import { isSingle, peopleOf } from '../people.ts';
import { none, type Finding, type ProblemKindRow } from '../problemKind.ts';
import { quoted } from '../sentences.ts';
import type { Part } from '../traits.ts';

const parts: readonly Part[] = ['hair', 'eyes'];

export const otherColour = {
  kind: 'other-colour',
  severity: 'hint',
  title: 'Another hair or eye colour than usual',
  about:
    'Nearly all other images of the character have another colour: it is dyed or changed here, or the sample shows another character.',
  mend: 'person',
  todo: 'Look at the image; then correct the colour, or the character.',
  shows: 'tags',
  message: ({ words, against: [usual = '', name = '', count = '', of = ''] }) =>
    `${quoted(words)}, where ${count} of ${of} images of ${name} have “${usual}”.`,
  find: ({ tags, usual }) => {
    if (!isSingle(tags)) return none;
    const [person] = peopleOf(tags);
    const look = person === undefined ? undefined : usual.looks.get(person);
    if (look === undefined) return none;
    return parts.flatMap((part): readonly Finding[] => {
      const colour = look.colours[part];
      if (colour === null || tags.some(({ manyColours }) => manyColours === part)) return [];
      const here = tags.filter((tag) => tag.colours === part);
      // Beside the usual colour another one is a contradiction within the caption, which is another kind.
      if (here.length === 0 || here.some(({ key }) => key === colour.key)) return [];
      const words = [...new Set(here.map(({ text }) => text))];
      return [{ words, against: [colour.text, look.title, String(colour.count), String(colour.of)] }];
    });
  },
} as const satisfies ProblemKindRow;
