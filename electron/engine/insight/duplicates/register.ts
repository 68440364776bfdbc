/**
 * Aligns one small image with another: finds the placement in which their brightness correlates most. Where
 * one is a crop of the other, that is where it was cut from.
 */
import type { Plane } from '../pictures/planes.ts';

/** From a place in `a` to the same spot in `b`, both in parts of the longest side. */
export interface Placement {
  readonly scaleX: number;
  readonly scaleY: number;
  readonly x: number;
  readonly y: number;
}

export interface Shape {
  readonly width: number;
  readonly height: number;
}

/** Where the columns or rows of `a` lie in `b`: two of `b`, and the weight of the second; only from `from` to `to`. */
export interface Axis {
  readonly from: number;
  readonly to: number;
  readonly low: Uint8Array;
  readonly high: Uint8Array;
  readonly part: Float32Array;
}

export interface Axes {
  readonly columns: Axis;
  readonly rows: Axis;
}

export const longest = ({ width, height }: Shape): number => Math.max(width, height);

const axisOf = (a: number, b: number, scale: number, shift: number): Axis => {
  const low = new Uint8Array(a);
  const high = new Uint8Array(a);
  const part = new Float32Array(a);
  let from = a;
  let to = 0;
  for (let i = 0; i < a; i += 1) {
    const at = scale * (i + 0.5) + shift - 0.5;
    if (at < -0.5 || at > b - 0.5) continue;
    from = Math.min(from, i);
    to = i + 1;
    const first = Math.min(b - 1, Math.max(0, Math.floor(at)));
    low[i] = first;
    high[i] = Math.min(b - 1, first + 1);
    part[i] = Math.min(1, Math.max(0, at - first));
  }
  return { from: Math.min(from, to), to, low, high, part };
};

export const axesOf = (a: Shape, b: Shape, { scaleX, scaleY, x, y }: Placement): Axes => {
  const sideA = longest(a);
  const sideB = longest(b);
  return {
    columns: axisOf(a.width, b.width, (scaleX * sideB) / sideA, x * sideB),
    rows: axisOf(a.height, b.height, (scaleY * sideB) / sideA, y * sideB),
  };
};

/** The value of `b` at a pixel of `a`. */
export const valueAt = (b: Plane, { columns, rows }: Axes, column: number, row: number): number => {
  const fx = columns.part[column] ?? 0;
  const fy = rows.part[row] ?? 0;
  const left = columns.low[column] ?? 0;
  const right = columns.high[column] ?? 0;
  const top = (rows.low[row] ?? 0) * b.width;
  const below = (rows.high[row] ?? 0) * b.width;
  const upper = (b.values[top + left] ?? 0) * (1 - fx) + (b.values[top + right] ?? 0) * fx;
  const lower = (b.values[below + left] ?? 0) * (1 - fx) + (b.values[below + right] ?? 0) * fx;
  return upper * (1 - fy) + lower * fy;
};

/** An overlap smaller than this part of `a` says nothing. */
const leastShared = 0.2;

/** Correlation of the brightness where both have pixels; every `every`-th pixel is read. */
export const correlationAt = (a: Plane, b: Plane, placement: Placement, every: number): number => {
  const axes = axesOf(a, b, placement);
  const { columns, rows } = axes;
  const area = (columns.to - columns.from) * (rows.to - rows.from);
  if (area < a.width * a.height * leastShared) return -1;
  let count = 0;
  let sumA = 0;
  let sumB = 0;
  let squaresA = 0;
  let squaresB = 0;
  let products = 0;
  for (let row = rows.from; row < rows.to; row += every) {
    for (let column = columns.from; column < columns.to; column += every) {
      const va = a.values[row * a.width + column] ?? 0;
      const vb = valueAt(b, axes, column, row);
      count += 1;
      sumA += va;
      sumB += vb;
      squaresA += va * va;
      squaresB += vb * vb;
      products += va * vb;
    }
  }
  const varianceA = squaresA - sumA ** 2 / count;
  const varianceB = squaresB - sumB ** 2 / count;
  // Where one shows nothing there is nothing to compare.
  if (varianceA < count || varianceB < count) return 0;
  return (products - (sumA * sumB) / count) / Math.sqrt(varianceA * varianceB);
};

/** Steps by which a placement is improved, in parts of the longest side, and how closely each looks. */
const steps = [
  { step: 0.02, every: 2 },
  { step: 0.01, every: 2 },
  { step: 0.005, every: 1 },
  { step: 0.0025, every: 1 },
] as const;

/** Larger or smaller about the centre. */
const zoomed = ({ scaleX, scaleY, x, y }: Placement, by: number): Placement => ({
  scaleX: scaleX * by,
  scaleY: scaleY * by,
  x: x + (scaleX * (1 - by)) / 2,
  y: y + (scaleY * (1 - by)) / 2,
});

const neighbours = (at: Placement, step: number): readonly Placement[] => [
  { ...at, x: at.x + step },
  { ...at, x: at.x - step },
  { ...at, y: at.y + step },
  { ...at, y: at.y - step },
  zoomed(at, 1 + step),
  zoomed(at, 1 - step),
];

export interface Registered {
  readonly placement: Placement;
  /** -1 to 1. */
  readonly correlation: number;
}

/** A placement that correlates less after the first step is given up: unrelated images reach as much. */
const hopeless = 0.5;

/** The best placement of `b` on `a` near `start`. */
export const register = (a: Plane, b: Plane, start: Placement): Registered => {
  let best: Registered = { placement: start, correlation: -1 };
  for (const { step, every } of steps) {
    const { placement: reached } = best;
    best = { placement: reached, correlation: correlationAt(a, b, reached, every) };
    for (let round = 0; round < 8; round += 1) {
      const from = best;
      for (const placement of neighbours(from.placement, step)) {
        const correlation = correlationAt(a, b, placement, every);
        if (correlation > best.correlation) best = { placement, correlation };
      }
      if (best === from) break;
    }
    if (best.correlation < hopeless) return best;
  }
  return best;
};
