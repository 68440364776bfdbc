/** Captions from a table: CSV or JSONL, matched to images by path, previewed and journalled like any bulk edit. */
import { z } from 'zod';
import { planSummary } from './edits.ts';

/** A row that is not imported. */
export const importFailure = z.object({
  /** The image's name in the row; empty where there is none. */
  relPath: z.string(),
  /**
   * No image of the dataset has this name; it is named twice; not a row at all; its caption file is another
   * image's too.
   */
  code: z.enum(['no-picture', 'named-twice', 'bad-row', 'shared']),
  message: z.string(),
});
export type ImportFailure = z.infer<typeof importFailure>;

export const captionImport = z.object({
  /** Written, patched and discarded like any other plan. */
  plan: planSummary,
  /** Number of its row in the table. */
  rows: z.number().int(),
  failures: z.array(importFailure),
  /** Sentences: which columns are ignored, or how they are interpreted. */
  notes: z.array(z.string()),
});
export type CaptionImport = z.infer<typeof captionImport>;

export const captionImportEndpoints = {
  /**
   * Makes a plan; nothing is written. Columns (or keys): `file_name` or `relPath`, `tags`, `nl` (or `text`
   * beside `tags`, as in `load_dataset`, where it is not both in one). A column that does not exist leaves
   * those captions alone; so does an empty cell of a CSV, and null in JSONL; `""` in JSONL empties a caption.
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
