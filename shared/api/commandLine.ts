/** What the command line prints with `--json`, beside `datasetStats` and `foundSample`. */
import { z } from 'zod';
import { missedFiles } from './edits.ts';

/** `proofsheet rename|swap|edit|normalise|undo|redo DIR ... --json`. */
export const editOutcome = z.object({
  edit: z.number().int().nullable(),
  written: z.number().int(),
  unchanged: z.number().int(),
  /** Of a dry run only; `relPath` is the caption file's. */
  changes: z
    .array(z.object({ relPath: z.string(), before: z.string().nullable(), after: z.string().nullable() }))
    .optional(),
  conflicts: z.array(z.object({ relPath: z.string(), reason: z.string() })),
  failures: z.array(z.object({ relPath: z.string(), code: z.string(), message: z.string() })),
  /** Of proposals that were accepted: older ones of the same images, which were left as they are. */
  superseded: z.array(z.object({ relPath: z.string(), reason: z.string() })).optional(),
});

/** `proofsheet history DIR --json`: newest first; `at` in milliseconds since 1970. */
export const historyOutcome = z.array(
  z.object({
    id: z.number().int(),
    at: z.number(),
    label: z.string(),
    state: z.string(),
    files: z.number().int(),
    inForce: z.boolean(),
    missed: missedFiles,
  }),
);

const about = z.array(z.object({ relPath: z.string(), reason: z.string() }));

/** `proofsheet caption|tag DIR ... --json`. */
export const modelOutcome = z.object({
  asked: z.number().int(),
  proposed: z.number().int(),
  accepted: z.number().int(),
  /** Not written by `--accept`: to be looked at. */
  marked: about,
  failed: about,
});
