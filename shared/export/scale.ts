/** How far an image may be scaled down without a loss for the trainer: to what its largest bucket needs. */
import { pipeBuckets } from '../trainer/bucketConfig.ts';
import { bucketing } from '../trainer/bucketing.ts';
import type { Size } from '../trainer/crop.ts';
import { formatOf } from './exportFormats.ts';
import type { ExportSettings } from './settings.ts';

/**
 * Makes a function that returns an image's exported size, in pixels: the least that covers the largest of its
 * buckets, never more than it has. An image of unknown size stays as it is.
 */
export const outScale = (settings: ExportSettings): ((picture: Size) => Size) => {
  const { format, images, training } = settings;
  if (images.as === 'files' || images.scale === 'keep') return (picture) => picture;
  const { resolutions, minAr: min_ar, maxAr: max_ar, arBuckets: num_ar_buckets } = training;
  const place = bucketing(
    formatOf(format).buckets?.(training) ??
      pipeBuckets.parse({ resolutions, min_ar, max_ar, num_ar_buckets }),
  );
  return (picture) => {
    const scale = Math.max(0, ...place(picture).map(({ fit }) => fit.scale));
    if (scale === 0 || scale >= 1) return picture;
    return { width: Math.ceil(picture.width * scale), height: Math.ceil(picture.height * scale) };
  };
};
