/**
 * Which images are the same, and which are crops or edits of one another.
 *
 * Equal: the same bytes. An image that shows next to nothing is the same only as one with the same pixels. Of
 * all others, hashes within 80 of 256 bits and shared landmarks only give candidates: drawings of one
 * character in one pose come as near as that. So one is aligned with the other and compared place by place;
 * see compare.ts. Last, two copies of one image are compared with each other: a crop and a copy in other
 * colours may have too little in common to be found directly.
 */
import { distance, turnedHash } from '../pictures/hash.ts';
import { leastInformation } from '../pictures/information.ts';
import type { Landmark } from '../pictures/landmarks.ts';
import type { Colours } from '../pictures/look.ts';
import { comparedIn, shaIn, type Compared } from '../pictures/record.ts';
import { whole, type Box } from '../pictures/trim.ts';
import { compared, seenAs, type Alike, type Seen } from './compare.ts';
import { cropCandidates } from './cropCandidates.ts';
import { renumbered, type Pair } from './groups.ts';
import { followLeads } from './leads.ts';
import { boxOnBox, mappingOf, reversed, turnOf, type Mapping } from './mapping.ts';
import { nearPairs } from './nearHashes.ts';

/** What was kept of one image; see ../pictures. Large parts are read when they are needed. */
export interface Kept {
  readonly record: Uint8Array;
  /** Of what lies within its border, in any unit. */
  readonly width: number;
  readonly height: number;
  landmarks(): readonly Landmark[];
  colours(): Colours;
}

/** Bits of the hash. */
const similarWithin = 80;
/** A smaller border does not count. */
const leastBorder = 0.005;
/** Images whose small versions are held in memory. */
const held = 256;
/** An image has at most this many copies that are compared with one another, not only with it. */
const manyFollowers = 8;

export interface Watching {
  /** Of all: how many images have been dealt with. */
  readonly progress: (done: number, total: number) => void;
}

interface One {
  readonly kept: Kept;
  readonly facts: Compared;
}

/** What is hashed: the whole image, or the part within its border. */
interface Entry {
  readonly image: number;
  readonly box: Box;
  readonly hash: Uint8Array;
  readonly ratio: number;
}

const entriesOf = (images: readonly One[]): readonly Entry[] =>
  images.flatMap(
    ({ kept: { width, height }, facts: { hash, innerHash, inner } }, image): readonly Entry[] => {
      const [wide, high] = [inner.right - inner.left, inner.bottom - inner.top];
      const ratio = width / height;
      const within: Entry = { image, box: inner, hash: innerHash, ratio };
      if (wide > 1 - leastBorder && high > 1 - leastBorder) return [within];
      return [within, { image, box: whole, hash, ratio: (ratio * high) / wide }];
    },
  );

/** Bits of the hashes that differ when aligned by `mapping`, of the whole or within their borders. */
const bitsBetween = (a: Compared, b: Compared, mapping: Mapping): number => {
  const turn = turnOf(mapping);
  const own = [a.hash, a.innerHash];
  const others = [b.hash, b.innerHash].map((hash) => turnedHash(hash, turn));
  return Math.min(...own.flatMap((one) => others.map((other) => distance(one, other))));
};

/** Small images by number, the last used ones. */
const seenIn = (images: readonly One[]): ((n: number) => Seen | null) => {
  const known = new Map<number, Seen>();
  return (n) => {
    const image = images[n];
    if (image === undefined) return null;
    const seen = known.get(n) ?? seenAs(image.kept.colours(), image.facts.inner);
    known.delete(n);
    known.set(n, seen);
    const [oldest] = known.keys();
    if (known.size > held && oldest !== undefined) known.delete(oldest);
    return seen;
  };
};

/** A pair that was found, and how the two are aligned. */
interface Link extends Pair {
  readonly mapping: Mapping;
}

const compareAll = (images: readonly One[], { progress }: Watching): readonly Link[] => {
  const seen = seenIn(images);
  const links: Link[] = [];
  const settled = new Set<number>();
  const key = (a: number, b: number): number => Math.min(a, b) * images.length + Math.max(a, b);
  /** The best image that a copy was compared with, and how many copies one has. */
  const leaders = new Map<number, number>();
  const followers = new Map<number, number>();

  const isKnown = (a: number, b: number): boolean => {
    if (settled.has(key(a, b))) return true;
    const leader = leaders.get(a);
    return leader !== undefined && leader === leaders.get(b) && (followers.get(leader) ?? 0) > manyFollowers;
  };
  const note = (a: number, b: number, bits: number, alike: Alike): void => {
    settled.add(key(a, b));
    links.push({ a, b, distance: bits, ...alike });
    if (!leaders.has(a) && !leaders.has(b)) {
      leaders.set(b, a);
      followers.set(a, (followers.get(a) ?? 0) + 1);
    }
  };
  /** `a` below `b`. */
  const look = (a: number, b: number, mapping: Mapping): boolean => {
    const [one, other] = [images[a], images[b]];
    const [seenA, seenB] = [seen(a), seen(b)];
    if (one === undefined || other === undefined || seenA === null || seenB === null) {
      return false;
    }
    const bits = bitsBetween(one.facts, other.facts, mapping);
    const alike = compared(seenA, seenB, mapping, bits);
    if (alike !== null) note(a, b, bits, alike);
    return alike !== null;
  };

  const entries = entriesOf(images);
  const near = nearPairs(entries, similarWithin).flatMap(({ a, b, turn, distance: bits }) => {
    const [one, other] = [entries[a], entries[b]];
    return one === undefined || other === undefined || one.image === other.image
      ? []
      : [{ one, other, turn, bits }];
  });
  // Goes image by image, and of the ways in which two may be aligned tries the likeliest first.
  near.sort((x, y) => x.one.image - y.one.image || x.other.image - y.other.image || x.bits - y.bits);
  for (const { one, other, turn } of near) {
    if (!isKnown(one.image, other.image)) look(one.image, other.image, boxOnBox(one.box, other.box, turn));
  }
  const marked = images.map(({ kept }) => ({
    width: kept.width,
    height: kept.height,
    landmarks: () => kept.landmarks(),
  }));
  cropCandidates(marked, {
    isKnown,
    onImage: (done) => {
      if (done % 16 === 0) progress(done, images.length);
    },
    onCandidate: ({ a, b, turn, placement }) => {
      if (isKnown(a, b)) return;
      const [one, other] = [seen(a), seen(b)];
      if (one === null || other === null) return;
      const mapping = mappingOf(one, other, turn, placement);
      if (a < b) look(a, b, mapping);
      else look(b, a, reversed(mapping));
    },
  });
  followLeads(links, look);
  return links;
};

/** Images that show next to nothing are the same where all their pixels are. */
const blankPairs = (images: readonly Kept[], blank: readonly number[]): readonly Pair[] => {
  const firstOf = new Map<string, number>();
  return blank.flatMap((n): readonly Pair[] => {
    const { pixels } = comparedIn(images[n]?.record ?? new Uint8Array(0));
    const first = firstOf.get(pixels);
    if (first !== undefined)
      return [{ a: first, b: n, closeness: 'same', distance: 0, changes: [], back: [] }];
    firstOf.set(pixels, n);
    return [];
  });
};

/** @param images numbered as in the pairs, the best first */
export const findPairs = (images: readonly Kept[], watching: Watching): readonly Pair[] => {
  const pairs: Pair[] = [];
  /** The first of all with the same bytes. */
  const firstOf = new Map<string, number>();
  const copies = new Map<number, number[]>();
  /** Images to compare, with their numbers; and those that show too little. */
  const ones: One[] = [];
  const numbers: number[] = [];
  const blank: number[] = [];
  for (const [n, kept] of images.entries()) {
    const sha = shaIn(kept.record);
    const first = firstOf.get(sha);
    if (first !== undefined) {
      copies.get(first)?.push(n);
      pairs.push({ a: first, b: n, closeness: 'equal', distance: 0, changes: [], back: [] });
      continue;
    }
    firstOf.set(sha, n);
    copies.set(n, [n]);
    const facts = comparedIn(kept.record);
    if (facts.information >= leastInformation) {
      ones.push({ kept, facts });
      numbers.push(n);
    } else blank.push(n);
  }
  const found = compareAll(ones, watching).map((link) =>
    renumbered(link, numbers[link.a] ?? 0, numbers[link.b] ?? 0),
  );
  // Copies with the same bytes share what was found for the first of them; groups form around the first.
  for (const pair of [...found, ...blankPairs(images, blank)]) {
    for (const copy of copies.get(pair.b) ?? []) pairs.push({ ...pair, b: copy });
    for (const copy of copies.get(pair.a) ?? []) if (copy !== pair.a) pairs.push({ ...pair, a: copy });
  }
  watching.progress(images.length, images.length);
  return pairs;
};
