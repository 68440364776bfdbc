import fc from 'fast-check';
import { expect, test } from 'vitest';
import { composed, inverse, turns } from '../../../../shared/turns.ts';
import { distance, hashOf, turnedHash } from './hash.ts';
import { fitted, resized, type Plane } from './planes.ts';
import { turnedPlane } from './turn.ts';

/** An image of a few soft blobs: it has low frequencies only. */
const plane = fc
  .record({
    width: fc.integer({ min: 40, max: 140 }),
    height: fc.integer({ min: 40, max: 140 }),
    blobs: fc.array(
      fc.record({
        x: fc.float({ min: 0, max: 1, noNaN: true }),
        y: fc.float({ min: 0, max: 1, noNaN: true }),
        size: fc.float({ min: Math.fround(0.05), max: Math.fround(0.4), noNaN: true }),
        grey: fc.integer({ min: -120, max: 120 }),
      }),
      { minLength: 3, maxLength: 8 },
    ),
  })
  .map(({ width, height, blobs }): Plane => {
    const values = Float32Array.from({ length: width * height }, (_, i) => {
      const x = ((i % width) + 0.5) / width;
      const y = (Math.floor(i / width) + 0.5) / height;
      const sum = blobs.reduce(
        (grey, blob) =>
          grey + blob.grey * Math.exp(-((x - blob.x) ** 2 + (y - blob.y) ** 2) / (2 * blob.size ** 2)),
        128,
      );
      return Math.max(0, Math.min(255, sum));
    });
    return { width, height, values };
  });

const turn = fc.constantFrom(...turns);

/** Grain: an image that has every frequency. */
const grain = fc
  .record({
    width: fc.integer({ min: 40, max: 90 }),
    height: fc.integer({ min: 40, max: 90 }),
    seed: fc.nat(),
  })
  .map(({ width, height, seed }): Plane => {
    let state = seed | 1;
    const values = Float32Array.from({ length: width * height }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
      return (state >>> 8) / 2 ** 16;
    });
    return { width, height, values };
  });

test('the hash of an image that is turned is the turned hash', () => {
  fc.assert(
    fc.property(grain, turn, (grey, way) => {
      expect(distance(hashOf(turnedPlane(grey, way)), turnedHash(hashOf(grey), way))).toBeLessThanOrEqual(4);
    }),
    { numRuns: 60 },
  );
});

test('turns of hashes and of planes follow one another as turns do', () => {
  fc.assert(
    fc.property(plane, turn, turn, (grey, first, second) => {
      const hash = hashOf(grey);
      expect(turnedHash(turnedHash(hash, first), second)).toEqual(turnedHash(hash, composed(first, second)));
      expect(turnedPlane(turnedPlane(grey, first), second)).toEqual(
        turnedPlane(grey, composed(first, second)),
      );
      expect(turnedPlane(turnedPlane(grey, first), inverse(first))).toEqual(grey);
    }),
    { numRuns: 30 },
  );
});

const flat = (grey: number): Plane => ({ width: 9, height: 5, values: new Float32Array(45).fill(grey) });

test('two flat images have the same hash: rounding is not an image', () => {
  expect(distance(hashOf(flat(200)), hashOf(flat(13.7)))).toBe(0);
});

const mean = ({ values }: Plane): number => values.reduce((sum, v) => sum + v, 0) / values.length;

test('resizing keeps the mean, up and down', () => {
  fc.assert(
    fc.property(plane, fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 200 }), (grey, w, h) => {
      expect(mean(resized(grey, w, h))).toBeCloseTo(mean(grey), 1);
    }),
    { numRuns: 30 },
  );
});

test('fitting keeps the shape and never enlarges', () => {
  const grey: Plane = { width: 100, height: 50, values: new Float32Array(5000) };
  const small = fitted(grey, 20);
  expect([small.width, small.height]).toEqual([20, 10]);
  expect(fitted(grey, 200)).toBe(grey);
});
