/** Images without their near-duplicates. */
import { z } from 'zod';
import type { RosterColumn } from '../rosterColumn.ts';

const schema = z.number();

export const distinctImages: RosterColumn<'distinctImages', typeof schema> = {
  name: 'distinctImages',
  schema,
  label: 'Distinct',
  about: 'Images, with near-duplicates counted as little more than one',
  value: (facts) => facts.distinctImages,
  cell: (value, { images }) => ({ text: value === images ? '' : value.toLocaleString('en-US') }),
  says: (value, { images }) => value !== images,
  commandLine: { head: 'distinct', beforeName: true, text: (value) => value },
};
