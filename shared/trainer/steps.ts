/** How many steps an epoch has: each bucket is split into batches by itself. */

/**
 * How images that do not fill a batch are treated: upstream drops them; the fork repeats a bucket that is
 * smaller than one batch until it fills one, and drops the rest of the others; kohya makes a smaller batch of
 * them.
 */
export const smallBuckets = ['drop', 'repeat', 'smaller'] as const;
export type SmallBuckets = (typeof smallBuckets)[number];

export interface BucketSteps {
  /** Batches in an epoch. */
  readonly steps: number;
  /** Images in these, each time that one is shown. */
  readonly shown: number;
  /** Of the bucket's entries (images times repeats), those that are not trained on in an epoch. */
  readonly dropped: number;
  /** Fewer entries than one batch. */
  readonly few: boolean;
}

/**
 * @param images images in the bucket
 * @param repeats `num_repeats`, may be fractional
 * @param batch images in one step: micro batch x gradient accumulation x GPUs
 */
export const bucketSteps = (
  images: number,
  repeats: number,
  batch: number,
  small: SmallBuckets,
): BucketSteps => {
  const entries = Math.floor(images * repeats);
  const few = entries < batch;
  if (small === 'smaller') return { steps: Math.ceil(entries / batch), shown: entries, dropped: 0, few };
  if (few && small === 'repeat' && entries > 0) return { steps: 1, shown: batch, dropped: 0, few };
  const steps = Math.floor(entries / batch);
  return { steps, shown: steps * batch, dropped: entries - steps * batch, few };
};
