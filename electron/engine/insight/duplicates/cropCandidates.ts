/** Pairs of pictures that share landmarks in the same arrangement: one may be a crop of the other, or both of a third. */
import { landmarkSide, mirroredWord, wordCount, type Landmark } from '../pictures/landmarks.ts';

export interface Marked {
  /** Shape of the picture, in any unit. */
  readonly width: number;
  readonly height: number;
  readonly landmarks: readonly Landmark[];
}

/** From a place in `a` to the same spot in `b`, both in parts of the longest side. */
export interface Placement {
  readonly scaleX: number;
  readonly scaleY: number;
  readonly x: number;
  readonly y: number;
  /** `b` is seen in a mirror first. */
  readonly mirrored: boolean;
}

export interface Candidate {
  readonly a: number;
  readonly b: number;
  readonly placement: Placement;
  /** Landmarks that agree. */
  readonly votes: number;
}

/** Words that stand in more pictures than this say nothing: part of all pictures, and at least so many. */
const common = { part: 0.01, least: 60 };
/** Shared words without which nobody looks further, and how many pictures one is compared with at most. */
const leastShared = 5;
const comparedWith = 16;
/** Landmarks that must agree on one placement. */
const leastAgreeing = 6;

interface Posting {
  readonly starts: Uint32Array;
  readonly pictures: Uint32Array;
  readonly spots: Uint8Array;
}

const postingsOf = (pictures: readonly Marked[]): Posting => {
  const starts = new Uint32Array(wordCount + 1);
  let total = 0;
  for (const { landmarks } of pictures) {
    total += landmarks.length;
    for (const { word } of landmarks) starts[word + 1] = (starts[word + 1] ?? 0) + 1;
  }
  for (let word = 0; word < wordCount; word += 1)
    starts[word + 1] = (starts[word + 1] ?? 0) + (starts[word] ?? 0);
  const next = starts.slice(0, wordCount);
  const posting = { starts, pictures: new Uint32Array(total), spots: new Uint8Array(total) };
  for (const [n, { landmarks }] of pictures.entries()) {
    for (const [spot, { word }] of landmarks.entries()) {
      const at = next[word] ?? 0;
      posting.pictures[at] = n;
      posting.spots[at] = spot;
      next[word] = at + 1;
    }
  }
  return posting;
};

/** A word and what it may be as well. */
const readings = ({ word, unsure }: Landmark): readonly number[] => {
  const low = unsure & -unsure;
  const high = unsure ^ low;
  return high === 0 ? [word, word ^ low] : [word, word ^ low, word ^ high, word ^ unsure];
};

/** Spots of two pictures with one word: places in both, and which spot of the first it is. */
interface Matches {
  readonly count: number;
  readonly ax: Float32Array;
  readonly ay: Float32Array;
  readonly bx: Float32Array;
  readonly by: Float32Array;
  readonly spot: Uint8Array;
}

const mostMatches = 200;

const scales = [0.72, 0.78, 0.84, 0.89, 0.945, 1, 1.06, 1.12, 1.19, 1.28, 1.39];
/** Pixels of the landmarks' picture within which placements count as the same. */
const near = 4;

/** The placement on which most spots agree. */
const agreement = ({
  count,
  ax,
  ay,
  bx,
  by,
  spot,
}: Matches): { readonly placement: Omit<Placement, 'mirrored'>; readonly votes: number } => {
  let best = { scale: 1, votes: 0, x: 0, y: 0 };
  const xs = new Float32Array(count);
  const ys = new Float32Array(count);
  const stamps = new Uint16Array(256);
  for (const scale of scales) {
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

const widthOf = ({ width, height }: Marked): number => (width / Math.max(width, height)) * landmarkSide;

const matchesOf = (a: Marked, b: Marked, mirrored: boolean): Matches => {
  const words = new Map<number, Landmark[]>();
  for (const landmark of b.landmarks) {
    const word = mirrored ? mirroredWord(landmark.word) : landmark.word;
    const same = words.get(word);
    if (same === undefined) words.set(word, [landmark]);
    else same.push(landmark);
  }
  const right = widthOf(b) - 1;
  const column = (): Float32Array => new Float32Array(mostMatches);
  const found = { ax: column(), ay: column(), bx: column(), by: column(), spot: new Uint8Array(mostMatches) };
  let count = 0;
  for (const [spot, landmark] of a.landmarks.entries()) {
    for (const word of readings(landmark)) {
      for (const other of words.get(word) ?? []) {
        if (count === mostMatches) break;
        found.ax[count] = landmark.x;
        found.ay[count] = landmark.y;
        found.bx[count] = mirrored ? right - other.x : other.x;
        found.by[count] = other.y;
        found.spot[count] = spot;
        count += 1;
      }
    }
  }
  return { ...found, count };
};

/** How one picture lies on another, as far as their landmarks say; null where too few agree. */
export const placed = (a: Marked, b: Marked, mirrored: boolean): Omit<Candidate, 'a' | 'b'> | null => {
  const { placement, votes } = agreement(matchesOf(a, b, mirrored));
  return votes < leastAgreeing ? null : { placement: { ...placement, mirrored }, votes };
};

/** @param onPicture is called for each picture, with its number */
export const cropCandidates = (
  pictures: readonly Marked[],
  onPicture: (done: number) => void,
): readonly Candidate[] => {
  const { starts, pictures: postings } = postingsOf(pictures);
  const commonFrom = Math.max(common.least, pictures.length * common.part);
  const shared = [new Uint16Array(pictures.length), new Uint16Array(pictures.length)] as const;
  const candidates: Candidate[] = [];
  for (const [a, picture] of pictures.entries()) {
    onPicture(a);
    const touched = new Set<number>();
    for (const landmark of picture.landmarks) {
      for (const reading of readings(landmark)) {
        for (const side of [0, 1] as const) {
          const word = side === 0 ? reading : mirroredWord(reading);
          const from = starts[word] ?? 0;
          const to = starts[word + 1] ?? 0;
          if (to - from > commonFrom) continue;
          const counts = shared[side];
          for (let i = from; i < to; i += 1) {
            const b = postings[i] ?? 0;
            if (b <= a) continue;
            counts[b] = (counts[b] ?? 0) + 1;
            if (counts[b] === leastShared) touched.add(b * 2 + side);
          }
        }
      }
    }
    const likely = [...touched]
      .map((key) => ({ b: key >> 1, side: key & 1, count: shared[key & 1 ? 1 : 0][key >> 1] ?? 0 }))
      .toSorted((x, y) => y.count - x.count || x.b - y.b)
      .slice(0, comparedWith);
    for (const { b, side } of likely) {
      const other = pictures[b];
      const found = other === undefined ? null : placed(picture, other, side === 1);
      if (found !== null) candidates.push({ a, b, ...found });
    }
    shared[0].fill(0);
    shared[1].fill(0);
  }
  return candidates;
};
