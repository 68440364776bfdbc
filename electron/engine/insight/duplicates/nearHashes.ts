/**
 * Pairs of images whose hashes are near, in any of the eight orientations. All pairs are compared while that
 * takes seconds; beyond, only those that share a band of 16 bits but for one (multi-index hashing).
 */
import { isExchanged, turns, type Turn } from '../../../../shared/turns.ts';
import { distance, hashBytes, turnedHash } from '../pictures/hash.ts';

export interface Hashed {
  readonly hash: Uint8Array;
  /** Width to height of what was hashed: a hash does not know proportions. */
  readonly ratio: number;
}

export interface NearPair {
  /** Numbers of the images, `a` below `b`. */
  readonly a: number;
  readonly b: number;
  /** Bits that differ. */
  readonly distance: number;
  /** `b` turned like this looks like `a`. */
  readonly turn: Turn;
}

/** Up to this many images all pairs are compared, which takes a few seconds. */
const allPairsLimit = 30_000;
/** Most pairs of one image: a thousand copies of it would be half a million pairs. */
const mostPairs = 500;
/** By how much a copy may have become wider or higher. */
const pulled = Math.log(1.2);

/** Counts bits of a word by pairs of nibbles: the first steps of counting, which can be added up before the last. */
const nibbles = (word: number): number => {
  const v = word - ((word >>> 1) & 0x55555555);
  return (v & 0x33333333) + ((v >>> 2) & 0x33333333);
};
/** How many bits are set in two words. */
const count = (a: number, b: number): number => {
  const both = nibbles(a) + nibbles(b);
  const bytes = (both & 0x0f0f0f0f) + ((both >>> 4) & 0x0f0f0f0f);
  return Math.imul(bytes, 0x01010101) >>> 24;
};

const evenBits = 0x55555555;

/** Every other bit of sixteen, side by side in eight. */
const packed = (bits: number): number => {
  let v = bits & 0x5555;
  v = (v | (v >>> 1)) & 0x3333;
  v = (v | (v >>> 2)) & 0x0f0f;
  return (v | (v >>> 4)) & 0x00ff;
};

/**
 * Eight words a hash, two each of frequencies that are even in both directions (which no mirror changes), odd across, odd
 * down, and odd in both.
 */
const sorted = (hashes: readonly Uint8Array[]): Uint32Array => {
  const words = new Uint32Array(hashes.length * 8);
  for (const [n, hash] of hashes.entries()) {
    const view = new DataView(hash.buffer, hash.byteOffset, hash.byteLength);
    for (let i = 0; i < 8; i += 1) {
      const rows = view.getUint32(i * 4, true);
      // A row has 16 bits: the lower half of the word is of an even row, the upper half of an odd one.
      const even = rows & evenBits;
      const odd = (rows >>> 1) & evenBits;
      const put = (at: number, bits: number): void => {
        const place = n * 8 + at;
        words[place] = (words[place] ?? 0) | bits;
      };
      // Four rows of 8 bits make a word: each kind has eight rows, two words.
      const half = i >> 2;
      const by = (i & 3) * 8;
      put(half, packed(even & 0xffff) << by);
      put(2 + half, packed(odd & 0xffff) << by);
      put(4 + half, packed(even >>> 16) << by);
      put(6 + half, packed(odd >>> 16) << by);
    }
  }
  return words;
};

const turnTo = ({ hash: one }: Hashed, { hash: other }: Hashed, ways: readonly Turn[]) => {
  let best: { readonly distance: number; readonly turn: Turn } = { distance: Infinity, turn: 0 };
  for (const turn of ways) {
    const bits = distance(one, turnedHash(other, turn));
    if (bits < best.distance) best = { distance: bits, turn };
  }
  return best;
};

const upright = turns.filter((turn) => !isExchanged(turn));
const lying = turns.filter(isExchanged);

/** Orientations of `b` on `a` in which their proportions fit. */
const waysOf = (a: number, b: number): readonly Turn[] => [
  ...(Math.abs(a - b) <= pulled ? upright : []),
  ...(Math.abs(a + b) <= pulled ? lying : []),
];

/** The nearest of all orientations of `b` on `a`, or null where all are farther than `limit`. */
const nearest = (
  hashes: readonly Hashed[],
  ratios: Float32Array,
  a: number,
  b: number,
  limit: number,
): NearPair | null => {
  const one = hashes[a];
  const other = hashes[b];
  if (one === undefined || other === undefined) return null;
  const best = turnTo(one, other, waysOf(ratios[a] ?? 0, ratios[b] ?? 0));
  return best.distance > limit ? null : { a, b, ...best };
};

/**
 * A lower bound of the differing bits, however the four kinds of frequencies are mirrored: enough to leave a
 * pair out.
 */
const isNear = (own: Uint32Array, words: Uint32Array, at: number, limit: number): boolean => {
  const even = count((own[0] ?? 0) ^ (words[at] ?? 0), (own[1] ?? 0) ^ (words[at + 1] ?? 0));
  const across = count((own[2] ?? 0) ^ (words[at + 2] ?? 0), (own[3] ?? 0) ^ (words[at + 3] ?? 0));
  const some = even + Math.min(across, 64 - across);
  if (some > limit) return false;
  const down = count((own[4] ?? 0) ^ (words[at + 4] ?? 0), (own[5] ?? 0) ^ (words[at + 5] ?? 0));
  const more = some + Math.min(down, 64 - down);
  if (more > limit) return false;
  const both = count((own[6] ?? 0) ^ (words[at + 6] ?? 0), (own[7] ?? 0) ^ (words[at + 7] ?? 0));
  return more + Math.min(both, 64 - both) <= limit;
};

const comparedWithAll = (hashes: readonly Hashed[], ratios: Float32Array, limit: number): NearPair[] => {
  const words = sorted(hashes.map(({ hash }) => hash));
  const exchanged = sorted(hashes.map(({ hash }) => turnedHash(hash, 4)));
  const pairs: NearPair[] = [];
  for (let a = 0; a < hashes.length; a += 1) {
    const own = words.slice(a * 8, a * 8 + 8);
    const ratio = ratios[a] ?? 0;
    const before = pairs.length;
    for (let b = a + 1; b < hashes.length; b += 1) {
      const other = ratios[b] ?? 0;
      const near =
        (Math.abs(ratio - other) <= pulled && isNear(own, words, b * 8, limit)) ||
        (Math.abs(ratio + other) <= pulled && isNear(own, exchanged, b * 8, limit));
      if (!near) continue;
      const pair = nearest(hashes, ratios, a, b, limit);
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
 * Finds every pair within 31 bits, and nearly all within 40: such a pair has a band in which at most one bit
 * differs, unless its bits are spread very evenly.
 */
const comparedByBands = (hashes: readonly Hashed[], ratios: Float32Array, limit: number): NearPair[] => {
  const found = new Map<number, NearPair>();
  const starts = new Uint32Array(65_537);
  const members = new Uint32Array(hashes.length);
  const seen = new Uint32Array(hashes.length);
  const turned = hashes.map(({ hash }) => turns.map((turn) => turnedHash(hash, turn)));
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
        const pair = nearest(hashes, ratios, low, high, limit);
        if (pair !== null) found.set(key, pair);
      }
    };
    for (const [a, ways] of turned.entries()) {
      for (const hash of ways) {
        const value = bandOf(hash, band);
        probe(a, value);
        for (let bit = 0; bit < 16; bit += 1) probe(a, value ^ (1 << bit));
      }
    }
  }
  return [...found.values()].toSorted((x, y) => x.a - y.a || x.b - y.b);
};

/**
 * @param limit bits that may differ
 * @param atMost images up to which all pairs are compared
 */
export const nearPairs = (
  hashes: readonly Hashed[],
  limit: number,
  atMost: number = allPairsLimit,
): readonly NearPair[] => {
  const ratios = Float32Array.from(hashes, ({ ratio }) => Math.log(ratio));
  return hashes.length <= atMost
    ? comparedWithAll(hashes, ratios, limit)
    : comparedByBands(hashes, ratios, limit);
};
