/** Images that have an NL caption. */
import { z } from 'zod';
import { percentText, shareCell, shareOf, type RosterColumn } from '../rosterColumn.ts';

const schema = z.number().min(0).max(1);

export const nlCoverage: RosterColumn<'nlCoverage', typeof schema> = {
  name: 'nlCoverage',
  schema,
  label: 'NL captions',
  about: 'Images that have an NL caption',
  value: ({ nl, images }) => shareOf(nl, images),
  cell: shareCell,
  commandLine: { head: 'NL captions', text: percentText },
};
