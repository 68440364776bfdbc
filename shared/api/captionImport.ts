/** Captions from a table: CSV or JSONL, matched to pictures by path, previewed and journalled like any bulk edit. */
import { z } from 'zod';
import { planSummary } from './edits.ts';

/** A row that is not taken along. */
export const importFailure = z.object({
  /** As the row names the picture; empty where it names none. */
  relPath: z.string(),
  /** Names no picture of the dataset; named twice; no row at all; its caption file is another picture's too. */
  code: z.enum(['no-picture', 'named-twice', 'bad-row', 'shared']),
  message: z.string(),
});
export type ImportFailure = z.infer<typeof importFailure>;

export const captionImport = z.object({
  /** Carried out, patched and discarded like any other plan. */
  plan: planSummary,
  /** In the table. */
  rows: z.number().int(),
  failures: z.array(importFailure),
  /** Sentences: which columns are not read, or for what they are taken. */
  notes: z.array(z.string()),
});
export type CaptionImport = z.infer<typeof captionImport>;

export const captionImportEndpoints = {
  /**
   * Makes a plan; nothing is written. Columns (or keys): `file_name` or `relPath`, `tags`, `nl` (or `text` beside `tags`,
   * as `load_dataset` has it, where it is not both in one). A column that is not
   * there leaves those captions alone; so does an empty cell of a CSV, and null in JSONL; `""` in JSONL empties a caption.
   * Refused with `bad-request`: a table that cannot be read, or has no such columns.
   */
  'POST /api/plans/import': {
    changes: 'dataset',
    body: z.object({
      /** The file's name, for the history. */
      name: z.string().trim().min(1).max(200),
      text: z.string(),
    }),
    response: captionImport,
  },
} as const;
