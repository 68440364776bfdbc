/**
 * How far two aligned images are the same: place by place, after removing what a change of all colours
 * explains. A difference in one place only, such as another outfit in the same pose, stays.
 */
import type { Colours } from '../pictures/look.ts';
import { axesOf, valueAt, type Placement } from './register.ts';

/** Values of both where both have pixels, colour by colour, and the place of each pixel. */
export interface Overlap {
  readonly count: number;
  readonly a: readonly Float32Array[];
  readonly b: readonly Float32Array[];
  readonly places: Uint8Array;
  /** Parts of `a` and of `b` that the other shows as well, 0 to 1. */
  readonly ofA: number;
  readonly ofB: number;
}

/** Places a side. */
const side = 8;

export const overlapOf = (a: Colours, b: Colours, placement: Placement): Overlap => {
  const { width, height } = a.luma;
  const axes = axesOf(a.luma, b.luma, placement);
  const { columns, rows } = axes;
  const wide = Math.max(0, columns.to - columns.from);
  const high = Math.max(0, rows.to - rows.from);
  const count = wide * high;
  const column = (): Float32Array => new Float32Array(count);
  const valuesA = a.rgb.map(column);
  const valuesB = b.rgb.map(column);
  const places = new Uint8Array(count);
  let at = 0;
  for (let y = rows.from; y < rows.to; y += 1) {
    for (let x = columns.from; x < columns.to; x += 1) {
      places[at] =
        Math.floor(((y - rows.from) * side) / high) * side + Math.floor(((x - columns.from) * side) / wide);
      for (let c = 0; c < 3; c += 1) {
        const [to, of] = [valuesA[c], a.rgb[c]];
        const [toB, ofB] = [valuesB[c], b.rgb[c]];
        if (to === undefined || of === undefined || toB === undefined || ofB === undefined) continue;
        to[at] = of.values[y * width + x] ?? 0;
        toB[at] = valueAt(ofB, axes, x, y);
      }
      at += 1;
    }
  }
  const longestA = Math.max(width, height);
  const longestB = Math.max(b.luma.width, b.luma.height);
  const zoom = (longestB / longestA) ** 2 * placement.scaleX * placement.scaleY;
  return {
    count,
    a: valuesA,
    b: valuesB,
    places,
    ofA: count / (width * height),
    ofB: Math.min(1, (count * zoom) / (b.luma.width * b.luma.height)),
  };
};

export interface Likeness {
  /** Mean over places that show something: 0 the same, 1 as much as a bad copy in its worst places. */
  readonly difference: number;
  /** Part of those places whose colours differ more than copies do. */
  readonly wrong: number;
  /** Part of those places that show other shapes. */
  readonly broken: number;
  /** How all shapes agree, -1 to 1. */
  readonly shapes: number;
}

/**
 * How much colours (of 255) may differ in a place of a copy: more where there are edges, as pixels never
 * coincide exactly.
 */
const expected = { flat: 7, contrast: 0.4 };
const wrongFrom = 1.2;
/**
 * Shapes of a place that correlate less are different, where colours differ by more than fine patterns do by
 * chance.
 */
const brokenBelow = 0.8;
const brokenFrom = 1;
/** A place whose values differ by less shows nothing. */
const plain = 4;

/** Of one channel in one place. */
interface Sums {
  difference: number;
  a: number;
  b: number;
  squaresA: number;
  squaresB: number;
  products: number;
}

const sumsOf = (count: number, places: Uint8Array, a: Float32Array, b: Float32Array): readonly Sums[] => {
  const all = Array.from({ length: side * side }, (): Sums => ({
    difference: 0,
    a: 0,
    b: 0,
    squaresA: 0,
    squaresB: 0,
    products: 0,
  }));
  for (let i = 0; i < count; i += 1) {
    const sums = all[places[i] ?? 0];
    if (sums === undefined) continue;
    const [va = 0, vb = 0] = [a[i], b[i]];
    sums.difference += Math.abs(va - vb);
    sums.a += va;
    sums.b += vb;
    sums.squaresA += va * va;
    sums.squaresB += vb * vb;
    sums.products += va * vb;
  }
  return all;
};

/** @param a of the overlap, or what it would be after a change of all colours */
export const likenessOf = (
  { count, b, places }: Pick<Overlap, 'count' | 'b' | 'places'>,
  a: readonly Float32Array[],
): Likeness => {
  const counts = new Uint16Array(side * side);
  for (let i = 0; i < count; i += 1) counts[places[i] ?? 0] = (counts[places[i] ?? 0] ?? 0) + 1;
  const channels = a.map((values, c) => sumsOf(count, places, values, b[c] ?? values));
  const all = { seen: 0, difference: 0, wrong: 0, broken: 0, products: 0, sizes: 0 };
  for (const [place, n] of counts.entries()) {
    if (n < 4) continue;
    let worst = 0;
    let shown = false;
    const shape = { products: 0, a: 0, b: 0 };
    for (const channel of channels) {
      const sums = channel[place];
      if (sums === undefined) continue;
      const varianceA = Math.max(0, sums.squaresA / n - (sums.a / n) ** 2);
      const varianceB = Math.max(0, sums.squaresB / n - (sums.b / n) ** 2);
      const spread = Math.sqrt(Math.min(varianceA, varianceB));
      worst = Math.max(worst, sums.difference / n / (expected.flat + expected.contrast * spread));
      if (Math.max(varianceA, varianceB) > plain ** 2) shown = true;
      shape.products += sums.products / n - (sums.a / n) * (sums.b / n);
      shape.a += varianceA;
      shape.b += varianceB;
    }
    if (!shown && worst <= wrongFrom) continue;
    all.seen += 1;
    all.difference += worst;
    if (worst > wrongFrom) all.wrong += 1;
    if (!shown) continue;
    const other = shape.products < brokenBelow * Math.sqrt(shape.a * shape.b);
    if (other && worst > brokenFrom) all.broken += 1;
    all.products += shape.products;
    all.sizes += (shape.a + shape.b) / 2;
  }
  if (all.sizes === 0) return { difference: Infinity, wrong: 1, broken: 1, shapes: 0 };
  return {
    difference: all.difference / all.seen,
    wrong: all.wrong / all.seen,
    broken: all.broken / all.seen,
    shapes: all.products / all.sizes,
  };
};
