import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { naturalKey } from './naturalKey.ts';

const sorted = (...texts: string[]): string[] =>
  texts.toSorted((a, b) => (naturalKey(a) < naturalKey(b) ? -1 : naturalKey(a) > naturalKey(b) ? 1 : 0));

test('a2 comes before a10, and case does not count', () => {
  expect(sorted('a10.png', 'A2.png', 'a1.png', 'b1.png', 'a.png')).toEqual([
    'a.png',
    'a1.png',
    'A2.png',
    'a10.png',
    'b1.png',
  ]);
});

test('numbers compare as numbers whatever their length and leading zeros', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n }), fc.bigInt({ min: 0n }), fc.nat(3), (a, b, zeros) => {
      const left = naturalKey(`img ${'0'.repeat(zeros)}${a} x`);
      const right = naturalKey(`img ${b} x`);
      expect(left < right).toBe(a < b);
      expect(left === right).toBe(a === b);
    }),
  );
});
