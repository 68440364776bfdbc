import { expect, test } from 'vitest';
import type { TestDataset } from './testing.ts';
import { makeTestDataset } from './testing.ts';

const ordered = ({ columns }: TestDataset, ids: Int32Array): string[] =>
  Array.from(ids, (id) => columns.relPath(id));
const pictures = (...relPaths: string[]) => relPaths.map((relPath) => ({ relPath }));

test('path order is natural, and goes folder by folder', () => {
  const dataset = makeTestDataset(
    pictures('b/10.png', 'b/9.png', 'a2/x.png', 'a10/x.png', 'b/c/1.png', 'B2/1.png', 'b-1/1.png', 'z.png'),
  );
  expect(ordered(dataset, dataset.paths.facts().order)).toEqual([
    'z.png',
    'a2/x.png',
    'a10/x.png',
    'b/9.png',
    'b/10.png',
    'b/c/1.png',
    'b-1/1.png',
    'B2/1.png',
  ]);
});

test('names that differ in capitals or leading zeros alone have an order, too', () => {
  const dataset = makeTestDataset(pictures('a01.png', 'a1.png', 'A1.png'));
  expect(ordered(dataset, dataset.paths.facts().order)).toEqual(['A1.png', 'a01.png', 'a1.png']);
});

test('samples that come, go and are renamed are put in order, and the last path of one that went is known', () => {
  const dataset = makeTestDataset(pictures('a/1.png', 'a/3.png', 'b/1.png'));
  const { paths } = dataset;
  const before = paths.facts();
  const gone = dataset.idOf('a/3.png');
  dataset.remove('a/3.png');
  dataset.write(pictures('a/2.png', 'A/0.png', 'b/0.webp'));
  const { order, rank, folders, folderOf, extensions, extensionOf } = paths.facts();
  expect(ordered(dataset, order)).toEqual(['a/1.png', 'a/2.png', 'A/0.png', 'b/0.webp', 'b/1.png']);
  expect(Array.from(order, (id) => rank[id])).toEqual([0, 1, 2, 3, 4]);
  expect(rank[gone]).toBe(-1);
  expect(before.order.length).toBe(3);
  expect(paths.lastKnown(gone)).toBe('a/3.png');
  const webp = dataset.idOf('b/0.webp');
  expect([folders[folderOf[webp] ?? -1], extensions[extensionOf[webp] ?? -1]]).toEqual(['b', 'webp']);
});
