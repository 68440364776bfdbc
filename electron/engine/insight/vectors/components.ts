/**
 * Image vectors as few small numbers: the directions in which the images of a dataset differ most (principal
 * components, by subspace iteration from a seeded start), a byte a number. What all images have in common says
 * nothing about any of them.
 */

export interface Basis {
  /** Numbers of a vector. */
  readonly length: number;
  readonly mean: Float32Array;
  /** One direction after the other, square to each other, the strongest first. */
  readonly directions: Float32Array;
  /** By direction: how much the images differ along it (standard deviation). */
  readonly spread: Float32Array;
}

/** Components of an image are kept in bytes: one standard deviation is this much, and four of them fit. */
export const componentUnit = 127 / 4;
/** How many components are kept, at most. */
export const mostComponents = 128;
/** Directions are computed from this many images: more change them little. */
const mostSampled = 2000;
const iterations = 4;

const at = (values: Float32Array, length: number, row: number): Float32Array =>
  values.subarray(row * length, (row + 1) * length);

const dot = (a: Float32Array, b: Float32Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
};

const addScaled = (to: Float32Array, scale: number, from: Float32Array): void => {
  for (let i = 0; i < to.length; i++) to[i] = (to[i] ?? 0) + scale * (from[i] ?? 0);
};

/** Gram-Schmidt: each of length one, and square to those before. */
const makeSquare = (directions: Float32Array, length: number, count: number): void => {
  for (let row = 0; row < count; row++) {
    const own = at(directions, length, row);
    for (let before = 0; before < row; before++) {
      const other = at(directions, length, before);
      addScaled(own, -dot(own, other), other);
    }
    const size = Math.sqrt(dot(own, own)) || 1;
    for (let i = 0; i < length; i++) own[i] = (own[i] ?? 0) / size;
  }
};

/** Seeded, so that the same images always give the same directions (a linear congruential generator). */
const seeded = (): (() => number) => {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296 - 0.5;
  };
};

/** The rows that directions are computed from, of so many. */
export const sampledRows = (rows: number): number[] => {
  const step = Math.max(1, Math.ceil(rows / mostSampled));
  return Array.from({ length: Math.ceil(rows / step) }, (_, row) => row * step);
};

/** @param vectors all of one length; some of them, as `sampledRows` says */
export const basisOf = (vectors: readonly Float32Array[], most = mostComponents): Basis => {
  const length = vectors[0]?.length ?? 0;
  const count = Math.max(1, Math.min(most, vectors.length - 1, length));
  const mean = new Float32Array(length);
  for (const vector of vectors) addScaled(mean, 1 / vectors.length, vector);
  const centred = vectors.map((vector) => vector.map((value, i) => value - (mean[i] ?? 0)));
  const next = seeded();
  let directions = Float32Array.from({ length: count * length }, next);
  makeSquare(directions, length, count);
  for (let iteration = 0; iteration < iterations; iteration++) {
    const turned = new Float32Array(count * length);
    for (const row of centred)
      for (let k = 0; k < count; k++)
        addScaled(at(turned, length, k), dot(row, at(directions, length, k)), row);
    makeSquare(turned, length, count);
    directions = turned;
  }
  const spread = new Float32Array(count);
  for (let k = 0; k < count; k++) {
    let sum = 0;
    for (const row of centred) sum += dot(row, at(directions, length, k)) ** 2;
    spread[k] = Math.sqrt(sum / Math.max(1, vectors.length)) || 1;
  }
  return { length, mean, directions, spread };
};

/** Writes the components of a vector, in bytes. */
export const componentsOf = (vector: Float32Array, basis: Basis, into: Int8Array): void => {
  const { length, mean, directions, spread } = basis;
  const centred = new Float32Array(length);
  for (let i = 0; i < length; i++) centred[i] = (vector[i] ?? 0) - (mean[i] ?? 0);
  for (let k = 0; k < spread.length; k++) {
    const value = (dot(centred, at(directions, length, k)) / (spread[k] ?? 1)) * componentUnit;
    into[k] = Math.max(-127, Math.min(127, Math.round(value)));
  }
};
