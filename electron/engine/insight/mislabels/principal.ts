/**
 * Image vectors with fewer numbers: the directions in which the images of this dataset differ most (principal
 * components, by subspace iteration from a seeded start). What all images have in common says nothing about
 * any of them.
 */
import { createRandom } from './random.ts';

/** Directions are computed from this many images: more change them little. */
const mostSampled = 2000;
const iterations = 4;
/** Length of the vectors, chosen for a regression with a penalty of 1. */
const spread = 8;

type Rows = readonly Float32Array[];

const meanOf = (rows: Rows, length: number): Float32Array => {
  const mean = new Float32Array(length);
  for (const row of rows)
    for (let i = 0; i < length; i++) mean[i] = (mean[i] ?? 0) + (row[i] ?? 0) / rows.length;
  return mean;
};

const dot = (a: Float32Array, b: Float32Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
};

const addScaled = (to: Float32Array, scale: number, from: Float32Array): void => {
  for (let i = 0; i < to.length; i++) to[i] = (to[i] ?? 0) + scale * (from[i] ?? 0);
};

/** Gram-Schmidt: each of length one, and square to those before. */
const makeSquare = (directions: Rows): void => {
  for (const [at, direction] of directions.entries()) {
    for (const before of directions.slice(0, at)) addScaled(direction, -dot(before, direction), before);
    const length = Math.sqrt(dot(direction, direction)) || 1;
    for (let i = 0; i < direction.length; i++) direction[i] = (direction[i] ?? 0) / length;
  }
};

const sampled = (rows: Rows): Rows => {
  const step = Math.max(1, Math.ceil(rows.length / mostSampled));
  return rows.filter((_, at) => at % step === 0);
};

/**
 * @param vectors all of one length; in an order that does not depend on file paths
 * @param most components wanted at most
 * @returns row by row, and how many numbers a row has
 */
export const principalComponents = (
  vectors: Rows,
  most: number,
): { readonly values: Float32Array; readonly columns: number } => {
  const length = vectors[0]?.length ?? 0;
  const few = sampled(vectors);
  const mean = meanOf(few, length);
  const columns = Math.max(1, Math.min(most, few.length - 1, length));
  const centred = few.map((row) => row.map((value, i) => value - (mean[i] ?? 0)));
  const random = createRandom(1);
  let directions: Rows = Array.from({ length: columns }, () =>
    Float32Array.from({ length }, () => random.next() - 0.5),
  );
  makeSquare(directions);
  for (let iteration = 0; iteration < iterations; iteration++) {
    const next = directions.map(() => new Float32Array(length));
    for (const row of centred) {
      for (const [at, direction] of directions.entries()) {
        const to = next[at];
        if (to !== undefined) addScaled(to, dot(row, direction), row);
      }
    }
    makeSquare(next);
    directions = next;
  }
  const values = new Float32Array(vectors.length * columns);
  const centre = directions.map((direction) => dot(mean, direction));
  for (const [row, vector] of vectors.entries()) {
    for (const [column, direction] of directions.entries()) {
      values[row * columns + column] = spread * (dot(vector, direction) - (centre[column] ?? 0));
    }
  }
  return { values, columns };
};
