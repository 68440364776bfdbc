/** How images are sorted into sizes: diffusion-pipe's `dataset.toml`, under its own names, and kohya's. */
import { z } from 'zod';

const side = z.number().int().positive().max(16_384);
const ratio = z.number().positive();
const pair = z.tuple([z.number().positive(), z.number().positive()]);

/** diffusion-pipe. `size_buckets`, where given, replaces everything else; then `ar_buckets`. */
export const pipeBuckets = z.object({
  trainer: z.literal('diffusion-pipe').default('diffusion-pipe'),
  /** Side of the square with as many pixels, or width and height. */
  resolutions: z
    .array(z.union([z.number().positive().max(16_384), pair]))
    .min(1)
    .max(16)
    .default([1024, 1280]),
  enable_ar_bucket: z.boolean().default(true),
  min_ar: ratio.default(0.5),
  max_ar: ratio.default(2),
  num_ar_buckets: z.number().int().min(1).max(100).default(7),
  /** Width by height, or [width, height]; null: from `min_ar` to `max_ar`. */
  ar_buckets: z
    .array(z.union([ratio, pair]))
    .min(1)
    .max(100)
    .nullable()
    .default(null),
  /** [width, height, frames]; null: none. */
  size_buckets: z
    .array(z.tuple([side, side, z.number().int().positive()]))
    .min(1)
    .max(100)
    .nullable()
    .default(null),
});
export type PipeBuckets = z.infer<typeof pipeBuckets>;

/** kohya-ss/sd-scripts, with `enable_bucket`: one set of sizes for each resolution. */
export const kohyaBuckets = z.object({
  trainer: z.literal('kohya'),
  resolutions: z.array(side).min(1).max(16).default([1024]),
  min_bucket_reso: side.default(256),
  max_bucket_reso: side.default(2048),
  bucket_reso_steps: z.number().int().positive().max(1024).default(64),
  bucket_no_upscale: z.boolean().default(false),
});
export type KohyaBuckets = z.infer<typeof kohyaBuckets>;

export const bucketConfig = z.union([kohyaBuckets, pipeBuckets]);
export type BucketConfig = z.infer<typeof bucketConfig>;

/** A default: two resolutions, ratios from 1:2 to 2:1 in seven steps. */
export const defaultBuckets: PipeBuckets = pipeBuckets.parse({});
