/** Commas that diffusion-pipe does not split at. */
import { none, type ProblemKindRow } from '../problemKind.ts';
import { named, plural } from '../sentences.ts';

export const commaWithoutSpace = {
  kind: 'comma-without-space',
  severity: 'warning',
  title: 'Comma without a space',
  about: 'diffusion-pipe splits tags at “, ” only and reads “smile,blush” as one unknown tag.',
  mend: 'safe',
  todo: 'Put a space after every comma.',
  shows: 'tags',
  message: ({ words }) =>
    `${named(words)} ${plural(words, 'is one tag', 'are one tag each')} to diffusion-pipe.`,
  find: ({ text, rules }) =>
    rules.commas && text.joined.length > 0 ? [{ words: text.joined, against: [] }] : none,
  // An overlooked comma makes one word of several tags.
  tagsMeant: (words) => words.flatMap((word) => word.split(/,\s*/)),
  fix: () => ({ kind: 'normalise' }),
} as const satisfies ProblemKindRow;
