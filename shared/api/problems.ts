/** Problems of a dataset by kind. */
import { z } from 'zod';
import { edit } from '../edit/edit.ts';
import { fileReport } from './dataset.ts';
import { problemKinds } from '../problems/kinds.ts';
import { sampleId } from './ids.ts';
import { sampleRow } from './sample.ts';

const kind = z.enum(problemKinds);

/** The user's decisions about problems; kept in `proofsheet.json`. */
export const problemSettings = z.object({
  /** Kinds that are not looked for. */
  off: z.array(kind).default([]),
  /** Tags that exclude each other, beside the built-in ones. */
  pairs: z.array(z.tuple([z.string(), z.string()])).default([]),
});

const kindState = z.object({
  kind,
  /** False: it is not looked for. */
  on: z.boolean(),
  /** Problems; a sample may have several of a kind. */
  count: z.number().int(),
  /** Samples that have one. */
  samples: z.number().int(),
  /** Edits that would fix them, most samples first; to be previewed. */
  fixes: z.array(z.object({ edit, samples: z.number().int() })),
});
export type ProblemKindState = z.infer<typeof kindState>;

export const problemsSummary = z.object({
  /** It is being looked for: the answer may be older than the dataset. */
  looking: z.boolean(),
  /** False: there is no result yet. */
  known: z.boolean(),
  /** Why it could not be looked for, in words. */
  failed: z.string().nullable(),
  kinds: z.array(kindState),
  /** Samples and files with an error or a warning. */
  affected: z.number().int(),
  /** Images that have been measured for the kinds that need it. */
  pictures: z.object({ measured: z.number().int(), total: z.number().int(), running: z.boolean() }),
  /** Problems of all kinds. */
  total: z.number().int(),
});
export type ProblemsSummary = z.infer<typeof problemsSummary>;

const problem = z.object({
  kind,
  sample: sampleId.nullable(),
  /** The sample's image, or the file that it is about. */
  relPath: z.string(),
  /** One sentence. */
  message: z.string(),
  /** The tags as spelled on disk, or the words of the NL caption, that are affected. */
  words: z.array(z.string()),
});

/** A problem with the sample as the sheet shows it, and the fix for it there. */
export const shownProblem = problem.extend({ row: sampleRow.nullable(), fix: edit.nullable() });
export type ShownProblem = z.infer<typeof shownProblem>;

const page = {
  from: z.coerce.number().int().nonnegative(),
  count: z.coerce.number().int().nonnegative(),
};

export const problemsEndpoints = {
  /** The current result; the search continues in the background. */
  'GET /api/problems': { response: problemsSummary },
  /** Answers when everything has been looked for in the dataset as it is; with `pictures`, in each image too. */
  'POST /api/problems/look': {
    changes: 'dataset',
    body: z.object({ pictures: z.boolean() }),
    response: problemsSummary,
  },
  /** Problems of one kind, by path. */
  'GET /api/problems/of/:kind': {
    params: z.object({ kind }),
    query: z.object({ ...page, count: page.count.pipe(z.number().max(500)) }),
    response: z.object({ problems: z.array(shownProblem), total: z.number().int() }),
  },
  /** Of all kinds, by kind and path, as `check` prints them. */
  'GET /api/problems/all': {
    query: z.object({ ...page, count: page.count.pipe(z.number().max(5000)) }),
    response: z.object({ problems: z.array(problem), total: z.number().int() }),
  },
  /** The samples of a kind, or of one of its fixes. */
  'GET /api/problems/of/:kind/samples': {
    params: z.object({ kind }),
    query: z.object({ fix: z.coerce.number().int().nonnegative().optional() }),
    response: z.object({ samples: z.array(sampleId) }),
  },
} as const;

/** `proofsheet check DIR --json`. */
export const checkOutput = z.object({
  problems: z.array(
    z.object({
      kind,
      severity: z.enum(['error', 'warning', 'hint']),
      relPath: z.string().nullable(),
      message: z.string(),
      /** There is an edit that fixes it, which only needs a preview. */
      fixable: z.boolean(),
    }),
  ),
  /** Only kinds that were found. */
  counts: z.partialRecord(kind, z.number().int()),
  otherCaptions: fileReport.shape.otherCaptions,
  skipped: fileReport.shape.skipped,
});
export type CheckOutput = z.infer<typeof checkOutput>;
