/**
 * Measures of an image's quality, without knowing what it shows. Brightness, entropy and blur are measured as
 * cleanvision does, so that its thresholds mean the same here.
 */
import { fitted, type Plane } from './planes.ts';

export interface Measures {
  /** Perceived brightness (0 black to 1 white): percentiles of the pixels. */
  readonly brightness: {
    readonly p1: number;
    readonly p5: number;
    readonly p50: number;
    readonly p95: number;
    readonly p99: number;
  };
  /** Bits, 0 to 9.6: of the values of all three colours. Below 3 there is next to nothing in the image. */
  readonly entropy: number;
  /** 0 wholly blurred or flat, 1 sharp; below 0.29 it is blurry. */
  readonly sharpness: number;
  /** No pixel has a colour, whatever the file's type says. */
  readonly grey: boolean;
  /** Part of the pixels that are transparent, 0 to 1. */
  readonly transparent: number;
  /** Mean red, green and blue, 0 to 255. */
  readonly mean: readonly [number, number, number];
}

/** sqrt(.241 R^2 + .691 G^2 + .068 B^2), in 0..255. */
const perceived = (r: number, g: number, b: number): number =>
  Math.min(255, Math.round(Math.sqrt(0.241 * r * r + 0.691 * g * g + 0.068 * b * b)));

const percentile = (counts: Uint32Array, total: number, part: number): number => {
  let below = 0;
  for (const [value, count] of counts.entries()) {
    below += count;
    if (below >= total * part) return value / 255;
  }
  return 1;
};

const entropyOf = (counts: Uint32Array, total: number): number => {
  let bits = 0;
  for (const count of counts) if (count > 0) bits -= (count / total) * Math.log2(count / total);
  return bits;
};

const deviation = (values: Float32Array): { readonly variance: number; readonly std: number } => {
  let sum = 0;
  let squares = 0;
  for (const value of values) {
    sum += value;
    squares += value * value;
  }
  const mean = sum / values.length;
  const variance = Math.max(0, squares / values.length - mean * mean);
  return { variance, std: Math.sqrt(variance) };
};

/** Longest side at which sharpness is judged: trainers scale images down too. */
const sharpnessSide = 64;

/** The strength of edges, relative to the contrast: flat art is not blurred. */
const sharpnessOf = (grey: Plane): number => {
  const { width, height, values } = fitted(grey, sharpnessSide);
  const edges = new Float32Array(width * height);
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const at = y * width + x;
      let sum = 9 * (values[at] ?? 0);
      for (let dy = -1; dy <= 1; dy += 1) {
        for (let dx = -1; dx <= 1; dx += 1) sum -= values[at + dy * width + dx] ?? 0;
      }
      edges[at] = Math.min(255, Math.max(0, sum));
    }
  }
  const blur = 1 - Math.exp(-0.01 * deviation(edges).std);
  const contrast = 1 - Math.exp(-0.01 * deviation(values).std);
  return Math.min(1, blur + contrast);
};

/** Colours that differ by less than this (of 255) may be grey after compression. */
const greyTolerance = 12;
/** Part of the pixels that may have a colour all the same. */
const greyNoise = 0.001;

/**
 * @param rgb as it looks on white paper
 * @param clear the number of transparent pixels
 */
export const measuresOf = (rgb: Uint8Array, grey: Plane, clear: number): Measures => {
  const count = grey.width * grey.height;
  const bright = new Uint32Array(256);
  const colours = new Uint32Array(256 * 3);
  const sums: [number, number, number] = [0, 0, 0];
  let coloured = 0;
  for (let at = 0; at < count * 3; at += 3) {
    const r = rgb[at] ?? 0;
    const g = rgb[at + 1] ?? 0;
    const b = rgb[at + 2] ?? 0;
    const brightness = perceived(r, g, b);
    bright[brightness] = (bright[brightness] ?? 0) + 1;
    colours[r] = (colours[r] ?? 0) + 1;
    colours[256 + g] = (colours[256 + g] ?? 0) + 1;
    colours[512 + b] = (colours[512 + b] ?? 0) + 1;
    sums[0] += r;
    sums[1] += g;
    sums[2] += b;
    if (Math.max(r, g, b) - Math.min(r, g, b) > greyTolerance) coloured += 1;
  }
  const at = (part: number): number => percentile(bright, count, part);
  return {
    brightness: { p1: at(0.01), p5: at(0.05), p50: at(0.5), p95: at(0.95), p99: at(0.99) },
    entropy: entropyOf(colours, count * 3),
    sharpness: sharpnessOf(grey),
    grey: coloured <= count * greyNoise,
    transparent: clear / count,
    mean: [sums[0] / count, sums[1] / count, sums[2] / count],
  };
};
