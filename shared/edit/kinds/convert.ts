/** A caption that is not UTF-8 is written as UTF-8: an edit of bytes, which the engine's plan makes. */
import { z } from 'zod';
import { captionKind } from '../../api/caption.ts';
import { captionField } from '../bulkForm.ts';
import type { EditKind } from '../editKind.ts';
import { captionWord } from '../words.ts';

const encodings = [
  'windows-1252',
  'utf-16le',
  'utf-16be',
  'shift_jis',
  'euc-jp',
  'gb18030',
  'big5',
  'euc-kr',
  'koi8-r',
];

const schema = z.object({
  kind: z.literal('convert'),
  caption: captionKind,
  /** The encoding that it is read in. */
  encoding: z.string().min(1),
});

export const convert: EditKind<'convert', typeof schema> = {
  kind: 'convert',
  schema,
  label: ({ caption, encoding }) => `Convert ${captionWord[caption]} from ${encoding} to UTF-8`,
  nothing: () => 'All captions here are UTF-8 already.',
  captions: ({ caption }) => [caption],
  bulk: {
    name: 'Convert to UTF-8',
    about: 'Captions that are not UTF-8 are read in the encoding you name, and written as UTF-8.',
    fields: [
      captionField,
      {
        is: 'choice',
        name: 'encoding',
        label: 'The files are in',
        initial: 'windows-1252',
        choices: encodings.map((value) => ({ value, label: value })),
      },
    ],
    input: ({ caption, encoding }) => ({ caption, encoding }),
    values: ({ caption, encoding }) => ({ caption, encoding }),
  },
};
