/** What can be corrected in the text of a caption without understanding it. */
import { z } from 'zod';
import { withoutOddCharacters, withoutUnseenCharacters } from './oddCharacters.ts';
import { separateAtSigns, separateAtSpaces } from './separators.ts';

export const cleaning = z.enum([
  'byte-order-mark',
  'line-ends',
  'characters',
  'unseen',
  'separators',
  'spaces',
]);
export type Cleaning = z.infer<typeof cleaning>;

interface CleaningRow {
  /** The history's words; `TAGS` stands for the caption. */
  readonly label: string;
  /** Why it would change nothing. */
  readonly nothing: string;
  readonly clean: (text: string) => string;
}

export const cleanings: Readonly<Record<Cleaning, CleaningRow>> = {
  'byte-order-mark': {
    label: 'Remove the byte order mark of TAGS',
    nothing: 'No caption here begins with a byte order mark.',
    clean: (text) => text.replace(/^\uFEFF+/, ''),
  },
  'line-ends': {
    label: 'Convert the line ends of TAGS to line feeds',
    nothing: 'No caption here has a lone carriage return.',
    clean: (text) => text.replaceAll(/\r(?!\n)/g, '\n'),
  },
  characters: {
    label: 'Remove invisible characters from TAGS',
    nothing: 'No caption here holds an invisible character.',
    clean: withoutOddCharacters,
  },
  unseen: {
    label: 'Remove invisible characters from TAGS, but no spaces',
    nothing: 'No caption here holds an invisible character.',
    clean: withoutUnseenCharacters,
  },
  separators: {
    label: 'Separate TAGS by commas',
    nothing: 'All captions here are separated by commas.',
    clean: separateAtSigns,
  },
  spaces: {
    label: 'Separate TAGS by commas instead of spaces',
    nothing: 'No caption here is one tag with spaces.',
    clean: separateAtSpaces,
  },
};
