/**
 * Which pictures are the same, and which are crops or edits of one another.
 *
 * Equal: the same bytes. Beyond that, hashes within 80 of 256 bits and shared landmarks only say where to look: pictures
 * drawn after one model come as near as that, mirrored ones even within 40. So one is laid on the other (scale, place,
 * mirror), and it counts when colours correlate, hardly differ anywhere, and one of the two shows nearly nothing else, as
 * a crop does. It is the same picture where the hashes are within 40 bits (re-encoded, resized, a small mark), else a
 * similar one. Measured on 2,000 drawn pictures: crops by 5 and 12 % differ by at most 0.39 (see register.ts), the
 * nearest different pictures by 0.47.
 */
import { distance } from '../pictures/hash.ts';
import type { Landmark } from '../pictures/landmarks.ts';
import type { Small } from '../pictures/look.ts';
import { hashesIn, shaIn } from '../pictures/record.ts';
import { cropCandidates, type Placement } from './cropCandidates.ts';
import type { Pair } from './groups.ts';
import { nearPairs } from './nearHashes.ts';
import { register, stretched, type Fit } from './register.ts';

/** What was kept of one picture; see ../pictures. What is large is asked for when it is needed. */
export interface Kept {
  readonly record: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly landmarks: readonly Landmark[];
  small(): Small;
}

/** Bits of the hash. */
const sameWithin = 40;
const similarWithin = 80;
/** So near, they are one drawing in other colours, though they do not fit. */
const recolouredWithin = 12;
/** How much wider or higher a copy may have become. */
const pulled = 1.2;
/** What makes a fit a crop or an edit; see the bench for what these let through. */
const fitting = { correlation: 0.95, difference: 0.43, covered: 0.9, shared: 0.35 };

const isFit = (fit: Fit | null): boolean =>
  fit !== null &&
  fit.correlation >= fitting.correlation &&
  fit.difference <= fitting.difference &&
  Math.max(fit.ofA, fit.ofB) >= fitting.covered &&
  Math.min(fit.ofA, fit.ofB) >= fitting.shared;

export interface Watching {
  /** Of all: how many pictures have been dealt with. */
  readonly progress: (done: number, total: number) => void;
}

/** @param pictures numbered as in the pairs, the best first */
export const findPairs = (pictures: readonly Kept[], { progress }: Watching): readonly Pair[] => {
  const pairs: Pair[] = [];
  const firstOf = new Map<string, number>();
  /** Pictures that are not byte for byte an earlier one: only these are compared. */
  const distinct: number[] = [];
  for (const [n, { record }] of pictures.entries()) {
    const sha = shaIn(record);
    const first = firstOf.get(sha);
    if (first === undefined) {
      firstOf.set(sha, n);
      distinct.push(n);
    }
  }
  const kept = distinct.flatMap((n) => pictures[n] ?? []);
  const hashes = kept.map(({ record }) => hashesIn(record));
  const settled = new Set<number>();
  const key = (a: number, b: number): number => a * kept.length + b;
  const near: Pair[] = [];

  const note = (a: number, b: number, found: Omit<Pair, 'a' | 'b'>): void => {
    settled.add(key(a, b));
    near.push({ a, b, ...found });
  };
  const lay = (a: number, b: number, placement: Placement, bits: number): void => {
    const smallA = kept[a]?.small();
    const smallB = kept[b]?.small();
    if (smallA === undefined || smallB === undefined) return;
    const { mirrored } = placement;
    const fits = isFit(register(smallA, smallB, placement));
    if (fits) note(a, b, { closeness: bits <= sameWithin ? 'same' : 'similar', distance: bits, mirrored });
    else if (bits <= recolouredWithin) note(a, b, { closeness: 'similar', distance: bits, mirrored });
  };

  for (const { a, b, distance: bits, mirrored } of nearPairs(hashes, similarWithin)) {
    const placement = stretched(kept[a], kept[b], mirrored);
    const ratio = placement.scaleX / placement.scaleY;
    // Hashes know no proportions: what would have to be pulled into shape is no copy.
    if (Math.max(ratio, 1 / ratio) <= pulled) lay(a, b, placement, bits);
  }
  const onPicture = (done: number): void => {
    if (done % 64 === 0) progress(done, kept.length);
  };
  for (const { a, b, placement } of cropCandidates(kept, onPicture)) {
    if (settled.has(key(a, b))) continue;
    const one = hashes[a];
    const other = hashes[b];
    if (one === undefined || other === undefined) continue;
    lay(a, b, placement, distance(one.hash, placement.mirrored ? other.flipHash : other.hash));
  }

  // Copies of the same bytes share what was found of the first of them; groups gather about a first one.
  const copies = new Map<number, number[]>(distinct.map((n) => [n, [n]]));
  for (const [n, { record }] of pictures.entries()) {
    const first = firstOf.get(shaIn(record)) ?? n;
    if (first === n) continue;
    copies.get(first)?.push(n);
    pairs.push({ a: first, b: n, closeness: 'equal', distance: 0, mirrored: false });
  }
  for (const pair of near) {
    const a = distinct[pair.a] ?? 0;
    const b = distinct[pair.b] ?? 0;
    for (const copy of copies.get(b) ?? []) pairs.push({ ...pair, a, b: copy });
    for (const copy of copies.get(a) ?? []) if (copy !== a) pairs.push({ ...pair, a: copy, b });
  }
  progress(kept.length, kept.length);
  return pairs;
};
