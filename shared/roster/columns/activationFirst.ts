/** Captions that begin with the character’s tag. */
import { z } from 'zod';
import { percentText, shareCell, shareOf, type RosterColumn } from '../rosterColumn.ts';

const schema = z.number().min(0).max(1);

export const activationFirst: RosterColumn<'activationFirst', typeof schema> = {
  name: 'activationFirst',
  schema,
  label: 'First',
  about: 'Captions that begin with the character’s tag',
  value: ({ first, images }) => shareOf(first, images),
  cell: shareCell,
  commandLine: { head: 'first', text: percentText },
};
