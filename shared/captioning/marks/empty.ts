/** Captions that say nothing. */
import type { MarkRow } from './markRow.ts';

export const empty = {
  kind: 'empty',
  title: 'Empty',
  about: 'There is no word in it.',
  find: ({ text }) => (/[\p{L}\p{N}]/u.test(text) ? null : 'It holds no word.'),
} as const satisfies MarkRow;
