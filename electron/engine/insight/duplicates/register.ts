/**
 * Lays one small picture on another and says how far they are the same picture: what one has in a place, the other must
 * have there too, in the same colours.
 */
import type { Small } from '../pictures/look.ts';
import type { Placement } from './cropCandidates.ts';

export interface Fit {
  readonly placement: Placement;
  /** Normalised cross-correlation of what both show, -1 to 1. */
  readonly correlation: number;
  /** How much their colours differ, on average over all places: 0 not at all, 1 as much as a bad copy in its worst places. */
  readonly difference: number;
  /** Parts of `a` and of `b` that the other shows as well, 0 to 1. */
  readonly ofA: number;
  readonly ofB: number;
}

/** Where each pixel of `a` lies in `b`: four pixels and their weights, from columns and rows. */
interface Axis {
  readonly from: number;
  readonly to: number;
  readonly low: Uint8Array;
  readonly high: Uint8Array;
  readonly part: Float32Array;
}

interface Shape {
  readonly width: number;
  readonly height: number;
}

const square: Shape = { width: 1, height: 1 };

const longest = ({ width, height }: Shape): number => Math.max(width, height);

/** @param turned `b` is seen in a mirror along this axis */
const axis = (
  a: number,
  b: number,
  place: { readonly scale: number; readonly shift: number; readonly turned: boolean },
): Axis => {
  const low = new Uint8Array(a);
  const high = new Uint8Array(a);
  const part = new Float32Array(a);
  let from = a;
  let to = 0;
  for (let i = 0; i < a; i += 1) {
    let at = place.scale * (i + 0.5) + place.shift - 0.5;
    if (at < -0.5 || at > b - 0.5) continue;
    from = Math.min(from, i);
    to = i + 1;
    if (place.turned) at = b - 1 - at;
    const first = Math.min(b - 1, Math.max(0, Math.floor(at)));
    low[i] = first;
    high[i] = Math.min(b - 1, first + 1);
    part[i] = Math.min(1, Math.max(0, at - first));
  }
  return { from, to, low, high, part };
};

const axes = (a: Small, b: Small, { scaleX, scaleY, x, y, mirrored }: Placement): readonly [Axis, Axis] => {
  const sideA = longest(a);
  const sideB = longest(b);
  return [
    axis(a.width, b.width, { scale: (scaleX * sideB) / sideA, shift: x * sideB, turned: mirrored }),
    axis(a.height, b.height, { scale: (scaleY * sideB) / sideA, shift: y * sideB, turned: false }),
  ];
};

const valueAt = (b: Small, plane: number, columns: Axis, rows: Axis, column: number, row: number): number => {
  const fx = columns.part[column] ?? 0;
  const fy = rows.part[row] ?? 0;
  const left = columns.low[column] ?? 0;
  const right = columns.high[column] ?? 0;
  const top = plane + (rows.low[row] ?? 0) * b.width;
  const below = plane + (rows.high[row] ?? 0) * b.width;
  const upper = (b.values[top + left] ?? 0) * (1 - fx) + (b.values[top + right] ?? 0) * fx;
  const lower = (b.values[below + left] ?? 0) * (1 - fx) + (b.values[below + right] ?? 0) * fx;
  return upper * (1 - fy) + lower * fy;
};

/** Correlation of the colours where both are, each colour about its own mean; every `every`-th pixel is looked at. */
const correlationAt = (a: Small, b: Small, placement: Placement, every: number): number => {
  const [columns, rows] = axes(a, b, placement);
  if ((columns.to - columns.from) * (rows.to - rows.from) < a.width * a.height * 0.3) return -1;
  let covariance = 0;
  let varianceA = 0;
  let varianceB = 0;
  for (let c = 0; c < 3; c += 1) {
    const planeA = c * a.width * a.height;
    const planeB = c * b.width * b.height;
    let count = 0;
    let sumA = 0;
    let sumB = 0;
    let squaresA = 0;
    let squaresB = 0;
    let products = 0;
    for (let row = rows.from; row < rows.to; row += every) {
      for (let column = columns.from; column < columns.to; column += every) {
        const va = a.values[planeA + row * a.width + column] ?? 0;
        const vb = valueAt(b, planeB, columns, rows, column, row);
        count += 1;
        sumA += va;
        sumB += vb;
        squaresA += va * va;
        squaresB += vb * vb;
        products += va * vb;
      }
    }
    covariance += products - (sumA * sumB) / count;
    varianceA += squaresA - sumA ** 2 / count;
    varianceB += squaresB - sumB ** 2 / count;
  }
  const [flatA, flatB] = [varianceA < 1, varianceB < 1];
  // Where there is nothing to see in either, only their colours can tell them apart.
  if (flatA || flatB) return flatA && flatB ? 1 : 0;
  return covariance / Math.sqrt(varianceA * varianceB);
};

/** Places a side. */
const places = 8;
/** What colours (of 255) differ in a place of a copy: more where there are edges, as pixels never lie quite on pixels. */
const expected = { flat: 9, contrast: 0.4 };

const differenceAt = (a: Small, b: Small, placement: Placement): number => {
  const [columns, rows] = axes(a, b, placement);
  const differences = new Float64Array(places * places * 3);
  const sums = new Float64Array(places * places * 3);
  const squares = new Float64Array(places * places * 3);
  const counts = new Uint16Array(places * places);
  for (let row = rows.from; row < rows.to; row += 1) {
    for (let column = columns.from; column < columns.to; column += 1) {
      const place = Math.floor((row * places) / a.height) * places + Math.floor((column * places) / a.width);
      counts[place] = (counts[place] ?? 0) + 1;
      for (let c = 0; c < 3; c += 1) {
        const va = a.values[c * a.width * a.height + row * a.width + column] ?? 0;
        const vb = valueAt(b, c * b.width * b.height, columns, rows, column, row);
        const at = place * 3 + c;
        differences[at] = (differences[at] ?? 0) + Math.abs(va - vb);
        sums[at] = (sums[at] ?? 0) + va;
        squares[at] = (squares[at] ?? 0) + va * va;
      }
    }
  }
  let seen = 0;
  let sum = 0;
  for (const [place, count] of counts.entries()) {
    if (count < 4) continue;
    seen += 1;
    const parts = [0, 1, 2].map((c) => {
      const at = place * 3 + c;
      const spread = Math.sqrt(Math.max(0, (squares[at] ?? 0) / count - ((sums[at] ?? 0) / count) ** 2));
      return (differences[at] ?? 0) / count / (expected.flat + expected.contrast * spread);
    });
    sum += Math.max(...parts);
  }
  return seen === 0 ? Infinity : sum / seen;
};

/** Steps by which a placement is made better, in parts of the longest side, and how closely each looks. */
const steps = [
  { step: 0.024, every: 2 },
  { step: 0.012, every: 2 },
  { step: 0.006, every: 1 },
  { step: 0.003, every: 1 },
] as const;
/** What correlates less after the first step is not looked at any closer. */
const hopeless = 0.6;

/** Larger or smaller about the middle. */
const zoomed = ({ scaleX, scaleY, x, y, mirrored }: Placement, by: number): Placement => ({
  scaleX: scaleX * by,
  scaleY: scaleY * by,
  x: x + (scaleX * (1 - by)) / 2,
  y: y + (scaleY * (1 - by)) / 2,
  mirrored,
});

const neighbours = (at: Placement, step: number): readonly Placement[] => [
  { ...at, x: at.x + step },
  { ...at, x: at.x - step },
  { ...at, y: at.y + step },
  { ...at, y: at.y - step },
  zoomed(at, 1 + step),
  zoomed(at, 1 - step),
];

/** The best way to lay `b` on `a` near `start`; null when they are nowhere near the same. */
export const register = (a: Small, b: Small, start: Placement): Fit | null => {
  let placement = start;
  let correlation = -1;
  for (const { step, every } of steps) {
    correlation = correlationAt(a, b, placement, every);
    for (let round = 0; round < 6; round += 1) {
      let better = { placement, correlation };
      for (const next of neighbours(placement, step)) {
        const reached = correlationAt(a, b, next, every);
        if (reached > better.correlation) better = { placement: next, correlation: reached };
      }
      if (better.placement === placement) break;
      ({ placement, correlation } = better);
    }
    if (correlation < hopeless) return null;
  }
  const [columns, rows] = axes(a, b, placement);
  const count = (columns.to - columns.from) * (rows.to - rows.from);
  const zoom = (longest(b) / longest(a)) ** 2 * placement.scaleX * placement.scaleY;
  return {
    placement,
    correlation,
    difference: differenceAt(a, b, placement),
    ofA: count / (a.width * a.height),
    ofB: Math.min(1, (count * zoom) / (b.width * b.height)),
  };
};

/** `b` stretched onto `a`: how hashes see two pictures. */
export const stretched = (a: Shape | undefined, b: Shape | undefined, mirrored: boolean): Placement => {
  const sides = { a: a ?? square, b: b ?? square };
  return {
    scaleX: sides.b.width / longest(sides.b) / (sides.a.width / longest(sides.a)),
    scaleY: sides.b.height / longest(sides.b) / (sides.a.height / longest(sides.a)),
    x: 0,
    y: 0,
    mirrored,
  };
};
