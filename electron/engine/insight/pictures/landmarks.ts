/**
 * Spots of an image that are found again in a crop of it: blobs and corners, each with words that describe
 * its surroundings. A word consists of signs of frequencies, so the word of the turned spot follows from the
 * word of the spot. A crop shows everything larger than the image that it comes from, so each spot has words
 * for smaller surroundings too.
 */
import { isExchanged, isLeftRight, isTopBottom, turns, type Turn } from '../../../../shared/turns.ts';
import { blurred } from './blur.ts';
import { fitted, type Plane } from './planes.ts';

/** A description of the surroundings. */
export interface Word {
  /** 15 bits. */
  readonly bits: number;
  /** The two of them that are the least sure. */
  readonly unsure: readonly [number, number];
}

export interface Landmark {
  /** Place, in pixels of an image whose longest side is `landmarkSide`. */
  readonly x: number;
  readonly y: number;
  /** One for each of `zooms`, in their order. */
  readonly words: readonly Word[];
}

export const landmarkSide = 192;
/** How much larger a crop may show a spot whose word is looked up. */
export const zooms = [1, 1.14, 1.3, 1.46] as const;
export const wordCount = 1 << 15;
/** Most landmarks of one image. */
export const landmarkLimit = 96;

/** For each turn: the word of the turned spot, by its word. */
const turnedWords = turns.map((turn) =>
  Uint16Array.from({ length: wordCount }, (_, word) => {
    let turned = 0;
    for (let v = 0; v < 4; v += 1) {
      for (let u = v === 0 ? 1 : 0; u < 4; u += 1) {
        const from = isExchanged(turn) ? u * 4 + v : v * 4 + u;
        const odd = (isLeftRight(turn) ? u : 0) + (isTopBottom(turn) ? v : 0);
        turned |= (((word >> (from - 1)) & 1) ^ (odd & 1)) << (v * 4 + u - 1);
      }
    }
    return turned;
  }),
);

/** The word of the same spot in the turned image. */
export const turnedWord = (word: number, turn: Turn): number => turnedWords[turn]?.[word] ?? word;

/** The radius of a spot's surroundings, in pixels: the same to all sides, for turns. */
const offsets = [-12, -8.4, -4.8, -1.2, 1.2, 4.8, 8.4, 12] as const;
/** Frequencies across eight values: 4 rows of cosines. */
const waves = Array.from({ length: 4 }, (_, u) =>
  Float64Array.from(offsets, (__, i) => Math.cos(((2 * i + 1) * u * Math.PI) / 16)),
);
/** Greys of 255 by which surroundings must vary: one plain wall looks like any other. */
const leastContrast = 6;

const patch = new Float64Array(64);
const across = new Float64Array(32);

/** Fills `patch`; returns by how much its values vary. */
const look = ({ width, height, values }: Plane, x: number, y: number, zoom: number): number => {
  let sum = 0;
  let squares = 0;
  for (let j = 0; j < 8; j += 1) {
    const row = Math.min(height - 1, Math.max(0, Math.round(y + (offsets[j] ?? 0) / zoom))) * width;
    for (let i = 0; i < 8; i += 1) {
      const column = Math.min(width - 1, Math.max(0, Math.round(x + (offsets[i] ?? 0) / zoom)));
      const value = values[row + column] ?? 0;
      patch[j * 8 + i] = value;
      sum += value;
      squares += value * value;
    }
  }
  return Math.sqrt(Math.max(0, squares / 64 - (sum / 64) ** 2));
};

const wordAt = (plane: Plane, x: number, y: number, zoom: number): Word | null => {
  if (look(plane, x, y, zoom) < leastContrast) return null;
  for (let j = 0; j < 8; j += 1) {
    for (let u = 0; u < 4; u += 1) {
      let sum = 0;
      for (let i = 0; i < 8; i += 1) sum += (patch[j * 8 + i] ?? 0) * (waves[u]?.[i] ?? 0);
      across[j * 4 + u] = sum;
    }
  }
  let bits = 0;
  let first = { bit: 0, size: Infinity };
  let second = first;
  for (let place = 1; place < 16; place += 1) {
    const wave = waves[place >> 2];
    let strength = 0;
    for (let j = 0; j < 8; j += 1) strength += (across[j * 4 + (place & 3)] ?? 0) * (wave?.[j] ?? 0);
    const bit = place - 1;
    if (strength > 0) bits |= 1 << bit;
    const size = Math.abs(strength);
    if (size < first.size) [second, first] = [first, { bit, size }];
    else if (size < second.size) second = { bit, size };
  }
  return { bits, unsure: [first.bit, second.bit] };
};

/** The least distance between spots, their least strength, and how many of them a sixteenth of the image may have. */
const apart = 3;
const leastStrength = 2;
const perCell = 12;

/** Nothing within `apart` pixels is stronger. */
const isHighest = (response: Float32Array, width: number, at: number): boolean => {
  const strength = response[at] ?? 0;
  // Most pixels have a stronger one beside them.
  if ((response[at - 1] ?? 0) > strength || (response[at + 1] ?? 0) > strength) return false;
  for (let dy = -apart; dy <= apart; dy += 1) {
    for (let dx = -apart; dx <= apart; dx += 1) {
      if ((response[at + dy * width + dx] ?? 0) > strength) return false;
    }
  }
  return true;
};

/** @param grey of any size */
export const landmarksOf = (grey: Plane): readonly Landmark[] => {
  const fine = blurred(fitted(grey, landmarkSide), 1);
  const { width, height } = fine;
  const coarse = blurred(fine, 2);
  const response = fine.values.map((value, i) => Math.abs(value - (coarse.values[i] ?? 0)));
  const spots: { readonly x: number; readonly y: number; readonly strength: number }[] = [];
  for (let y = apart; y < height - apart; y += 1) {
    for (let x = apart; x < width - apart; x += 1) {
      const at = y * width + x;
      const strength = response[at] ?? 0;
      if (strength >= leastStrength && isHighest(response, width, at)) spots.push({ x, y, strength });
    }
  }
  spots.sort((a, b) => b.strength - a.strength || a.y - b.y || a.x - b.x);
  const cells = new Uint8Array(16);
  const landmarks: Landmark[] = [];
  for (const { x, y } of spots) {
    if (landmarks.length === landmarkLimit) break;
    const cell = Math.floor((x * 4) / width) + 4 * Math.floor((y * 4) / height);
    if ((cells[cell] ?? 0) >= perCell) continue;
    const words = zooms.flatMap((zoom) => wordAt(fine, x, y, zoom) ?? []);
    if (words.length < zooms.length) continue;
    cells[cell] = (cells[cell] ?? 0) + 1;
    landmarks.push({ x, y, words });
  }
  return landmarks;
};
