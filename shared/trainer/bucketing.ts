/** The bucket of an image at each resolution in the chosen trainer, and how the image is scaled and cropped. */
import type { BucketConfig } from './bucketConfig.ts';
import { fit, type Fit, type Size } from './crop.ts';
import { kohyaBucketing, kohyaSides } from './kohyaBuckets.ts';
import { aspectRatios, bucketAt, pipeBucketing, resolutionSides, sizesOutOfOrder } from './pipeBuckets.ts';

export interface Bucket extends Size {
  /** Side of the square with as many pixels; null where sizes were given one by one. */
  readonly resolution: number | null;
  /** Ratio that it stands for; null where it stands for its own. */
  readonly ar: number | null;
}

export interface Placed {
  readonly bucket: Bucket;
  readonly fit: Fit;
}

/**
 * @returns a function from an image's size (as displayed, in pixels) to its buckets, one for each resolution;
 * none when a side is 0 (not known), or no bucket takes it
 */
export const bucketing = (config: BucketConfig): ((image: Size) => readonly Placed[]) => {
  if (config.trainer === 'kohya') {
    const place = kohyaBucketing(config);
    return (image) => {
      if (image.width <= 0 || image.height <= 0) return [];
      return place(image).flatMap(({ resized, resolution, width, height }) => {
        // An image that is smaller than one step would have a bucket without pixels.
        if (width === 0 || height === 0) return [];
        const bucket = { resolution, ar: null, width, height };
        return [{ bucket, fit: fit(image, bucket, resized) }];
      });
    };
  }
  const place = pipeBucketing(config);
  return (image) => {
    if (image.width <= 0 || image.height <= 0) return [];
    return place(image).map((bucket) => ({ bucket, fit: fit(image, bucket) }));
  };
};

/** Buckets that exist with or without images; empty where they depend on the images. */
export const knownBuckets = (config: BucketConfig): readonly Bucket[] => {
  if (config.trainer === 'kohya') return [];
  if (config.size_buckets !== null)
    return config.size_buckets
      .filter(([, , frames]) => frames === 1)
      .map(([width, height]) => ({ resolution: null, ar: null, width, height }));
  const ratios = aspectRatios(config);
  return resolutionSides(config).flatMap((resolution) => ratios.map((ar) => bucketAt(resolution, ar)));
};

/** Why the trainer stops at these settings, or does something unexpected; null where it does neither. */
export const bucketProblem = (config: BucketConfig): string | null => {
  if (config.trainer === 'kohya') {
    const largest = Math.max(...config.resolutions);
    const smallest = Math.min(...config.resolutions);
    const { min, max } = kohyaSides(config);
    if (min === 0 && !config.bucket_no_upscale)
      return `kohya stops: min_bucket_reso (${config.min_bucket_reso}) is less than a step (${config.bucket_reso_steps}).`;
    if (largest > max)
      return `kohya stops: max_bucket_reso (${config.max_bucket_reso}) is less than the resolution (${largest}).`;
    return smallest < min
      ? `kohya stops: min_bucket_reso (${config.min_bucket_reso}) is more than the resolution (${smallest}).`
      : null;
  }
  if (config.size_buckets !== null)
    return sizesOutOfOrder(config)
      ? 'Images go to other sizes than the nearest: diffusion-pipe looks size_buckets up by the order of their ratios, and they are not listed so.'
      : null;
  return config.resolutions.length > 3
    ? 'diffusion-pipe stops at more than three resolutions, unless it is started with --i_know_what_i_am_doing.'
    : null;
};
