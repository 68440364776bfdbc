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
export const outScale = (settings: ExportSettings): ((image: Size) => Size) => {
  const { format, images, training } = settings;
  if (images.as === 'files' || images.scale === 'keep') return (image) => image;
  const { resolutions, minAr: min_ar, maxAr: max_ar, arBuckets: num_ar_buckets } = training;
  const place = bucketing(
    formatOf(format).buckets?.(training) ??
      pipeBuckets.parse({ resolutions, min_ar, max_ar, num_ar_buckets }),
  );
  return (image) => {
    const scale = Math.max(0, ...place(image).map(({ fit }) => fit.scale));
    if (scale === 0 || scale >= 1) return image;
    return { width: Math.ceil(image.width * scale), height: Math.ceil(image.height * scale) };
  };
};
