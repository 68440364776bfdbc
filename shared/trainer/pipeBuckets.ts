/** diffusion-pipe's buckets: which sizes exist, and the one of an image. */
import type { PipeBuckets } from './bucketConfig.ts';
import type { Size } from './crop.ts';
import { roundHalfEven } from './python.ts';

/** Sides are multiples of this many pixels, for Anima as for most models. */
const sideStep = 16;

/** To three decimals, each once, ascending: as the trainer keeps ratios and resolutions. */
const tidied = (values: readonly number[]): readonly number[] =>
  [...new Set(values.map((value) => roundHalfEven(value * 1000) / 1000))].toSorted((a, b) => a - b);

/** From `min` to `max` in equal factors. */
const geometric = (min: number, max: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, i) => {
    if (i === 0) return min;
    return i === count - 1 ? max : min * (max / min) ** (i / (count - 1));
  });

/** The aspect ratios (width by height), ascending. */
export const aspectRatios = (config: PipeBuckets): readonly number[] => {
  if (config.size_buckets !== null)
    return tidied(config.size_buckets.map(([width, height]) => width / height));
  if (!config.enable_ar_bucket) return [1];
  if (config.ar_buckets !== null)
    return tidied(config.ar_buckets.map((ar) => (typeof ar === 'number' ? ar : ar[0] / ar[1])));
  return tidied(geometric(config.min_ar, config.max_ar, config.num_ar_buckets));
};

/** Each resolution as the side of a square, ascending. */
export const resolutionSides = (config: PipeBuckets): readonly number[] =>
  tidied(
    config.resolutions.map((resolution) =>
      typeof resolution === 'number' ? resolution : Math.sqrt(resolution[0] * resolution[1]),
    ),
  );

const toStep = (side: number): number => roundHalfEven(side / sideStep) * sideStep;

/** Width and height of a bucket: as many pixels as the square of the resolution, in this ratio. */
const bucketSize = (resolution: number, ar: number): Size => {
  const area = resolution * resolution;
  const width = Math.sqrt(area * ar);
  return { width: toStep(width), height: toStep(area / width) };
};

/** The index of the nearest ratio in a list of logarithms; the first of equals. */
const nearest = (log: number, logs: readonly number[]): number => {
  let best = 0;
  let least = Infinity;
  for (const [index, ar] of logs.entries()) {
    const off = Math.abs(log - ar);
    if (off < least) {
      least = off;
      best = index;
    }
  }
  return best;
};

export interface PipeBucket extends Size {
  /** Null where sizes were given one by one. */
  readonly resolution: number | null;
  /** Ratio that was asked for: buckets of two ratios are two, also where rounding gives them one size. */
  readonly ar: number | null;
}

/** The bucket of a ratio at a resolution. */
export const bucketAt = (resolution: number, ar: number): PipeBucket => {
  const { width, height } = bucketSize(resolution, ar);
  return { resolution, ar, width, height };
};

/**
 * Given sizes are looked up by the index of their ratio among all ratios, sorted and without doubles, while
 * they themselves keep the order they were given in. Unless that is ascending, an image gets another size
 * than the nearest: an error of the trainer, reproduced here.
 */
const givenSizes = (config: PipeBuckets): ((image: Size) => PipeBucket | null) => {
  const sizes = (config.size_buckets ?? []).toSorted((a, b) => b[2] - a[2]);
  const ratios = aspectRatios(config).map(Math.log);
  return ({ width, height }) => {
    const log = Math.log(width / height);
    const byDistance = ratios
      .map((ar, index) => ({ index, off: Math.abs(log - ar) }))
      .toSorted((a, b) => a.off - b.off);
    for (const { index } of byDistance) {
      const size = sizes[index];
      if (size?.[2] === 1) return { resolution: null, ar: null, width: size[0], height: size[1] };
    }
    return null;
  };
};

/** True where images get other sizes than the nearest, because of the order in which the sizes were given. */
export const sizesOutOfOrder = ({ size_buckets: sizes }: PipeBuckets): boolean => {
  const ratios = (sizes ?? []).map(([width, height]) => roundHalfEven((width / height) * 1000));
  return ratios.some((ratio, index) => index > 0 && ratio <= (ratios[index - 1] ?? 0));
};

/** A function from an image to its bucket at each resolution; none where no size takes a still image. */
export const pipeBucketing = (config: PipeBuckets): ((image: Size) => readonly PipeBucket[]) => {
  if (config.size_buckets !== null) {
    const find = givenSizes(config);
    return (image) => {
      const bucket = find(image);
      return bucket === null ? [] : [bucket];
    };
  }
  const ratios = aspectRatios(config);
  const logs = ratios.map(Math.log);
  const rows = ratios.map((ar) => resolutionSides(config).map((resolution) => bucketAt(resolution, ar)));
  return ({ width, height }) => rows[nearest(Math.log(width / height), logs)] ?? [];
};
