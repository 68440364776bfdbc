/** Tags that are probably missing in samples, or wrong: what the other tags, captions and images say. */
import { z } from 'zod';
import { job } from './job.ts';
import { sampleRow } from './sample.ts';

const count = z.number().int().nonnegative();

/** The first are probably so, the others worth a look. */
const doubts = z.object({ probable: count, look: count });

export const judgedTag = z.object({
  /** As the dataset spells it most often. */
  tag: z.string(),
  key: z.string(),
  images: count,
  /** How well it can be told, 0 (as by chance) to 1. */
  reliability: z.number(),
  missing: doubts,
  wrong: doubts,
});
export type JudgedTagInfo = z.infer<typeof judgedTag>;

export const tagHealthState = z.object({
  /** `unknown`: not looked for yet. `finding`: it is in progress for the first time. */
  phase: z.enum(['unknown', 'finding', 'found']),
  /** The dataset has changed since, or is being searched again. */
  outOfDate: z.boolean(),
  /** Why the last search failed, or null. */
  failed: z.string().nullable(),
  /** Samples with tags, and of these, those with an image vector. */
  judged: count,
  compared: count,
  /** Those with the most doubts first. */
  tags: z.array(judgedTag),
  /** Images that have a vector by now, of all; why that failed, or null. */
  pictures: z.object({ known: count, total: count, job: job.nullable(), failed: z.string().nullable() }),
});
export type TagHealthState = z.infer<typeof tagHealthState>;

export const tagDoubt = z.object({
  row: sampleRow,
  /** How probable it is that the sample has the tag, 0 to 1. */
  probability: z.number(),
  /** Null: it is only next in the order. */
  tier: z.enum(['probable', 'look']).nullable(),
});
export type TagDoubt = z.infer<typeof tagDoubt>;

/** Samples by one tag, the most doubtful first. */
export const tagDoubts = z.object({ missing: z.array(tagDoubt), wrong: z.array(tagDoubt) });
export type TagDoubts = z.infer<typeof tagDoubts>;

export const tagHealthEndpoints = {
  /** Reading it begins the search where there is none yet. */
  'GET /api/tags/health': { response: tagHealthState },
  /** Resolves when the result is of the dataset as it is, with images compared if asked for. */
  'POST /api/tags/health/find': {
    changes: 'dataset',
    body: z.object({ pictures: z.boolean().default(false) }),
    response: tagHealthState,
  },
  /** @throws `not-found` for a tag that was not judged */
  'GET /api/tags/doubts': { query: z.object({ key: z.string() }), response: tagDoubts },
} as const;

const scored = z.array(z.object({ relPath: z.string(), score: z.number() }));

/** `proofsheet tags DIR --health --json`: of each sample, how probable the doubt is, 0 to 1. */
export const tagHealthOutcome = z.object({
  tags: z.array(
    z.object({ tag: z.string(), images: count, reliability: z.number(), missing: scored, wrong: scored }),
  ),
});
export type TagHealthOutcome = z.infer<typeof tagHealthOutcome>;
