/** How often a character’s tag is seen in an epoch. */
import { z } from 'zod';
import type { RosterColumn } from '../rosterColumn.ts';

const schema = z.number();

export const exposuresPerEpoch: RosterColumn<'exposuresPerEpoch', typeof schema> = {
  name: 'exposuresPerEpoch',
  schema,
  label: 'Seen',
  about: 'How often the tag is expected to be seen in an epoch',
  spare: true,
  value: ({ seen }) => Math.round(seen * 100) / 100,
  cell: (value) => ({ text: value.toFixed(1) }),
  commandLine: { head: 'exposures', text: (value) => value },
};
