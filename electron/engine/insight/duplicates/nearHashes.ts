/**
 * Pairs of pictures whose hashes are near, upright or mirrored. All pairs are compared while that takes seconds; beyond,
 * only those that share a band of 16 bits but for one (multi-index hashing).
 */
import { distance, hashBytes } from '../pictures/hash.ts';

export interface Hashed {
  readonly hash: Uint8Array;
  readonly flipHash: Uint8Array;
}

export interface NearPair {
  /** Numbers of the pictures, `a` below `b`. */
  readonly a: number;
  readonly b: number;
  /** Bits that differ. */
  readonly distance: number;
  readonly mirrored: boolean;
}

/** All pairs are compared up to so many pictures: a few seconds. */
const allPairsLimit = 30_000;
/** Of one picture: a thousand flat pictures are a thousand times the same, and nobody looks at half a million pairs. */
const mostPairs = 500;

/** Bits of a word by twos of nibbles: the first steps of counting, which can be added up before the last. */
const nibbles = (word: number): number => {
  const v = word - ((word >>> 1) & 0x55555555);
  return (v & 0x33333333) + ((v >>> 2) & 0x33333333);
};
/** Of two words at once, in bytes: a nibble holds at most 8. */
const bytesOf = (a: number, b: number): number => {
  const both = nibbles(a) + nibbles(b);
  return (both & 0x0f0f0f0f) + ((both >>> 4) & 0x0f0f0f0f);
};
const sum = (bytes: number): number => Math.imul(bytes, 0x01010101) >>> 24;

const evenBits = 0x55555555;
/** 32-bit words of bits that a mirror leaves, and as many of bits that it turns. */
const half = hashBytes / 8;

/** The bits of even frequencies in the first half of eight words, those of odd ones in the second. */
const sorted = (hashes: readonly Hashed[]): Uint32Array => {
  const words = new Uint32Array(hashes.length * 2 * half);
  for (const [n, { hash }] of hashes.entries()) {
    const view = new DataView(hash.buffer, hash.byteOffset, hash.byteLength);
    for (let i = 0; i < half; i += 1) {
      const first = view.getUint32(i * 8, true);
      const second = view.getUint32(i * 8 + 4, true);
      words[n * 2 * half + i] = (first & evenBits) | ((second & evenBits) << 1);
      words[n * 2 * half + half + i] = ((first >>> 1) & evenBits) | (second & ~evenBits);
    }
  }
  return words;
};

/** The mirrored hash is that with its odd bits turned but for a few around the median. */
const slack = 8;

/** The nearer of both ways to lay `b` on `a`, or null where both are farther than `limit`. */
const nearer = (hashes: readonly Hashed[], a: number, b: number, limit: number): NearPair | null => {
  const one = hashes[a];
  const other = hashes[b];
  if (one === undefined || other === undefined) return null;
  const upright = distance(one.hash, other.hash);
  const mirrored = distance(one.hash, other.flipHash);
  const least = Math.min(upright, mirrored);
  return least > limit ? null : { a, b, distance: least, mirrored: mirrored < upright };
};

const comparedWithAll = (hashes: readonly Hashed[], limit: number): NearPair[] => {
  const words = sorted(hashes);
  const wide = limit + slack;
  const pairs: NearPair[] = [];
  const own = new Uint32Array(8);
  for (let a = 0; a < hashes.length; a += 1) {
    own.set(words.subarray(a * 8, a * 8 + 8));
    const [e0 = 0, e1 = 0, e2 = 0, e3 = 0, o0 = 0, o1 = 0, o2 = 0, o3 = 0] = own;
    const before = pairs.length;
    for (let b = a + 1, at = b * 8; b < hashes.length; b += 1, at += 8) {
      const even = sum(
        bytesOf(e0 ^ (words[at] ?? 0), e1 ^ (words[at + 1] ?? 0)) +
          bytesOf(e2 ^ (words[at + 2] ?? 0), e3 ^ (words[at + 3] ?? 0)),
      );
      if (even > wide) continue;
      const left = wide - even;
      const some = sum(bytesOf(o0 ^ (words[at + 4] ?? 0), o1 ^ (words[at + 5] ?? 0)));
      if (some > left && 64 - some > left) continue;
      const odd = some + sum(bytesOf(o2 ^ (words[at + 6] ?? 0), o3 ^ (words[at + 7] ?? 0)));
      if (odd > left && 128 - odd > left) continue;
      const pair = nearer(hashes, a, b, limit);
      if (pair !== null) pairs.push(pair);
      if (pairs.length - before === mostPairs) break;
    }
  }
  return pairs;
};

const bands = hashBytes / 2;
const bandOf = (hash: Uint8Array, band: number): number =>
  (hash[band * 2] ?? 0) | ((hash[band * 2 + 1] ?? 0) << 8);

/**
 * Finds every pair within 31 bits, and nearly all within 40: such a pair has a band in which at most one bit differs,
 * unless its bits are spread very evenly.
 */
const comparedByBands = (hashes: readonly Hashed[], limit: number): NearPair[] => {
  const found = new Map<number, NearPair>();
  const starts = new Uint32Array(65_537);
  const members = new Uint32Array(hashes.length);
  const seen = new Uint32Array(hashes.length);
  for (let band = 0; band < bands; band += 1) {
    starts.fill(0);
    for (const { hash } of hashes) starts[bandOf(hash, band) + 1] = (starts[bandOf(hash, band) + 1] ?? 0) + 1;
    for (let i = 0; i < 65_536; i += 1) starts[i + 1] = (starts[i + 1] ?? 0) + (starts[i] ?? 0);
    const next = starts.slice(0, 65_536);
    for (const [n, { hash }] of hashes.entries()) {
      const value = bandOf(hash, band);
      members[next[value] ?? 0] = n;
      next[value] = (next[value] ?? 0) + 1;
    }
    seen.fill(0);
    const probe = (a: number, value: number): void => {
      for (let i = starts[value] ?? 0; i < (starts[value + 1] ?? 0); i += 1) {
        const b = members[i] ?? 0;
        if (b === a || seen[b] === a + 1) continue;
        seen[b] = a + 1;
        const low = Math.min(a, b);
        const high = Math.max(a, b);
        const key = low * hashes.length + high;
        if (found.has(key)) continue;
        const pair = nearer(hashes, low, high, limit);
        if (pair !== null) found.set(key, pair);
      }
    };
    for (const [a, { hash, flipHash }] of hashes.entries()) {
      for (const from of [hash, flipHash]) {
        const value = bandOf(from, band);
        probe(a, value);
        for (let bit = 0; bit < 16; bit += 1) probe(a, value ^ (1 << bit));
      }
    }
  }
  return [...found.values()].toSorted((x, y) => x.a - y.a || x.b - y.b);
};

/**
 * @param limit bits that may differ
 * @param atMost pictures up to which all pairs are compared
 */
export const nearPairs = (
  hashes: readonly Hashed[],
  limit: number,
  atMost: number = allPairsLimit,
): readonly NearPair[] =>
  hashes.length <= atMost ? comparedWithAll(hashes, limit) : comparedByBands(hashes, limit);
