import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addBit,
  complement,
  countBits,
  countMissing,
  emptySet,
  hasBit,
  idsOf,
  intersect,
  setOf,
  subtract,
  unite,
} from './bitset.ts';

const slots = 200;
const ids = fc.uniqueArray(fc.integer({ min: 0, max: slots - 1 }));
const sorted = (values: Iterable<number>): number[] => [...values].toSorted((a, b) => a - b);

describe('bit sets agree with sets', () => {
  test('members come back ascending, and are counted', () => {
    fc.assert(
      fc.property(ids, (members) => {
        const set = setOf(members, slots);
        expect([...idsOf(set)]).toEqual(sorted(members));
        expect(countBits(set)).toBe(members.length);
        for (let id = 0; id < slots; id++) expect(hasBit(set, id)).toBe(members.includes(id));
      }),
    );
  });

  test('intersection, union, difference, complement', () => {
    fc.assert(
      fc.property(ids, ids, ids, (a, b, whole) => {
        const [inA, inB] = [new Set(a), new Set(b)];
        const after = (change: (set: Uint32Array, other: Uint32Array) => void, other: number[]): number[] => {
          const set = setOf(a, slots);
          change(set, setOf(other, slots));
          return [...idsOf(set)];
        };
        expect(after(intersect, b)).toEqual(sorted(a.filter((id) => inB.has(id))));
        expect(after(unite, b)).toEqual(sorted(new Set([...a, ...b])));
        expect(after(subtract, b)).toEqual(sorted(a.filter((id) => !inB.has(id))));
        expect(after(complement, whole)).toEqual(sorted(whole.filter((id) => !inA.has(id))));
        expect(countMissing(setOf(a, slots), setOf(b, slots))).toBe(a.filter((id) => !inB.has(id)).length);
      }),
    );
  });

  test('a set made before a sample came does not hold it', () => {
    const set = emptySet(32);
    expect(hasBit(set, 40)).toBe(false);
    const grown = emptySet(64);
    addBit(grown, 40);
    expect(countMissing(grown, set)).toBe(1);
  });
});
