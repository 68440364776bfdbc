/** The columns of the roster besides the name and the number of images, in the order of the page. */
import type { z } from 'zod';
import { activationFirst } from './columns/activationFirst.ts';
import { distinctImages } from './columns/distinctImages.ts';
import { exposuresPerEpoch } from './columns/exposuresPerEpoch.ts';
import { nlCoverage } from './columns/nlCoverage.ts';
import { nlNamesIt } from './columns/nlNamesIt.ts';
import { suggestedRepeats } from './columns/suggestedRepeats.ts';
import { suspects } from './columns/suspects.ts';
import { upscaled } from './columns/upscaled.ts';
import type { CharacterFacts, RosterColumn } from './rosterColumn.ts';

export const rosterColumns = [
  distinctImages,
  nlCoverage,
  nlNamesIt,
  activationFirst,
  suspects,
  upscaled,
  exposuresPerEpoch,
  suggestedRepeats,
] as const;

type Columns = (typeof rosterColumns)[number];
export type RosterColumnName = Columns['name'];
export type AnyRosterColumn = RosterColumn<RosterColumnName, z.ZodType<number | null>>;

/** The schemas of all columns, by their names: a part of a character's row in the contract. */
// Built from the list that its type is read from.
export const columnSchemas = Object.fromEntries(rosterColumns.map(({ name, schema }) => [name, schema])) as {
  [Column in Columns as Column['name']]: Column['schema'];
};

/** The values of all columns. */
export type ColumnValues = { [Column in Columns as Column['name']]: z.infer<Column['schema']> };

export const columnValues = (facts: CharacterFacts): ColumnValues =>
  Object.fromEntries(
    rosterColumns.map((column: AnyRosterColumn) => [column.name, column.value(facts)]),
  ) as ColumnValues;
