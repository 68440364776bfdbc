/** Captions that the trainer's tokenizers cut. */
import { tokenLimit } from '../../trainer/tokens.ts';
import { none, type ProblemKindRow } from '../problemKind.ts';

export const tooLong = {
  kind: 'too-long',
  severity: 'warning',
  title: 'Longer than 512 tokens',
  about:
    'The trainer’s tokenizers cut a caption off there. The number is an estimate for tags and NL caption together.',
  mend: 'person',
  todo: 'Shorten the NL caption.',
  shows: 'both',
  message: ({ number = 0 }) =>
    `Tags and NL caption together have about ${number} tokens (an estimate); the trainer cuts at ${tokenLimit}.`,
  find: ({ text }) => (text.tokens > tokenLimit ? [{ words: [], against: [], number: text.tokens }] : none),
} as const satisfies ProblemKindRow;
