/** Characters in captions that are not visible: invisible ones, byte order marks, lone carriage returns. */
import { oddCharactersShown } from '../../caption/oddCharacters.ts';
import type { Cleaning } from '../../caption/cleaning.ts';
import type { EditInput } from '../../edit/edit.ts';
import { none, type Finding, type ProblemKindRow, type SampleContext } from '../problemKind.ts';
import { named, plural } from '../sentences.ts';

const unseen = (kind: 'byte-order-mark' | 'old-line-ends', { text }: SampleContext): readonly Finding[] =>
  text.unseen.length === 0
    ? none
    : text.unseen.flatMap((one) => (one.kind === kind ? [{ words: [one.caption], against: [] }] : []));

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
  title: 'Invisible characters',
  about:
    'Control characters, zero-width characters, in tags no-break spaces too. The caption looks right, but the trainer reads another tag or word.',
  mend: 'safe',
  todo: 'Remove them; no-break spaces in tags become spaces.',
  shows: 'both',
  marksNl: true,
  message: ({ words, against: [caption, ...names] }) =>
    `${caption === 'nl' ? 'In the NL caption ' : ''}${named(words.map(oddCharactersShown))} ${plural(words, 'holds', 'hold')} ${names.join(', ')}.`,
  find: ({ text }) =>
    text.unseen.length === 0
      ? none
      : text.unseen.flatMap((one) =>
          one.kind === 'odd-characters' ? [{ words: one.words, against: [one.caption, ...one.names] }] : [],
        ),
  fix: ({ against: [caption] }) =>
    caption === 'nl'
      ? { kind: 'clean', caption, what: 'unseen' }
      : { kind: 'clean', caption: 'tags', what: 'characters' },
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
