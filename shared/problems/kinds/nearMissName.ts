/** A name that is probably misspelled. */
import type { ProblemKindRow } from '../problemKind.ts';
import { quoted } from '../sentences.ts';

export const nearMissName = {
  kind: 'near-miss-name',
  severity: 'warning',
  title: 'Possible misspelling',
  about:
    'A rare name that differs by a letter from a frequent one, or from one of the roster. The trainer learns it as another character, from too few images.',
  mend: 'safe',
  todo: 'Rename it, in tags and NL captions.',
  shows: 'tags',
  message: ({ words, against }) => `${quoted(words)} is nearly “${against[0] ?? ''}”.`,
  find: ({ tags }) =>
    tags.flatMap(({ text, like }) => (like === null ? [] : [{ words: [text], against: [like.text] }])),
  fix: ({ words: [from = ''], against: [to = ''] }) => ({ kind: 'rename-tag', from, to, prose: true }),
} as const satisfies ProblemKindRow;
