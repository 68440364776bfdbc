/** What the trainer will see: caption mix, exposures, buckets. */
import { z } from 'zod';
import { bucketConfig, pipeBuckets } from '../trainer/bucketConfig.ts';
import { mixConfig } from '../trainer/mixConfig.ts';
import { smallBuckets } from '../trainer/steps.ts';
import { variants } from '../trainer/variants.ts';
import { sampleId } from './ids.ts';

/** The user's settings for training; kept in `proofsheet.json`. */
export const trainerSettings = z.object({
  /** The user's own diffusion-pipe `.toml`, absolute or relative to the dataset's folder; null: `mix`. */
  configFile: z.string().min(1).nullable().default(null),
  mix: mixConfig.prefault({}),
  /** Compared letter by letter; beside those of the file that `configFile` names. */
  protectedTags: z.array(z.string().min(1)).max(10_000).default([]),
  buckets: bucketConfig.prefault({}),
  /** `num_repeats` of the whole dataset. */
  repeats: z.number().positive().max(1000).default(1),
  /** Images in one step: micro batch x gradient accumulation x GPUs; null: as the file says, else 1. */
  batch: z.number().int().positive().max(100_000).nullable().default(null),
  /** Null: as the file says, else 1. */
  epochs: z.number().int().positive().max(1_000_000).nullable().default(null),
  smallBuckets: z.enum(smallBuckets).default('repeat'),
});
export type TrainerSettings = z.infer<typeof trainerSettings>;

/** The mix in use, and where it comes from. */
export const usedMix = mixConfig.extend({
  protected_tags: z.array(z.string()),
  /** The file it was read from, as it was named; null: none. */
  file: z.string().nullable(),
  /** Options that are set and have no effect, because `cache_text_embeddings` is true. */
  ignored: z.array(z.string()),
  /** Why the file is not used, or what of it is not; in words for the user. */
  problem: z.string().nullable(),
});
export type UsedMix = z.infer<typeof usedMix>;

const share = z.number().min(0).max(1);
const variant = z.enum(variants);
const shares = z.object({ tags: share, nl: share, tags_nl: share, nl_tags: share, empty: share });
const size = { width: z.number().int(), height: z.number().int() };
const bucket = z.object({ resolution: z.number().nullable(), ar: z.number().nullable(), ...size });

const draw = z.object({
  variant,
  text: z.string(),
  /** All tags in their drawn order, also where the variant leaves them out. */
  tags: z.array(
    z.object({
      text: z.string(),
      /** Its position in the caption file, from 0. */
      index: z.number().int(),
      /** `first`: protected by its place; `listed`: by the list of protected tags. */
      fate: z.enum(['first', 'listed', 'kept', 'dropped']),
    }),
  ),
});

const quirk = z.object({ kind: z.string(), sentence: z.string() });

/** `proofsheet preview DIR RELPATH --json`, and the inspector's "Trainer's view". */
export const trainerPreview = z.object({
  relPath: z.string(),
  draws: z.array(draw),
  config: usedMix,
  /** Exact, not counted from the draws. */
  variants: shares,
  /** As the trainer splits them, in the order of the file. */
  tags: z.array(
    z.object({
      text: z.string(),
      keptBy: z.enum(['place', 'list']).nullable(),
      /** Probability that it survives, of the draws that have tags. */
      survives: share,
      /** Probability that a draw has it. */
      seen: share,
    }),
  ),
  /** Probability that a draw has the NL caption in it. */
  nlSeen: share,
  /** Tags that name a character: positions in `tags`. */
  activation: z.array(z.number().int()),
  quirks: z.array(quirk),
  ...size,
  buckets: z.array(
    bucket.extend({
      /** The part that is kept, in pixels of the image as displayed. */
      crop: z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }),
      /** Bucket by image: above 1 the image is enlarged. */
      scale: z.number(),
      /** How much of the image's area is cut away. */
      lost: share,
    }),
  ),
});
export type TrainerPreview = z.infer<typeof trainerPreview>;

const bucketCount = bucket.extend({
  images: z.number().int(),
  upscaled: z.number().int(),
  /** Mean share of an image's area that is cut away. */
  lost: share,
  /** How often an epoch shows each of its images, on average. */
  seen: z.number(),
  /** Batches in an epoch. */
  steps: z.number().int(),
  /** Images in these, each time that one is shown. */
  shown: z.number().int(),
  /** Of its images times repeats, those that an epoch leaves out. */
  dropped: z.number().int(),
  /** Fewer than one batch. */
  few: z.boolean(),
  query: z.string().nullable(),
  upscaledQuery: z.string().nullable(),
  /** False where the queries also find a few images of neighbouring buckets. */
  exact: z.boolean(),
});
export type BucketLine = z.infer<typeof bucketCount>;

/** The dataset in an epoch. */
export const trainerSummary = z.object({
  config: usedMix,
  batch: z.number().int(),
  epochs: z.number().int(),
  samples: z.number().int(),
  /** Images that the trainer cannot read, or that no bucket takes. */
  skipped: z.number().int(),
  withTags: z.number().int(),
  withNl: z.number().int(),
  variants: shares,
  /** Steps in an epoch. */
  steps: z.number().int(),
  /** Images that an epoch shows, repetitions and resolutions included. */
  shown: z.number().int(),
  buckets: z.array(bucketCount),
  /** Why the trainer refuses these buckets, or null. */
  bucketProblem: z.string().nullable(),
  /** Most seen first. */
  characters: z.array(
    z.object({
      tag: z.string(),
      images: z.number().int(),
      /** How often an epoch is expected to show the tag. */
      seen: z.number(),
      /** Mean share of its images' captions that have the tag. */
      share,
      query: z.string(),
    }),
  ),
  quirks: z.array(
    quirk.extend({
      samples: z.number().int(),
      /** The sentence is that of one of them; others have other numbers or words. */
      varied: z.boolean(),
      /** A query that finds them; null where none can. */
      query: z.string().nullable(),
    }),
  ),
});
export type TrainerSummary = z.infer<typeof trainerSummary>;

/** `proofsheet buckets DIR --json`. */
export const bucketList = z.object({
  buckets: z.array(bucket.extend({ count: z.number().int(), upscaled: z.number().int(), lost: share })),
  samples: z.array(
    z.object({
      relPath: z.string(),
      ...size,
      buckets: z.array(z.tuple([z.number().int(), z.number().int()])),
      /** Enlarged in at least one of them. */
      upscaled: z.boolean(),
    }),
  ),
});
export type BucketList = z.infer<typeof bucketList>;

/** The settings of a `dataset.toml`, to be loaded. */
const datasetFile = z.object({
  buckets: pipeBuckets,
  repeats: z.number(),
  /** What of it is not loaded, in words for the user, or null. */
  notice: z.string().nullable(),
});

export const trainerEndpoints = {
  /** Reads a diffusion-pipe `dataset.toml`; changes nothing. Refused with `bad-request` where it cannot be used. */
  'POST /api/trainer/dataset-file': {
    body: z.object({ file: z.string().min(1) }),
    response: datasetFile,
  },
  /** What would be trained on, of one sample. */
  'POST /api/trainer/preview': {
    body: z.object({
      sample: z.union([sampleId, z.object({ relPath: z.string() })]),
      draws: z.number().int().min(0).max(100_000).default(8),
      seed: z.number().int().default(1),
      /** A diffusion-pipe `.toml` in place of what the dataset says; refused with `bad-request` where it cannot be used. */
      configFile: z.string().min(1).optional(),
    }),
    response: trainerPreview,
  },
  /** The composition of an epoch. Takes time with a large dataset. */
  'GET /api/trainer/summary': { response: trainerSummary },
  /** The bucket of each image. Settings that are left out are the dataset's. */
  'POST /api/trainer/buckets': {
    body: z.object({
      resolutions: z.array(z.number().positive().max(16_384)).min(1).max(16).optional(),
      minAr: z.number().positive().optional(),
      maxAr: z.number().positive().optional(),
      numArBuckets: z.number().int().min(1).max(100).optional(),
    }),
    response: bucketList,
  },
} as const;
