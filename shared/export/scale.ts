/** How far a picture may be scaled down without a trainer missing anything: to what its largest bucket needs. */
import { kohyaBuckets, pipeBuckets } from '../trainer/bucketConfig.ts';
import { bucketing } from '../trainer/bucketing.ts';
import type { Size } from '../trainer/crop.ts';
import type { ExportSettings } from './settings.ts';

/** kohya's `max_bucket_reso`: as long as the largest resolution gets in its widest ratio, in steps of 64 pixels. */
export const kohyaLongestSide = ({ training }: ExportSettings): number => {
  const widest = Math.max(training.maxAr, 1 / training.minAr);
  return Math.ceil((Math.max(...training.resolutions) * Math.sqrt(widest)) / 64) * 64;
};

/**
 * Makes what tells a picture's size when it goes out, in pixels: the least that covers the largest of its buckets, never
 * more than it has. A picture of unknown size stays as it is.
 */
export const outScale = (settings: ExportSettings): ((picture: Size) => Size) => {
  const { format, images, training } = settings;
  if (images.as === 'files' || images.scale === 'keep') return (picture) => picture;
  const { resolutions, minAr: min_ar, maxAr: max_ar, arBuckets: num_ar_buckets } = training;
  const place = bucketing(
    format === 'kohya'
      ? kohyaBuckets.parse({ trainer: 'kohya', resolutions, max_bucket_reso: kohyaLongestSide(settings) })
      : pipeBuckets.parse({ resolutions, min_ar, max_ar, num_ar_buckets }),
  );
  return (picture) => {
    const scale = Math.max(0, ...place(picture).map(({ fit }) => fit.scale));
    if (scale === 0 || scale >= 1) return picture;
    return { width: Math.ceil(picture.width * scale), height: Math.ceil(picture.height * scale) };
  };
};
