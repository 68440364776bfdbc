/** Images that are probably another character’s. */
import { z } from 'zod';
import type { RosterColumn } from '../rosterColumn.ts';

const schema = z.number().int().nonnegative().nullable();

export const suspects: RosterColumn<'suspects', typeof schema> = {
  name: 'suspects',
  schema,
  label: 'Suspects',
  about: 'Images that very likely show another character',
  value: (facts) => facts.suspects,
  cell: (value) =>
    value === null || value === 0 ? { text: '' } : { text: value.toLocaleString('en-US'), tone: 'problem' },
  says: (value) => value !== null && value > 0,
};
