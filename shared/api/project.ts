/** The user's decisions about a dataset: the typed content of its `proofsheet.json`, without the marks. */
import { z } from 'zod';
import { coverageSettings } from './coverage.ts';
import { duplicateSettings } from './duplicates.ts';
import { exportProjectSettings } from './export.ts';
import { mislabelSettings } from './mislabels.ts';
import { problemSettings } from './problems.ts';
import { rosterSettings } from './roster.ts';
import { tagKeySettings } from './tagKeys.ts';
import { savedQueries } from '../query/saved.ts';
import { trainerSettings } from './trainer.ts';
import { traitSettings } from './traits.ts';

/** A part that was damaged by hand counts as not set: the file itself is left as it is. */
const part = <T extends z.ZodObject>(schema: T) => schema.catch(() => schema.parse({}));

export const projectSettings = z.object({
  roster: part(rosterSettings),
  trainer: part(trainerSettings),
  problems: part(problemSettings),
  mislabels: part(mislabelSettings),
  duplicates: part(duplicateSettings),
  export: part(exportProjectSettings),
  tagKeys: part(tagKeySettings),
  traits: part(traitSettings),
  coverage: part(coverageSettings),
  /** Saved queries. */
  queries: savedQueries.default({}),
});
export type ProjectSettings = z.infer<typeof projectSettings>;

/** A change of the document: entries by path; null removes. */
export const projectChange = z.object({
  /** For the history: "Set the floor to 12". */
  label: z.string().trim().min(1).max(200),
  entries: z
    .array(z.object({ path: z.array(z.string().min(1)).min(1), value: z.unknown() }))
    .min(1)
    .max(10_000),
});
