import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashesOf } from '../pictures/hash.ts';
import type { Plane } from '../pictures/planes.ts';
import { nearPairs, type Hashed } from './nearHashes.ts';

/** Smooth noise: hashes as pictures have them. */
const picture = (seed: number): Plane => {
  const values = new Float32Array(64 * 64);
  let state = seed * 2654435761 + 1;
  const random = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 8) / 2 ** 24;
  };
  const waves = Array.from({ length: 40 }, () => [random() * 16, random() * 16, random() * 6.28, random()]);
  for (let i = 0; i < values.length; i += 1) {
    const x = (i % 64) / 64;
    const y = Math.floor(i / 64) / 64;
    let sum = 128;
    for (const [u = 0, v = 0, phase = 0, size = 0] of waves) {
      sum += 9 * size * Math.cos(Math.PI * (u * x + v * y) + phase);
    }
    values[i] = sum;
  }
  return { width: 64, height: 64, values };
};

const turned = (hash: Uint8Array, bits: readonly number[]): Uint8Array => {
  const copy = hash.slice();
  for (const bit of bits) copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return copy;
};

const originals = Array.from({ length: 40 }, (_, seed) => hashesOf(picture(seed)));
const text = (hashes: readonly Hashed[], limit: number, atMost?: number): readonly string[] =>
  nearPairs(hashes, limit, atMost).map(
    ({ a, b, distance, mirrored }) => `${a} ${b} ${distance}${mirrored ? ' mirrored' : ''}`,
  );

test('pairs are found with their distance, upright and mirrored, and no others', () => {
  const [first] = originals;
  if (first === undefined) throw new Error('There is no picture.');
  const near = { hash: turned(first.hash, [3, 77, 200]), flipHash: turned(first.flipHash, [3, 77, 200]) };
  const mirror = { hash: first.flipHash, flipHash: first.hash };
  expect(text([...originals, near, mirror], 40)).toEqual(['0 40 3', '0 41 0 mirrored', '40 41 3 mirrored']);
});

test('bands find what all pairs find, within 31 bits', () => {
  const bits = fc.uniqueArray(fc.nat(255), { maxLength: 31 });
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(39), bits), { minLength: 1, maxLength: 6 }), (copies) => {
      const hashes = [
        ...originals,
        ...copies.map(([n, flips]) => {
          const of = originals[n] ?? originals[0];
          if (of === undefined) throw new Error('There is no picture.');
          return { hash: turned(of.hash, flips), flipHash: turned(of.flipHash, flips) };
        }),
      ];
      expect(text(hashes, 31, 0)).toEqual(text(hashes, 31));
    }),
    { numRuns: 25 },
  );
});
