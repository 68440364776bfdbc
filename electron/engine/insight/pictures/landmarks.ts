/**
 * Spots of a picture that are found again in a crop of it: blobs and corners, each with a word for how its surroundings
 * look. Words are made of signs of frequencies, so the word of the mirrored spot is the same with some bits turned.
 */
import { fitted, type Plane } from './planes.ts';

export interface Landmark {
  /** Place, in pixels of a picture whose longest side is `landmarkSide`. */
  readonly x: number;
  readonly y: number;
  /** 15 bits. */
  readonly word: number;
  /** The two bits of it that are the least sure, as a mask. */
  readonly unsure: number;
}

export const landmarkSide = 160;
export const wordCount = 1 << 15;
/** Most of one picture. */
export const landmarkLimit = 64;

/** Bits of a word whose frequency is odd from left to right: these turn in a mirror. */
const mirrorMask = (() => {
  let mask = 0;
  for (let bit = 0; bit < 15; bit += 1) if (((bit + 1) % 4) & 1) mask |= 1 << bit;
  return mask;
})();

/** The same spot seen in a mirror; `width` is that of the picture in the landmarks' pixels. */
export const mirroredWord = (word: number): number => word ^ mirrorMask;

/** One direction of a blur: each value becomes the weighted mean of those around it, the last ones repeated. */
const blurredAlong = (
  from: Float32Array,
  weights: Float32Array,
  along: {
    readonly step: number;
    readonly length: number;
    readonly lines: number;
    readonly lineStep: number;
  },
): Float32Array => {
  const { step, length, lines, lineStep } = along;
  const reach = (weights.length - 1) / 2;
  const to = new Float32Array(from.length);
  // With its ends repeated beyond them, a line needs no questions at its borders.
  const line = new Float32Array(length + 2 * reach);
  for (let n = 0; n < lines; n += 1) {
    const start = n * lineStep;
    for (let i = 0; i < line.length; i += 1) {
      line[i] = from[start + Math.min(length - 1, Math.max(0, i - reach)) * step] ?? 0;
    }
    for (let i = 0; i < length; i += 1) {
      let sum = 0;
      for (let k = 0; k < weights.length; k += 1) sum += (weights[k] ?? 0) * (line[i + k] ?? 0);
      to[start + i * step] = sum;
    }
  }
  return to;
};

const blurred = ({ width, height, values }: Plane, sigma: number): Plane => {
  const reach = Math.ceil(sigma * 2.5);
  const weights = Float32Array.from({ length: 2 * reach + 1 }, (_, i) =>
    Math.exp(-((i - reach) ** 2) / (2 * sigma ** 2)),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const even = weights.map((weight) => weight / total);
  const across = blurredAlong(values, even, { step: 1, length: width, lines: height, lineStep: width });
  const both = blurredAlong(across, even, { step: width, length: height, lines: width, lineStep: 1 });
  return { width, height, values: both };
};

/** Where the surroundings of a spot are looked at, in pixels from it: the same to both sides, for mirrors. */
const offsets = [-10, -7, -4, -1, 1, 4, 7, 10] as const;
/** Frequencies across eight values: 4 rows of cosines. */
const waves = Array.from({ length: 4 }, (_, u) =>
  offsets.map((__, i) => Math.cos(((2 * i + 1) * u * Math.PI) / 16)),
);
/** Greys of 255 by which surroundings must differ: a plain wall looks like every other. */
const leastContrast = 6;

const describe = ({ width, height, values }: Plane, x: number, y: number): Landmark | null => {
  const patch = new Float64Array(64);
  let sum = 0;
  let squares = 0;
  for (const [j, dy] of offsets.entries()) {
    const row = Math.min(height - 1, Math.max(0, y + dy)) * width;
    for (const [i, dx] of offsets.entries()) {
      const value = values[row + Math.min(width - 1, Math.max(0, x + dx))] ?? 0;
      patch[j * 8 + i] = value;
      sum += value;
      squares += value * value;
    }
  }
  if (squares / 64 - (sum / 64) ** 2 < leastContrast ** 2) return null;
  let word = 0;
  const least = [
    { bit: 0, size: Infinity },
    { bit: 0, size: Infinity },
  ];
  for (let v = 0; v < 4; v += 1) {
    for (let u = v === 0 ? 1 : 0; u < 4; u += 1) {
      let strength = 0;
      for (let j = 0; j < 8; j += 1) {
        for (let i = 0; i < 8; i += 1) {
          strength += (patch[j * 8 + i] ?? 0) * (waves[u]?.[i] ?? 0) * (waves[v]?.[j] ?? 0);
        }
      }
      const bit = v * 4 + u - 1;
      if (strength > 0) word |= 1 << bit;
      least.push({ bit, size: Math.abs(strength) });
    }
  }
  least.sort((a, b) => a.size - b.size);
  const unsure = (1 << (least[0]?.bit ?? 0)) | (1 << (least[1]?.bit ?? 0));
  return { x, y, word, unsure };
};

/** How far apart spots are, how strong they are at least, and how many of them a sixteenth of the picture may have. */
const apart = 3;
const leastStrength = 2;
const perCell = 8;

/** @param grey of any size from which the landmarks are taken at `landmarkSide` */
export const landmarksOf = (grey: Plane): readonly Landmark[] => {
  const plane = fitted(grey, landmarkSide);
  const { width, height } = plane;
  const fine = blurred(plane, 1.5);
  const coarse = blurred(plane, 2.6);
  const response = fine.values.map((value, i) => Math.abs(value - (coarse.values[i] ?? 0)));
  const spots: { readonly x: number; readonly y: number; readonly strength: number }[] = [];
  for (let y = apart; y < height - apart; y += 1) {
    for (let x = apart; x < width - apart; x += 1) {
      const strength = response[y * width + x] ?? 0;
      if (strength < leastStrength) continue;
      let highest = true;
      for (let dy = -apart; dy <= apart && highest; dy += 1) {
        for (let dx = -apart; dx <= apart; dx += 1) {
          if ((response[(y + dy) * width + x + dx] ?? 0) > strength) {
            highest = false;
            break;
          }
        }
      }
      if (highest) spots.push({ x, y, strength });
    }
  }
  spots.sort((a, b) => b.strength - a.strength || a.y - b.y || a.x - b.x);
  const cells = new Uint8Array(16);
  const landmarks: Landmark[] = [];
  for (const { x, y } of spots) {
    if (landmarks.length === landmarkLimit) break;
    const cell = Math.floor((x * 4) / width) + 4 * Math.floor((y * 4) / height);
    if ((cells[cell] ?? 0) >= perCell) continue;
    const landmark = describe(fine, x, y);
    if (landmark === null) continue;
    cells[cell] = (cells[cell] ?? 0) + 1;
    landmarks.push(landmark);
  }
  return landmarks;
};
