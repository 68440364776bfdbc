import fc from 'fast-check';
import { expect, test } from 'vitest';
import { turns } from '../../../../shared/turns.ts';
import { hashOf, turnedHash } from '../pictures/hash.ts';
import type { Plane } from '../pictures/planes.ts';
import { nearPairs, type Hashed } from './nearHashes.ts';

/** Smooth noise gives hashes like those of images. */
const image = (seed: number): Plane => {
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

const changed = (hash: Uint8Array, bits: readonly number[]): Uint8Array => {
  const copy = hash.slice();
  for (const bit of bits) copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return copy;
};

const originals = Array.from({ length: 40 }, (_, seed): Hashed => ({
  hash: hashOf(image(seed)),
  ratio: 1,
}));
const text = (hashes: readonly Hashed[], limit: number, atMost?: number): readonly string[] =>
  nearPairs(hashes, limit, atMost).map(
    ({ a, b, distance, turn }) => `${a} ${b} ${distance}${turn > 0 ? ` turn ${turn}` : ''}`,
  );

const original = (n: number): Hashed =>
  originals[n % originals.length] ?? { hash: new Uint8Array(32), ratio: 1 };

test('pairs are found with their distance, in whichever way they lie, and no others', () => {
  const bits = fc.uniqueArray(
    fc.nat(255).filter((bit) => bit > 0),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(fc.nat(39), fc.constantFrom(...turns), bits, (n, turn, flips) => {
      const { hash } = original(n);
      const copy = { hash: changed(turnedHash(hash, turn), flips), ratio: 1 };
      const back = turns.find((each) =>
        turnedHash(turnedHash(hash, turn), each).every((byte, i) => byte === hash[i]),
      );
      const said = `${flips.length}${back === 0 || back === undefined ? '' : ` turn ${back}`}`;
      expect(text([...originals, copy], 40)).toEqual([`${n} 40 ${said}`]);
    }),
    { numRuns: 60 },
  );
});

test('what would have to be pulled into shape is not near', () => {
  const { hash } = original(3);
  const wide = { hash, ratio: 1.5 };
  expect(text([wide, { hash, ratio: 1.3 }], 40)).toEqual(['0 1 0']);
  expect(text([wide, { hash, ratio: 1.2 }], 40)).toEqual([]);
  expect(text([wide, { hash: turnedHash(hash, 5), ratio: 1 / 1.5 }], 40)).toEqual(['0 1 0 turn 6']);
  expect(text([wide, { hash: turnedHash(hash, 5), ratio: 1.5 }], 40)).toEqual([]);
});

test('bands find what all pairs find, within 31 bits', () => {
  const bits = fc.uniqueArray(fc.nat(255), { maxLength: 31 });
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(39), bits), { minLength: 1, maxLength: 6 }), (copies) => {
      const hashes = [
        ...originals,
        ...copies.map(([n, flips]) => {
          return { hash: changed(original(n).hash, flips), ratio: 1 };
        }),
      ];
      expect(text(hashes, 31, 0)).toEqual(text(hashes, 31));
    }),
    { numRuns: 25 },
  );
});
