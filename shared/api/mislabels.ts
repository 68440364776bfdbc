/** Samples that are probably labelled as another character. */
import { z } from 'zod';
import { editReport } from './edits.ts';
import { sampleId } from './ids.ts';
import { job } from './job.ts';
import { sampleRow } from './sample.ts';

/** The user's decisions about suspects; kept in `proofsheet.json`. */
export const mislabelSettings = z.object({
  /** Labels that were found right: what the captions were then, by the relPath of the image. */
  kept: z.record(z.string(), z.object({ captions: z.string() })).default({}),
});

/** `likely`: very likely wrong. `look`: worth a look. */
export const suspectTier = z.enum(['likely', 'look']);

const label = z.object({
  /** As the dataset spells it most often. */
  tag: z.string(),
  key: z.string(),
  /** As an NL caption writes it. */
  name: z.string(),
});
export type CharacterLabel = z.infer<typeof label>;

export const suspect = z.object({
  row: sampleRow,
  given: label,
  suggested: label,
  /** -1 to 0: how far the odds of the label are below what is worth a look; -1 is surely wrong. */
  margin: z.number(),
  tier: suspectTier,
  /** In counts of images. */
  reasons: z.array(z.string()),
  /** The most similar images of either character, the most similar first. */
  nearest: z.object({ given: z.array(sampleRow), suggested: z.array(sampleRow) }),
  /** The user has found it right. */
  kept: z.boolean(),
});
export type Suspect = z.infer<typeof suspect>;

const count = z.number().int().nonnegative();

export const mislabelsState = z.object({
  /** `unknown`: not looked for yet. `finding`: it is in progress for the first time. */
  phase: z.enum(['unknown', 'finding', 'found']),
  /** The dataset has changed since, or is being searched again. */
  outOfDate: z.boolean(),
  /** Why the last search failed, or null. */
  failed: z.string().nullable(),
  /** Samples whose label was judged, and of these, those with an image vector. */
  judged: count,
  compared: count,
  counts: z.object({ likely: count, look: count, kept: count }),
  /** Pairs of characters that are confused with each other, most often first. */
  overlaps: z.array(
    z.object({
      a: label,
      b: label,
      /** Samples of either that are very likely the other's. */
      count,
      /** Those, and the ones that are worth a look. */
      samples: z.array(sampleId),
    }),
  ),
  /** Characters that cannot be judged, or not everywhere. */
  skipped: z.array(z.object({ character: label, reason: z.string() })),
  /** Images that have a vector by now, of all; why that failed, or null. */
  pictures: z.object({ known: count, total: count, job: job.nullable(), failed: z.string().nullable() }),
});
export type MislabelsState = z.infer<typeof mislabelsState>;

const whole = z.coerce.number().int().nonnegative();

export const mislabelsEndpoints = {
  /** Reading it begins the search where there is none yet. */
  'GET /api/mislabels': { response: mislabelsState },
  'GET /api/mislabels/suspects': {
    query: z.object({
      from: whole,
      count: whole.pipe(z.number().max(100)),
      /** Those to look at, or those that were kept. */
      show: z.enum(['open', 'kept']).default('open'),
    }),
    /** Most suspect first. */
    response: z.object({ total: count, suspects: z.array(suspect) }),
  },
  /** Resolves when the result is of the dataset as it is, with images compared if asked for. */
  'POST /api/mislabels/find': {
    changes: 'dataset',
    body: z.object({ pictures: z.boolean().default(false) }),
    response: mislabelsState,
  },
  /** Starts comparing images; cancelling the job keeps what is done, and starting again continues. */
  'POST /api/mislabels/pictures': { changes: 'dataset', response: z.object({ job }) },
  /** These are right, until their captions change; `keep: false` takes that back. */
  'POST /api/mislabels/keep': {
    changes: 'dataset',
    body: z.object({ samples: z.array(sampleId).min(1).max(10_000), keep: z.boolean() }),
    response: editReport,
  },
} as const;

/** `proofsheet mislabels DIR --json`. */
export const mislabelsOutcome = z.object({
  suspects: z.array(
    z.object({
      relPath: z.string(),
      given: z.string(),
      suggested: z.string(),
      margin: z.number(),
      tier: suspectTier,
      reasons: z.array(z.string()),
    }),
  ),
  overlaps: z.array(z.object({ a: z.string(), b: z.string(), count })),
  skipped: z.array(z.object({ tag: z.string(), reason: z.string() })),
});
export type MislabelsOutcome = z.infer<typeof mislabelsOutcome>;
