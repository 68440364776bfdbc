/** Characters in captions that are not visible: invisible ones, byte order marks, lone carriage returns. */
import { oddCharactersShown } from '../../caption/oddCharacters.ts';
import type { Cleaning } from '../../caption/cleaning.ts';
import type { EditInput } from '../../edit/edit.ts';
import { none, type Finding, type ProblemKindRow, type SampleContext } from '../problemKind.ts';
import { named, plural } from '../sentences.ts';

const unseen = (kind: 'byte-order-mark' | 'old-line-ends', { sample }: SampleContext): readonly Finding[] =>
  sample.text.unseen.length === 0
    ? none
    : sample.text.unseen.flatMap((one) => (one.kind === kind ? [{ words: [one.caption], against: [] }] : []));

const clean =
  (what: Cleaning) =>
  ({ words: [caption] }: Finding): EditInput => ({
    kind: 'clean',
    caption: caption === 'nl' ? 'nl' : 'tags',
    what,
  });

export const oddCharacters = {
  kind: 'odd-characters',
  severity: 'warning',
  title: 'Invisible characters in tags',
  about:
    'Control characters, zero-width characters or no-break spaces. The tag looks right, but the trainer reads a different tag.',
  mend: 'safe',
  todo: 'Remove them; no-break spaces become spaces.',
  shows: 'tags',
  message: ({ words, against }) =>
    `${named(words.map(oddCharactersShown))} ${plural(words, 'holds', 'hold')} ${against.join(', ')}.`,
  find: ({ sample }) =>
    sample.text.unseen.length === 0
      ? none
      : sample.text.unseen.flatMap((one) =>
          one.kind === 'odd-characters' ? [{ words: one.tags, against: one.names }] : [],
        ),
  fix: clean('characters'),
} as const satisfies ProblemKindRow;

export const byteOrderMark = {
  kind: 'byte-order-mark',
  severity: 'warning',
  title: 'Byte order mark',
  about:
    'Three invisible bytes at the beginning of the file. Trainers that read plain UTF-8 take them for a part of the first tag or word.',
  mend: 'safe',
  todo: 'Remove it.',
  message: ({ words: [caption] }) =>
    caption === 'nl'
      ? 'The NL caption begins with a byte order mark.'
      : 'The tags begin with a byte order mark.',
  find: (context) => unseen('byte-order-mark', context),
  fix: clean('byte-order-mark'),
} as const satisfies ProblemKindRow;

export const oldLineEnds = {
  kind: 'old-line-ends',
  severity: 'warning',
  title: 'Carriage returns as line ends',
  about:
    'A lone carriage return ends the line, as on very old systems. Some programs see one line, others several.',
  mend: 'safe',
  todo: 'Write line feeds in their places.',
  message: ({ words: [caption] }) =>
    caption === 'nl'
      ? 'The NL caption ends lines with a carriage return alone.'
      : 'The tags end lines with a carriage return alone.',
  find: (context) => unseen('old-line-ends', context),
  fix: clean('line-ends'),
} as const satisfies ProblemKindRow;
