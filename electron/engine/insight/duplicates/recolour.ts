/** Changes of all colours of an image at once, as fitted to a pair of images: a curve for each channel, and a mix of them. */

/** Red, green and blue of pixels (0 to 255) of two aligned images. */
export interface Values {
  readonly count: number;
  readonly a: readonly Float32Array[];
  readonly b: readonly Float32Array[];
}

/** Places at which a curve is known. */
const knots = 12;
const step = 255 / knots;
/** Makes values never fall: a falling one is levelled with those before it (pool adjacent violators). */
const rising = (values: Float64Array, weights: Float64Array): Float64Array => {
  const pools: { readonly sum: number; readonly weight: number; readonly knots: number }[] = [];
  for (const [knot, value] of values.entries()) {
    // A trace of weight for knots without pixels.
    const own = (weights[knot] ?? 0) + 1e-3;
    let pool = { sum: value * own, weight: own, knots: 1 };
    for (let before = pools.at(-1); before !== undefined; before = pools.at(-1)) {
      if (before.sum / before.weight <= pool.sum / pool.weight) break;
      pools.pop();
      pool = {
        sum: before.sum + pool.sum,
        weight: before.weight + pool.weight,
        knots: before.knots + pool.knots,
      };
    }
    pools.push(pool);
  }
  return Float64Array.from(
    pools.flatMap(({ sum, weight, knots: length }) => Array.from({ length }, () => sum / weight)),
  );
};

/** A curve that leads from one set of values to another, and the first set put through it. */
const curved = (from: readonly Float32Array[], to: readonly Float32Array[]): readonly Float32Array[] => {
  const changes = new Float64Array(knots + 1);
  const weights = new Float64Array(knots + 1);
  const placeOf = (value: number): readonly [knot: number, part: number] => {
    const low = Math.min(knots - 1, Math.floor(value / step));
    return [low, value / step - low];
  };
  for (const [c, values] of from.entries()) {
    for (const [i, value] of values.entries()) {
      const [low, part] = placeOf(value);
      const change = (to[c]?.[i] ?? 0) - value;
      changes[low] = (changes[low] ?? 0) + (1 - part) * change;
      changes[low + 1] = (changes[low + 1] ?? 0) + part * change;
      weights[low] = (weights[low] ?? 0) + 1 - part;
      weights[low + 1] = (weights[low + 1] ?? 0) + part;
    }
  }
  const means = changes.map((sum, knot) => knot * step + sum / ((weights[knot] ?? 0) + 1e-3));
  const curve = rising(means, weights);
  return from.map((values) =>
    values.map((value) => {
      const [low, part] = placeOf(value);
      return (curve[low] ?? 0) * (1 - part) + (curve[low + 1] ?? 0) * part;
    }),
  );
};

/** What `a` would look like with each channel through its own curve: other brightness, contrast or white balance. */
export const toned = ({ a, b }: Values): readonly Float32Array[] =>
  a.flatMap((from, c) => curved([from], [b[c] ?? from]));

/** Solves as many linear equations as there are rows, for all columns to the right of them at once. */
const solved = (rows: readonly (readonly number[])[]): readonly (readonly number[])[] => {
  const left = rows.map((row) => [...row]);
  for (const [i] of left.entries()) {
    const pivot = left
      .map((row, at) => ({ at, size: Math.abs(row[i] ?? 0) }))
      .slice(i)
      .reduce((best, each) => (each.size > best.size ? each : best)).at;
    const top = left[pivot] ?? [];
    left[pivot] = left[i] ?? [];
    const by = top[i] ?? 0;
    const even = top.map((value) => (by === 0 ? 0 : value / by));
    left[i] = even;
    for (const [r, row] of left.entries()) {
      if (r === i) continue;
      const times = row[i] ?? 0;
      left[r] = row.map((value, k) => value - times * (even[k] ?? 0));
    }
  }
  return left.map((row) => row.slice(rows.length));
};

/** A channel beyond this may have been clipped: how far it would have gone is unknown. */
const cutOff = { dark: 4, light: 251 };
/** The weight, for each pixel, of no change: so that colours that the image does not have are not extrapolated. */
const keeping = 4;
/** A constant beside brightness and colour, of similar size. */
const one = 64;

/** Weights by which inputs make an output, by least squares; `stays` is the input that the output was. */
const fitted = (
  inputs: readonly Float32Array[],
  output: Float32Array,
  counts: Uint8Array,
  stays: number,
): readonly number[] => {
  const count = output.length;
  const rows = inputs.map((_, r) => [
    ...inputs.map((__, k) => (k === r ? keeping * count : 0)),
    r === stays ? keeping * count : 0,
  ]);
  for (let i = 0; i < count; i += 1) {
    if (counts[i] === 0) continue;
    for (const [r, row] of rows.entries()) {
      const value = inputs[r]?.[i] ?? 0;
      for (let k = 0; k < inputs.length; k += 1) row[k] = (row[k] ?? 0) + value * (inputs[k]?.[i] ?? 0);
      row[inputs.length] = (row[inputs.length] ?? 0) + value * (output[i] ?? 0);
    }
  }
  return solved(rows).map(([weight = 0]) => weight);
};

const summed = (inputs: readonly Float32Array[], weights: readonly number[]): Float32Array =>
  (inputs[0] ?? new Float32Array(0)).map((_, i) =>
    inputs.reduce((sum, values, k) => sum + (weights[k] ?? 0) * (values[i] ?? 0), 0),
  );

/** Brightness, and how far blue and red are from it. */
const separated = ([red, green, blue]: readonly Float32Array[]): readonly [
  Float32Array,
  Float32Array,
  Float32Array,
] => {
  const none = new Float32Array(0);
  const luma = summed([red ?? none, green ?? none, blue ?? none], [0.299, 0.587, 0.114]);
  const from = (values: Float32Array = none): Float32Array =>
    values.map((value, i) => value - (luma[i] ?? 0));
  return [luma, from(blue), from(red)];
};

const cut = (values: Float32Array): Float32Array => values.map((value) => Math.min(255, Math.max(0, value)));

/**
 * What `a` would look like with all hues turned, or colours stronger, weaker or gone, and then through one
 * curve. Greys stay grey, and a colour changes in the same way everywhere: clothes in another colour are no
 * such change.
 */
export const recoloured = ({ count, a, b }: Values): readonly Float32Array[] => {
  const [luma, blue, red] = separated(a);
  const [lumaB, blueB, redB] = separated(b);
  const counts = new Uint8Array(count).map((_, i) =>
    b.every((values) => (values[i] ?? 0) >= cutOff.dark && (values[i] ?? 0) <= cutOff.light) ? 1 : 0,
  );
  const bright = [luma, blue, red, new Float32Array(count).fill(one)];
  const y = summed(bright, fitted(bright, lumaB, counts, 0));
  const u = summed([blue, red], fitted([blue, red], blueB, counts, 0));
  const v = summed([blue, red], fitted([blue, red], redB, counts, 1));
  const mixed = [
    cut(y.map((value, i) => value + (v[i] ?? 0))),
    cut(y.map((value, i) => value - (0.299 * (v[i] ?? 0) + 0.114 * (u[i] ?? 0)) / 0.587)),
    cut(y.map((value, i) => value + (u[i] ?? 0))),
  ];
  return curved(mixed, b);
};
