import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Sort } from '../../../shared/query/ast.ts';
import { setOf } from './bitset.ts';
import { createMeasures } from './measures.ts';
import { inOrder } from './order.ts';
import { sortPacked } from './sortPacked.ts';
import { makeTestDataset, type TestDataset } from './testing.ts';

const names = ({ columns, paths }: TestDataset, sort: Sort | null, ids?: readonly number[]): string[] => {
  const members = setOf(ids ?? Array.from({ length: columns.count }, (_, i) => i + 1), columns.slots);
  const sources = { columns, paths, measures: createMeasures(columns) };
  return Array.from(inOrder(members, sort, sources), (id) => columns.relPath(id));
};

const dataset = () =>
  makeTestDataset([
    { relPath: 'b/a1.png', width: 100, height: 10, fileSize: 5, mtime: 3000.25, tags: 'x, y, x' },
    { relPath: 'a/a2.png', width: 20, height: 20, fileSize: 7, mtime: 1000, tags: 'x' },
    { relPath: 'a/a10.png', width: 40, height: 10, fileSize: 7, mtime: 2000 },
  ]);

describe('order', () => {
  test.each([
    [null, ['a/a2.png', 'a/a10.png', 'b/a1.png']],
    [{ key: 'path', reverse: true }, ['b/a1.png', 'a/a10.png', 'a/a2.png']],
    [{ key: 'name', reverse: false }, ['b/a1.png', 'a/a2.png', 'a/a10.png']],
    [{ key: 'date', reverse: true }, ['b/a1.png', 'a/a10.png', 'a/a2.png']],
    [{ key: 'size', reverse: false }, ['a/a2.png', 'a/a10.png', 'b/a1.png']],
    [{ key: 'filesize', reverse: false }, ['b/a1.png', 'a/a2.png', 'a/a10.png']],
    [{ key: 'filesize', reverse: true }, ['a/a2.png', 'a/a10.png', 'b/a1.png']],
    [{ key: 'tags', reverse: true }, ['b/a1.png', 'a/a2.png', 'a/a10.png']],
  ] satisfies [Sort | null, string[]][])('%j', (sort, expected) => {
    const of = dataset();
    expect(names(of, sort)).toEqual(expected);
  });

  test('a shuffle depends on its seed and on the paths, and on nothing else', () => {
    const pictures = Array.from({ length: 50 }, (_, i) => ({ relPath: `${i}.png` }));
    const one = makeTestDataset(pictures);
    const other = makeTestDataset(pictures.toReversed());
    const shuffled = names(one, { key: 'random', seed: 7 });
    expect(names(other, { key: 'random', seed: 7 })).toEqual(shuffled);
    expect(names(one, { key: 'random', seed: 8 })).not.toEqual(shuffled);
    expect(shuffled).not.toEqual(names(one, null));
    expect(shuffled.toSorted()).toEqual(names(one, null).toSorted());
  });

  test('only members are ordered', () => {
    const of = dataset();
    const ids = [of.idOf('a/a10.png'), of.idOf('b/a1.png')];
    expect(names(of, null, ids)).toEqual(['a/a10.png', 'b/a1.png']);
  });
});

test('sorting packed is a stable sort by the key', () => {
  const keys = fc.array(fc.oneof(fc.nat(5), fc.maxSafeNat(), fc.double({ min: 0, max: 1e13, noNaN: true })));
  fc.assert(
    fc.property(keys, fc.boolean(), (of, reverse) => {
      const ids = Int32Array.from(of, (_, i) => of.length - i);
      const keyOf = (id: number): number => of[of.length - id] ?? 0;
      const ordinal = (id: number): number => Math.min(2 ** 41 - 1, Math.floor(keyOf(id)));
      const expected = [...ids].toSorted((a, b) => (reverse ? -1 : 1) * (ordinal(a) - ordinal(b)));
      expect([...sortPacked(ids, keyOf, reverse)]).toEqual(expected);
    }),
  );
});
