/** Where the chosen trainer puts a picture: its bucket at each resolution, and what that does to it. */
import type { BucketConfig } from './bucketConfig.ts';
import { fit, type Fit, type Size } from './crop.ts';
import { kohyaBucketing } from './kohyaBuckets.ts';
import { aspectRatios, bucketAt, pipeBucketing, resolutionSides } from './pipeBuckets.ts';

export interface Bucket extends Size {
  /** Side of the square with as many pixels; null where sizes were given one by one. */
  readonly resolution: number | null;
}

export interface Placed {
  readonly bucket: Bucket;
  readonly fit: Fit;
}

/**
 * @returns what tells for a picture (as displayed, in pixels) where it goes, one bucket for each resolution; nowhere
 * when a side is 0 (not known), or no bucket takes it
 */
export const bucketing = (config: BucketConfig): ((picture: Size) => readonly Placed[]) => {
  if (config.trainer === 'kohya') {
    const place = kohyaBucketing(config);
    return (picture) => {
      if (picture.width <= 0 || picture.height <= 0) return [];
      return place(picture).flatMap(({ resized, ...bucket }) =>
        // A picture that is smaller than one step would have a bucket without pixels.
        bucket.width === 0 || bucket.height === 0 ? [] : [{ bucket, fit: fit(picture, bucket, resized) }],
      );
    };
  }
  const place = pipeBucketing(config);
  return (picture) => {
    if (picture.width <= 0 || picture.height <= 0) return [];
    return place(picture).map((bucket) => ({ bucket, fit: fit(picture, bucket) }));
  };
};

/** Buckets that there are whether or not a picture goes there; empty where they follow the pictures. */
export const knownBuckets = (config: BucketConfig): readonly Bucket[] => {
  if (config.trainer === 'kohya') return [];
  if (config.size_buckets !== null)
    return config.size_buckets
      .filter(([, , frames]) => frames === 1)
      .map(([width, height]) => ({ resolution: null, width, height }));
  const ratios = aspectRatios(config);
  return resolutionSides(config).flatMap((resolution) => ratios.map((ar) => bucketAt(resolution, ar)));
};
