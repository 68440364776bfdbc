/** Images that are smaller than their bucket. */
import { z } from 'zod';
import type { RosterColumn } from '../rosterColumn.ts';

const schema = z.number().int().nonnegative();

export const upscaled: RosterColumn<'upscaled', typeof schema> = {
  name: 'upscaled',
  schema,
  label: 'Upscaled',
  about: 'Images smaller than their bucket at the smallest resolution',
  spare: true,
  value: (facts) => facts.upscaled,
  cell: (value) => ({ text: value === 0 ? '' : value.toLocaleString('en-US') }),
  says: (value) => value > 0,
  commandLine: { head: 'upscaled', text: (value) => value },
};
