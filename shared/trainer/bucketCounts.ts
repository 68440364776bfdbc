/** How many images each bucket has, how they are scaled and cropped, and the queries that find them. */
import { ratioOf } from '../query/measures.ts';
import type { Condition } from '../query/ast.ts';
import { printTerm } from '../query/print.ts';
import type { Bucket, Placed } from './bucketing.ts';
import type { Size } from './crop.ts';
import { bucketSteps, type BucketSteps, type SmallBuckets } from './steps.ts';

export interface BucketCount extends Bucket, BucketSteps {
  readonly images: number;
  /** Of these, images that are enlarged to fill it. */
  readonly upscaled: number;
  /** Mean share of an image's area that is cut away, 0 to 1. */
  readonly lost: number;
  /** How often an epoch shows each of its images, on average. */
  readonly seen: number;
  /** A query that finds its images; null where there are none. */
  readonly query: string | null;
  readonly upscaledQuery: string | null;
  /** False where the queries also find a few images of neighbouring buckets. */
  readonly exact: boolean;
}

interface Entry {
  readonly bucket: Bucket;
  images: number;
  upscaled: number;
  lost: number;
  /** Least and greatest ratio of its images, as queries have them. */
  from: number;
  to: number;
}

export interface BatchPlan {
  readonly repeats: number;
  readonly batch: number;
  readonly smallBuckets: SmallBuckets;
}

export interface BucketCounter {
  /** @returns the numbers of its buckets, for `finish` */
  add(image: Size, placed: readonly Placed[]): readonly number[];
  /** In the order of the numbers that `add` gave. */
  finish(plan: BatchPlan): readonly BucketCount[];
}

const above = 1e-9;

/** An image is enlarged when a side is shorter than the bucket's. */
const enlarged = ({ width, height }: Size): Condition => ({
  kind: 'or',
  parts: [
    { kind: 'number', field: 'width', comparison: '<', number: width },
    { kind: 'number', field: 'height', comparison: '<', number: height },
  ],
});

const queries = ({ bucket, from, to, images, upscaled }: Entry) => {
  const ratio: Condition =
    from === to
      ? { kind: 'number', field: 'ratio', comparison: '=', number: from }
      : { kind: 'range', field: 'ratio', from, to };
  return {
    query: images === 0 ? null : printTerm(ratio),
    upscaledQuery: upscaled === 0 ? null : printTerm({ kind: 'and', parts: [ratio, enlarged(bucket)] }),
  };
};

const counted = (entry: Entry, exact: boolean, { repeats, batch, smallBuckets }: BatchPlan): BucketCount => {
  const { bucket, images, upscaled, lost } = entry;
  const steps = bucketSteps(images, repeats, batch, smallBuckets);
  return {
    ...bucket,
    ...steps,
    ...queries(entry),
    images,
    upscaled,
    lost: images === 0 ? 0 : lost / images,
    seen: images === 0 ? 0 : steps.shown / images,
    exact,
  };
};

/** @param known buckets that are reported also while they are empty */
export const bucketCounter = (known: readonly Bucket[]): BucketCounter => {
  const numbers = new Map<string, number>();
  const entries: Entry[] = [];
  const numberOf = (bucket: Bucket): number => {
    const key = `${bucket.resolution} ${bucket.ar} ${bucket.width} ${bucket.height}`;
    const number = numbers.get(key) ?? entries.length;
    if (number === entries.length) {
      numbers.set(key, number);
      entries.push({ bucket, images: 0, upscaled: 0, lost: 0, from: Infinity, to: -Infinity });
    }
    return number;
  };
  known.forEach(numberOf);

  const isExact = (entry: Entry): boolean =>
    !entries.some(
      (other) =>
        other !== entry &&
        other.bucket.resolution === entry.bucket.resolution &&
        other.from <= entry.to &&
        other.to >= entry.from,
    );

  return {
    add: (image, placed) =>
      placed.map(({ bucket, fit }) => {
        const number = numberOf(bucket);
        const entry = entries[number];
        if (entry === undefined) return number;
        const ratio = ratioOf(image.width, image.height);
        entry.images += 1;
        entry.lost += fit.lost;
        if (fit.scale > 1 + above) entry.upscaled += 1;
        entry.from = Math.min(entry.from, ratio);
        entry.to = Math.max(entry.to, ratio);
        return number;
      }),
    finish: (plan) => entries.map((entry) => counted(entry, isExact(entry), plan)),
  };
};
