/** NL captions that name the character. */
import { z } from 'zod';
import { percentText, shareCell, shareOf, type RosterColumn } from '../rosterColumn.ts';

const schema = z.number().min(0).max(1);

export const nlNamesIt: RosterColumn<'nlNamesIt', typeof schema> = {
  name: 'nlNamesIt',
  schema,
  label: 'Named',
  about: 'NL captions that name the character',
  value: ({ namedByNl, nl }) => shareOf(namedByNl, nl),
  cell: shareCell,
  commandLine: { head: 'names it', text: percentText },
};
