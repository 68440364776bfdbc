/**
 * Enlarges images as Pillow does (Resample.c): libvips places enlarged pixels half a pixel further to the right and
 * down, which is nothing to eyes, but not what models were trained with. Both shrink alike.
 */
import type { Raw, SquareForm } from './square.ts';

interface Kernel {
  /** How far it reaches, in pixels. */
  readonly support: number;
  readonly weight: (distance: number) => number;
}

const sinc = (x: number): number => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));

const kernels: Readonly<Record<SquareForm['interpolation'], Kernel>> = {
  bilinear: { support: 1, weight: (x) => Math.max(0, 1 - x) },
  // Keys' kernel with a = -0.5.
  bicubic: {
    support: 2,
    weight: (x) => (x < 1 ? (1.5 * x - 2.5) * x * x + 1 : x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0),
  },
  lanczos: { support: 3, weight: (x) => (x < 3 ? sinc(x) * sinc(x / 3) : 0) },
};

interface Tap {
  readonly first: number;
  /** They sum to one. */
  readonly weights: readonly number[];
}

/** What each new pixel of a line takes of the old ones. Beyond the edge there is nothing to take. */
const tapsOf = (from: number, to: number, { support, weight }: Kernel): readonly Tap[] =>
  Array.from({ length: to }, (_, at) => {
    const centre = ((at + 0.5) * from) / to;
    const first = Math.max(0, Math.floor(centre - support + 0.5));
    const end = Math.min(from, Math.floor(centre + support + 0.5));
    const weights = Array.from({ length: end - first }, (_each, i) =>
      weight(Math.abs(first + i + 0.5 - centre)),
    );
    const sum = weights.reduce((total, one) => total + one, 0);
    return { first, weights: weights.map((one) => one / sum) };
  });

/** Enlarges lines of `count` pixels that lie `step` numbers apart, each beginning at one of `starts`. */
const enlargeLines = (
  rgb: Uint8Array,
  result: Uint8ClampedArray,
  taps: readonly Tap[],
  lines: readonly { readonly from: number; readonly to: number }[],
  step: { readonly from: number; readonly to: number },
): void => {
  for (const line of lines) {
    for (const [at, { first, weights }] of taps.entries()) {
      for (let channel = 0; channel < 3; channel += 1) {
        let sum = 0;
        let place = line.from + first * step.from + channel;
        for (const one of weights) {
          sum += one * (rgb[place] ?? 0);
          place += step.from;
        }
        // Halves go up; the array keeps it within 0 and 255.
        result[line.to + at * step.to + channel] = Math.floor(sum + 0.5);
      }
    }
  }
};

const plain = ({ buffer }: Uint8ClampedArray<ArrayBuffer>): Uint8Array => new Uint8Array(buffer);

const wider = ({ width, height, rgb }: Raw, to: number, kernel: Kernel): Raw => {
  const result = new Uint8ClampedArray(to * height * 3);
  const lines = Array.from({ length: height }, (_, y) => ({ from: y * width * 3, to: y * to * 3 }));
  enlargeLines(rgb, result, tapsOf(width, to, kernel), lines, { from: 3, to: 3 });
  return { width: to, height, rgb: plain(result) };
};

const higher = ({ width, height, rgb }: Raw, to: number, kernel: Kernel): Raw => {
  const result = new Uint8ClampedArray(width * to * 3);
  const lines = Array.from({ length: width }, (_, x) => ({ from: x * 3, to: x * 3 }));
  enlargeLines(rgb, result, tapsOf(height, to, kernel), lines, { from: width * 3, to: width * 3 });
  return { width, height: to, rgb: plain(result) };
};

/** In each direction in which it is too small. */
export const enlarged = (
  raw: Raw,
  width: number,
  height: number,
  interpolation: SquareForm['interpolation'],
): Raw => {
  const kernel = kernels[interpolation];
  const wide = raw.width < width ? wider(raw, width, kernel) : raw;
  return wide.height < height ? higher(wide, height, kernel) : wide;
};
