/** Exporting: plan (which is the preview), job, result. */
import { z } from 'zod';
import { exportSettings } from '../export/settings.ts';
import { sampleId } from './ids.ts';
import { job } from './job.ts';
import { scope } from './sample.ts';

/** The user's settings for exports; kept in `proofsheet.json`. */
export const exportProjectSettings = z.object({
  /** All settings under a name. */
  profiles: z.record(z.string().min(1).max(80), exportSettings).default({}),
});

/** Why a sample is left out: because that was asked for, or because it cannot be exported. */
const skipKind = z.enum(['excluded', 'findings', 'characters', 'uncaptioned', 'unread', 'unreadable']);

export const exportSkip = z.object({ relPath: z.string(), kind: skipKind, reason: z.string() });
export type ExportSkip = z.infer<typeof exportSkip>;

/**
 * A name that was taken already. Paths have no extension: the images and their captions would have had the
 * same names.
 */
export const exportClash = z.object({ relPath: z.string(), wanted: z.string(), given: z.string() });
export type ExportClash = z.infer<typeof exportClash>;

/** Texts of one sample; null: there is none. */
const texts = z.object({ tags: z.string().nullable(), nl: z.string().nullable() });

/** One sample as it is exported, beside what it is now. */
export const exportEntry = z.object({
  sample: sampleId,
  /** In the dataset. */
  relPath: z.string(),
  /** In the export folder (or in its shards), with `/`. Null where the format has no images. */
  path: z.string().nullable(),
  before: texts,
  /** `text` where tags and NL caption are joined, with `tags` and `nl` null; else the two, with `text` null. */
  after: texts.extend({ text: z.string().nullable() }),
  /** Pixels; 0 when not known. */
  from: z.object({ width: z.number().int(), height: z.number().int() }),
  to: z.object({ width: z.number().int(), height: z.number().int() }),
  /** Spelled as in the export; null: none of its tags is a character. */
  character: z.string().nullable(),
});
export type ExportEntry = z.infer<typeof exportEntry>;

/** What is in the folder: nothing (or no folder), a complete export, or one that was not finished. */
const target = z.enum(['new', 'empty', 'whole', 'incomplete']);

const warned = z.object({ warning: z.string(), count: z.number().int(), first: z.array(z.string()) });

export const exportPlan = z.object({
  id: z.string(),
  /** Absolute; null: not chosen yet, so that it cannot be written. */
  out: z.string().nullable(),
  settings: exportSettings,
  target: target.nullable(),
  /** Samples in the scope, and those that are exported. */
  asked: z.number().int(),
  samples: z.number().int(),
  /** Files that the folder will hold, without the manifest. */
  files: z.number().int(),
  /** Of all files; an estimate where images are converted. */
  bytes: z.number(),
  estimated: z.boolean(),
  /** Captions that are changed in the export. */
  changed: z.object({ tags: z.number().int(), nl: z.number().int() }),
  /** Images that get smaller. */
  scaled: z.number().int(),
  /** By kind, and the first of them; see `GET /api/exports/:id/skipped`. */
  skipped: z.object({
    excluded: z.number().int(),
    /** Below the floor, a duplicate, or with a problem that was named. */
    findings: z.number().int(),
    characters: z.number().int(),
    uncaptioned: z.number().int(),
    /** Samples whose image the trainer does not read, where these are to be left out. */
    unread: z.number().int(),
    unreadable: z.number().int(),
    first: z.array(exportSkip),
  }),
  /** Images in the export that have not been decoded yet: any that cannot be decoded is left out when it is written. */
  unchecked: z.number().int(),
  clashes: z.object({ count: z.number().int(), first: z.array(exportClash) }),
  /** Files of a former export in the folder that are not part of this one and will be removed. */
  stale: z.number().int(),
  /** Sentences: where a trainer does not read this format as one might expect. */
  warnings: z.array(z.string()),
  /** For those about single samples, which these are: all by number, the first by name. */
  warned: z.array(warned),
});
export type ExportPlan = z.infer<typeof exportPlan>;

/** A file that could not be written, or must not be overwritten; in words. */
const trouble = z.object({ path: z.string(), reason: z.string() });

export const exportResult = z.object({
  /** `incomplete`: stopped or failed; the folder says so, and the next run completes it. */
  state: z.enum(['complete', 'incomplete']),
  out: z.string(),
  samples: z.number().int(),
  /** In the folder now, without the manifest. */
  files: z.number().int(),
  bytes: z.number(),
  written: z.number().int(),
  unchanged: z.number().int(),
  removed: z.number().int(),
  skipped: z.array(exportSkip),
  /** Files of a former export that were changed since: not removed. */
  left: z.array(trouble),
  failures: z.array(trouble),
  /** Sentences: what was done differently from the settings. */
  notes: z.array(z.string()),
  /** Every file was read back and is what was written. */
  verified: z.boolean(),
  /** Absolute path of manifest.json. */
  manifest: z.string(),
});
export type ExportResult = z.infer<typeof exportResult>;

const idParam = z.object({ id: z.string().min(1) });
const count = z.coerce.number().int().nonnegative();
const page = z.object({ from: count, count: count.pipe(z.number().max(500)) });

export const exportEndpoints = {
  /**
   * Makes a plan; nothing is written. A new plan replaces the last one that was not written. Refused with
   * `bad-request`: a folder inside of the dataset or around it, or one that holds other files.
   */
  'POST /api/exports/plan': {
    changes: 'dataset',
    body: z.object({
      settings: exportSettings,
      /** Null: the whole dataset. */
      scope: scope.nullable(),
      /** Absolute path of the export folder (csv and jsonl too: the table is in it); null: a preview only. */
      out: z.string().min(1).nullable(),
    }),
    response: exportPlan,
  },
  'GET /api/exports/:id': { params: idParam, response: exportPlan },
  /** In the order of the export; `changed`: only samples with a caption that is changed in the export. */
  'GET /api/exports/:id/entries': {
    params: idParam,
    query: page.extend({ changed: z.enum(['true', 'false']).optional() }),
    response: z.object({ entries: z.array(exportEntry), total: z.number().int() }),
  },
  'GET /api/exports/:id/skipped': {
    params: idParam,
    query: page,
    response: z.object({ skipped: z.array(exportSkip), total: z.number().int() }),
  },
  'GET /api/exports/:id/clashes': {
    params: idParam,
    query: page,
    response: z.object({ clashes: z.array(exportClash), total: z.number().int() }),
  },
  /** Starts the job; cancelling the job leaves a folder that is marked as incomplete. */
  'POST /api/exports/:id/run': { changes: 'dataset', params: idParam, response: z.object({ job }) },
  /** Null while the job runs, or when it was not started. */
  'GET /api/exports/:id/result': {
    params: idParam,
    response: z.object({ result: exportResult.nullable() }),
  },
  'DELETE /api/exports/:id': { changes: 'dataset', params: idParam, response: z.object({}) },
} as const;

/** `proofsheet export DIR OUT --json`. With `--dry-run` nothing is verified, and there is no manifest. */
export const exportOutcome = z.object({
  samples: z.number().int(),
  files: z.number().int(),
  /** Of all files; an estimate in a dry run that converts images. */
  bytes: z.number(),
  skipped: z.array(exportSkip),
  verified: z.boolean(),
  /** Absolute path of manifest.json. */
  manifest: z.string().nullable(),
  state: z.enum(['planned', 'complete', 'incomplete']),
  written: z.number().int(),
  unchanged: z.number().int(),
  removed: z.number().int(),
  /** Of a dry run only: images that are decoded when they are written, and left out if that fails. */
  unchecked: z.number().int().optional(),
  clashes: z.array(exportClash),
  left: z.array(trouble),
  failures: z.array(trouble),
  warnings: z.array(z.string()),
  warned: z.array(warned),
});
