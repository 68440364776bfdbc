/** Pairs of images that share landmarks in the same arrangement: one may be a crop of the other, or both of a third. */
import {
  landmarkSide,
  turnedWord,
  wordCount,
  zooms,
  type Landmark,
  type Word,
} from '../pictures/landmarks.ts';
import { inverse, isExchanged, isLeftRight, isTopBottom, type Turn } from '../../../../shared/turns.ts';
import type { Placement } from './register.ts';

export interface Marked {
  /** Shape of the image, in any unit. */
  readonly width: number;
  readonly height: number;
  /** Read again whenever they are needed: all of them would take much memory. */
  landmarks(): readonly Landmark[];
}

export interface Candidate {
  readonly a: number;
  readonly b: number;
  /** Where `b` lies on `a`, after `b` was turned. */
  readonly placement: Placement;
  readonly turn: Turn;
}

/** Words that occur in more images than this say nothing: a part of all images, and at least this many. */
const common = { part: 0.01, least: 80, most: 200 };
/** Fewer shared words than this are no candidate; and how many images one is compared with at most. */
const leastShared = 5;
const comparedWith = 24;
/** Landmarks that must agree on one placement. */
const leastAgreeing = 7;

/** How another image may show what this one shows: larger, and turned. */
interface Way {
  readonly zoom: number;
  readonly turn: Turn;
}

/** Turned by a right angle and cropped by much is too rare to look for. */
const ways: readonly Way[] = [
  ...zooms.flatMap((_, zoom) => ([0, 1] as const).map((turn) => ({ zoom, turn }))),
  ...([0, 1] as const).flatMap((zoom) => ([2, 3, 4, 5, 6, 7] as const).map((turn) => ({ zoom, turn }))),
];

interface Posting {
  readonly starts: Uint32Array;
  readonly images: Uint32Array;
}

const postingsOf = (images: readonly Marked[]): Posting => {
  const starts = new Uint32Array(wordCount + 1);
  const own: Uint16Array[] = [];
  let total = 0;
  for (const image of images) {
    const words = Uint16Array.from(image.landmarks(), ({ words: [word] }) => word?.bits ?? 0);
    own.push(words);
    total += words.length;
    for (const word of words) starts[word + 1] = (starts[word + 1] ?? 0) + 1;
  }
  for (let word = 0; word < wordCount; word += 1) {
    starts[word + 1] = (starts[word + 1] ?? 0) + (starts[word] ?? 0);
  }
  const next = starts.slice(0, wordCount);
  const postings = { starts, images: new Uint32Array(total) };
  for (const [n, words] of own.entries()) {
    for (const word of words) {
      const at = next[word] ?? 0;
      postings.images[at] = n;
      next[word] = at + 1;
    }
  }
  return postings;
};

/** A word and the words it may also be; turned images are common enough only where they are not cropped by much. */
const readings = (word: Word | undefined, { turn }: Way): readonly number[] => {
  if (word === undefined) return [];
  const { bits, unsure } = word;
  const [low, high] = unsure.map((bit) => 1 << bit);
  if (low === undefined || high === undefined || turn > 1) return [bits];
  return [bits, bits ^ low, bits ^ high, bits ^ low ^ high];
};

/** Spots of two images with one word: places in both, and which spot of the first it is. */
interface Matches {
  readonly count: number;
  readonly ax: Float32Array;
  readonly ay: Float32Array;
  readonly bx: Float32Array;
  readonly by: Float32Array;
  readonly spot: Uint8Array;
}

const mostMatches = 200;

const column = (): Float32Array => new Float32Array(mostMatches);
/** Reused: filled anew for each pair. */
const matchColumns = {
  ax: column(),
  ay: column(),
  bx: column(),
  by: column(),
  spot: new Uint8Array(mostMatches),
};
const shifts = { xs: column(), ys: column() };

/** Sizes that are tried around a zoom's own. */
const about = [0.93, 0.965, 1, 1.035, 1.07];
/** Placements that differ by no more than this count as the same, in pixels of the landmarks' image. */
const near = 4;

/** The placement on which most spots agree. */
const agreement = (
  { count, ax, ay, bx, by, spot }: Matches,
  zoom: number,
): { readonly placement: Placement; readonly votes: number } => {
  let best = { scale: 1, votes: 0, x: 0, y: 0 };
  const { xs, ys } = shifts;
  const stamps = new Uint16Array(256);
  for (const by1 of about) {
    const scale = zoom * by1;
    stamps.fill(0);
    for (let i = 0; i < count; i += 1) {
      xs[i] = (bx[i] ?? 0) - scale * (ax[i] ?? 0);
      ys[i] = (by[i] ?? 0) - scale * (ay[i] ?? 0);
    }
    for (let i = 0; i < count; i += 1) {
      const x = xs[i] ?? 0;
      const y = ys[i] ?? 0;
      let votes = 0;
      let sumX = 0;
      let sumY = 0;
      for (let j = 0; j < count; j += 1) {
        const dx = (xs[j] ?? 0) - x;
        const dy = (ys[j] ?? 0) - y;
        if (dx > near || dx < -near || dy > near || dy < -near) continue;
        const of = spot[j] ?? 0;
        if (stamps[of] === i + 1) continue;
        stamps[of] = i + 1;
        votes += 1;
        sumX += dx;
        sumY += dy;
      }
      if (votes > best.votes) best = { scale, votes, x: x + sumX / votes, y: y + sumY / votes };
    }
  }
  const { scale, x, y, votes } = best;
  return { placement: { scaleX: scale, scaleY: scale, x: x / landmarkSide, y: y / landmarkSide }, votes };
};

const matchesOf = (a: Marked, b: Marked, { zoom, turn }: Way): Matches => {
  const longest = Math.max(b.width, b.height);
  const [wide, high] = [b.width, b.height].map((side) => Math.round((side / longest) * landmarkSide) - 1);
  const words = new Map<number, Landmark[]>();
  for (const landmark of b.landmarks()) {
    const word = turnedWord(landmark.words[0]?.bits ?? 0, turn);
    const same = words.get(word);
    if (same === undefined) words.set(word, [landmark]);
    else same.push(landmark);
  }
  const found = matchColumns;
  let count = 0;
  for (const [spot, landmark] of a.landmarks().entries()) {
    for (const reading of readings(landmark.words[zoom], { zoom, turn })) {
      for (const other of words.get(reading) ?? []) {
        if (count === mostMatches) break;
        const [x, y, w = 0, h = 0] = isExchanged(turn)
          ? [other.y, other.x, high, wide]
          : [other.x, other.y, wide, high];
        found.ax[count] = landmark.x;
        found.ay[count] = landmark.y;
        found.bx[count] = isLeftRight(turn) ? w - x : x;
        found.by[count] = isTopBottom(turn) ? h - y : y;
        found.spot[count] = spot;
        count += 1;
      }
    }
  }
  return { ...found, count };
};

/** How one image lies on another, according to their landmarks; null where too few agree. */
export const placed = (a: Marked, b: Marked, way: Way): Placement | null => {
  const { placement, votes } = agreement(matchesOf(a, b, way), zooms[way.zoom] ?? 1);
  return votes < leastAgreeing ? null : placement;
};

interface Asked {
  /** Called for each image, with its number. */
  readonly onImage: (done: number) => void;
  /** Pairs that are known already are not looked for. */
  readonly isKnown: (a: number, b: number) => boolean;
  readonly onCandidate: (candidate: Candidate) => void;
}

export const cropCandidates = (images: readonly Marked[], { onImage, isKnown, onCandidate }: Asked): void => {
  const { starts, images: postings } = postingsOf(images);
  const commonFrom = Math.min(common.most, Math.max(common.least, images.length * common.part));
  const counts = new Uint16Array(images.length);
  for (const [a, image] of images.entries()) {
    onImage(a);
    const landmarks = image.landmarks();
    const best = new Map<number, { readonly b: number; readonly way: Way; readonly count: number }>();
    for (const way of ways) {
      counts.fill(0);
      const touched: number[] = [];
      for (const { words } of landmarks) {
        for (const reading of readings(words[way.zoom], way)) {
          // A word of the other image, as it is before the image is turned.
          const own = turnedWord(reading, inverse(way.turn));
          const from = starts[own] ?? 0;
          const to = starts[own + 1] ?? 0;
          if (to - from > commonFrom) continue;
          for (let i = from; i < to; i += 1) {
            const b = postings[i] ?? 0;
            const count = (counts[b] ?? 0) + 1;
            counts[b] = count;
            if (count === leastShared) touched.push(b);
          }
        }
      }
      for (const b of touched) {
        // At equal size the other image finds this one just as well.
        if (b === a || (way.zoom === 0 && b < a)) continue;
        const count = counts[b] ?? 0;
        if (count > (best.get(b)?.count ?? 0)) best.set(b, { b, way, count });
      }
    }
    const likely = [...best.values()]
      .filter(({ b }) => !isKnown(a, b))
      .toSorted((x, y) => y.count - x.count || x.b - y.b)
      .slice(0, comparedWith);
    for (const { b, way } of likely) {
      const other = images[b];
      const placement =
        other === undefined ? null : placed({ ...image, landmarks: () => landmarks }, other, way);
      if (placement !== null) onCandidate({ a, b, placement, turn: way.turn });
    }
  }
};
