/**
 * The perceptual hash: 256 bits that say which of a picture's lowest frequencies are strong. Pictures that look the
 * same differ in few bits, whatever their size, format and quality.
 */
import { resized, type Plane } from './planes.ts';

/** Side of the picture that is transformed, and how many frequencies a side are kept. */
const side = 64;
const kept = 16;
export const hashBytes = (kept * kept) / 8;

/** Rows of the discrete cosine transform (type II) for the kept frequencies. */
const cosines = Array.from({ length: kept }, (_, u) =>
  Float64Array.from({ length: side }, (__, x) => Math.cos(((2 * x + 1) * u * Math.PI) / (2 * side))),
);

/** The kept frequencies; row v, column u. */
const frequencies = ({ values }: Plane): Float64Array => {
  const across = new Float64Array(side * kept);
  for (let y = 0; y < side; y += 1) {
    for (let u = 0; u < kept; u += 1) {
      const row = cosines[u];
      let sum = 0;
      for (let x = 0; x < side; x += 1) sum += (row?.[x] ?? 0) * (values[y * side + x] ?? 0);
      across[y * kept + u] = sum;
    }
  }
  const both = new Float64Array(kept * kept);
  for (let v = 0; v < kept; v += 1) {
    const row = cosines[v];
    for (let u = 0; u < kept; u += 1) {
      let sum = 0;
      for (let y = 0; y < side; y += 1) sum += (row?.[y] ?? 0) * (across[y * kept + u] ?? 0);
      // What rounding leaves of a flat picture is no frequency of it.
      both[v * kept + u] = Math.abs(sum) < 1e-2 ? 0 : sum;
    }
  }
  return both;
};

/** A bit for each frequency that is stronger than the median of all. */
const bitsOf = (values: Float64Array): Uint8Array => {
  const sorted = values.toSorted();
  const half = sorted.length / 2;
  const median = ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
  const bits = new Uint8Array(hashBytes);
  for (const [i, value] of values.entries()) {
    if (value > median) bits[i >> 3] = (bits[i >> 3] ?? 0) | (1 << (i & 7));
  }
  return bits;
};

export interface Hashes {
  readonly hash: Uint8Array;
  /** Of the same picture seen in a mirror. */
  readonly flipHash: Uint8Array;
}

/** @param grey of any size and shape: it is stretched to a square */
export const hashesOf = (grey: Plane): Hashes => {
  const upright = frequencies(resized(grey, side, side));
  // Cosines of odd frequency change their sign in a mirror, the others stay.
  const mirrored = upright.map((value, i) => ((i % kept) & 1 ? -value : value));
  return { hash: bitsOf(upright), flipHash: bitsOf(mirrored) };
};

const ones = Uint8Array.from({ length: 256 }, (_, byte) => {
  let count = 0;
  for (let rest = byte; rest > 0; rest >>= 1) count += rest & 1;
  return count;
});

/** How many bits differ, 0 to 256. */
export const distance = (a: Uint8Array, b: Uint8Array): number => {
  let bits = 0;
  for (let i = 0; i < hashBytes; i += 1) bits += ones[(a[i] ?? 0) ^ (b[i] ?? 0)] ?? 0;
  return bits;
};
