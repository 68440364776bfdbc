/** kohya-ss/sd-scripts' buckets: sizes in steps of 64, the nearest by plain ratio. */
import type { KohyaBuckets } from './bucketConfig.ts';
import type { Size } from './crop.ts';

export interface KohyaBucket extends Size {
  readonly resolution: number;
  /** The size that the image is scaled to before it is cropped. */
  readonly resized: Size;
}

const down = (side: number, step: number): number => side - (side % step);

/**
 * The shortest and the longest side that kohya works with: before it makes any bucket, it rounds the least
 * down and the greatest up to whole steps (`adjust_min_max_bucket_reso_by_steps` in sd-scripts'
 * library/train_util.py).
 */
export const kohyaSides = (config: KohyaBuckets): { readonly min: number; readonly max: number } => {
  const { min_bucket_reso, max_bucket_reso, bucket_reso_steps: step } = config;
  return { min: down(min_bucket_reso, step), max: down(max_bucket_reso + step - 1, step) };
};

/** Every size that has no more pixels than the square of the resolution; by width, then height. */
export const kohyaSizes = (resolution: number, config: KohyaBuckets): readonly Size[] => {
  const step = config.bucket_reso_steps;
  const { min, max } = kohyaSides(config);
  const sizes = new Map<string, Size>();
  const add = (width: number, height: number): void => {
    sizes.set(`${width}x${height}`, { width, height });
  };
  add(down(resolution, step), down(resolution, step));
  // With a least side of 0 kohya stops (see `bucketProblem`); here no size has such a side.
  for (let width = Math.max(min, step); width <= max; width += step) {
    const height = Math.min(max, down(Math.floor((resolution * resolution) / width), step));
    if (height < Math.max(min, step)) continue;
    add(width, height);
    add(height, width);
  }
  return [...sizes.values()].toSorted((a, b) => a.width - b.width || a.height - b.height);
};

const nearest = (image: Size, sizes: readonly Size[]): Size => {
  const ratio = image.width / image.height;
  const same = sizes.find(({ width, height }) => width === image.width && height === image.height);
  if (same !== undefined) return same;
  const off = ({ width, height }: Size): number => Math.abs(width / height - ratio);
  return sizes.reduce((best, size) => (off(size) < off(best) ? size : best), sizes[0] ?? image);
};

const rounded = (value: number): number => Math.floor(value + 0.5);

const covering = (image: Size, bucket: Size): Size => {
  const wide = image.width / image.height > bucket.width / bucket.height;
  const scale = wide ? bucket.height / image.height : bucket.width / image.width;
  return { width: rounded(image.width * scale), height: rounded(image.height * scale) };
};

/** `bucket_no_upscale`: scaled down to the area, never up, then cropped to whole steps. */
const shrunk = (image: Size, resolution: number, step: number): Size => {
  const area = resolution * resolution;
  if (image.width * image.height <= area) return image;
  const ratio = image.width / image.height;
  const width = Math.sqrt(area * ratio);
  const byWidth = down(rounded(width), step);
  const byHeight = down(rounded(area / width), step);
  const widthRatio = byWidth / down(rounded(byWidth / ratio), step);
  const heightRatio = down(rounded(byHeight * ratio), step) / byHeight;
  return Math.abs(widthRatio - ratio) < Math.abs(heightRatio - ratio)
    ? { width: byWidth, height: rounded(byWidth / ratio) }
    : { width: rounded(byHeight * ratio), height: byHeight };
};

/** A function from an image to its bucket at each resolution. */
export const kohyaBucketing = (config: KohyaBuckets): ((image: Size) => readonly KohyaBucket[]) => {
  const step = config.bucket_reso_steps;
  const all = [...new Set(config.resolutions)].toSorted((a, b) => a - b);
  const sizes = all.map((resolution) => ({ resolution, sizes: kohyaSizes(resolution, config) }));
  return (image) =>
    sizes.map(({ resolution, sizes }): KohyaBucket => {
      const bucket = config.bucket_no_upscale ? null : nearest(image, sizes);
      const resized = bucket === null ? shrunk(image, resolution, step) : covering(image, bucket);
      const { width, height } = bucket ?? {
        width: down(resized.width, step),
        height: down(resized.height, step),
      };
      return { resolution, resized, width, height };
    });
};
