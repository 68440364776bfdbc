/** Byte order marks, line ends, invisible characters, tags that no comma separates. */
import { z } from 'zod';
import { captionKind } from '../../api/caption.ts';
import { cleaning, cleanings, type Cleaning } from '../../caption/cleaning.ts';
import { captionField } from '../bulkForm.ts';
import { changed, changeOf } from '../changes.ts';
import type { EditKind } from '../editKind.ts';
import { captionWord } from '../words.ts';

/** What is cleaned, as the dialog names it. */
const cleaningWords: Readonly<Record<Cleaning, string>> = {
  'byte-order-mark': 'Byte order mark',
  'line-ends': 'Lone carriage returns',
  characters: 'Control and invisible characters, and unusual spaces',
  unseen: 'Control and invisible characters, but no spaces',
  separators: 'Semicolons and full-width commas between tags',
  spaces: 'Spaces between tags, without commas',
};

const schema = z.object({
  kind: z.literal('clean'),
  caption: captionKind,
  what: cleaning,
});

export const clean: EditKind<'clean', typeof schema> = {
  kind: 'clean',
  schema,
  label: ({ caption, what }) => cleanings[what].label.replace('TAGS', captionWord[caption]),
  nothing: ({ what }) => cleanings[what].nothing,
  captions: ({ caption }) => [caption],
  apply: ({ caption, what }, captions) => {
    const before = captions[caption];
    return changed(before === null ? null : changeOf(caption, before, cleanings[what].clean(before)));
  },
  bulk: {
    name: 'Clean captions',
    about: 'Removes byte order marks and invisible characters, and repairs separators and line ends.',
    fields: [
      captionField,
      {
        is: 'choice',
        name: 'what',
        label: 'Clean',
        initial: 'byte-order-mark',
        choices: cleaning.options.map((value) => ({ value, label: cleaningWords[value] })),
      },
    ],
    input: ({ caption, what }) => ({ caption, what }),
    values: ({ caption, what }) => ({ caption, what }),
  },
};
