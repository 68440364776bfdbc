/** Repeats that would even out too few images. */
import { z } from 'zod';
import { suggestedRepeats as repeatsFor } from '../roster.ts';
import type { RosterColumn } from '../rosterColumn.ts';

const schema = z.number();

export const suggestedRepeats: RosterColumn<'suggestedRepeats', typeof schema> = {
  name: 'suggestedRepeats',
  schema,
  label: 'Repeats',
  about: 'num_repeats that would bring it to the target',
  value: ({ distinctImages, target }) => repeatsFor(distinctImages, target),
  cell: (value) => ({ text: value === 1 ? '' : value.toFixed(1) }),
  commandLine: { head: 'repeats', text: (value) => value },
};
