/**
 * The perceptual hash: 256 bits, the signs of an image's lowest frequencies. Images that look the same differ
 * in few bits, whatever their size, format and quality. A cosine only changes its sign when it is mirrored,
 * and its place when rows and columns are exchanged; so the hash of a turned image follows from the hash of
 * the image, except for frequencies that it does not have.
 */
import { isExchanged, isLeftRight, isTopBottom, turns, type Turn } from '../../../../shared/turns.ts';
import { resized, type Plane } from './planes.ts';

/** Side of the image that is transformed, and how many frequencies a side are kept. */
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
      both[v * kept + u] = sum;
    }
  }
  return both;
};

/** The rounding error of a frequency that an image does not have. */
const rounding = 1e-2;

/** @param grey of any size and shape: it is stretched to a square */
export const hashOf = (grey: Plane): Uint8Array => {
  const bits = new Uint8Array(hashBytes);
  for (const [i, value] of frequencies(resized(grey, side, side)).entries()) {
    // The first is the mean: it has no sign, and says nothing about the content.
    if (i > 0 && value > rounding) bits[i >> 3] = (bits[i >> 3] ?? 0) | (1 << (i & 7));
  }
  return bits;
};

/** For each turn: from which bit each bit comes, and which bits change. */
const turnTables = turns.map((turn) => {
  const from = new Uint8Array(kept * kept);
  const changed = new Uint8Array(hashBytes);
  for (let v = 0; v < kept; v += 1) {
    for (let u = 0; u < kept; u += 1) {
      const bit = v * kept + u;
      from[bit] = isExchanged(turn) ? u * kept + v : bit;
      const odd = (isLeftRight(turn) ? u : 0) + (isTopBottom(turn) ? v : 0);
      if (odd & 1) changed[bit >> 3] = (changed[bit >> 3] ?? 0) | (1 << (bit & 7));
    }
  }
  return { from, changed };
});

/** The hash of the turned image. */
export const turnedHash = (hash: Uint8Array, turn: Turn): Uint8Array => {
  const table = turnTables[turn];
  if (table === undefined || turn === 0) return hash;
  const { from, changed } = table;
  if (!isExchanged(turn)) return hash.map((byte, i) => byte ^ (changed[i] ?? 0));
  const bits = changed.slice();
  for (const [to, at] of from.entries()) {
    if (((hash[at >> 3] ?? 0) >> (at & 7)) & 1) bits[to >> 3] = (bits[to >> 3] ?? 0) ^ (1 << (to & 7));
  }
  return bits;
};

const ones = Uint8Array.from({ length: 256 }, (_, byte) => {
  let count = 0;
  for (let rest = byte; rest > 0; rest >>= 1) count += rest & 1;
  return count;
});

/** The number of differing bits, 0 to 256. */
export const distance = (a: Uint8Array, b: Uint8Array): number => {
  let bits = 0;
  for (let i = 0; i < hashBytes; i += 1) bits += ones[(a[i] ?? 0) ^ (b[i] ?? 0)] ?? 0;
  return bits;
};
