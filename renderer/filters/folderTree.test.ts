import { expect, test } from 'vitest';
import type { FacetItem } from '../../shared/api/view.ts';
import { folderRows } from './folderTree.ts';

const folders = (counts: Readonly<Record<string, number>>): readonly FacetItem[] =>
  Object.entries(counts).map(([label, total]) => ({
    label,
    term: `path:${label}/*`,
    count: total,
    total,
  }));

const drawn = (
  items: readonly FacetItem[],
  opened: readonly string[] = [],
  asked: readonly string[] = [],
): readonly string[] =>
  folderRows(
    items,
    (path) => (opened.includes(path) ? true : undefined),
    ({ label }) => asked.includes(label),
  ).map(({ name, depth, open }) => `${'  '.repeat(depth)}${open === null ? '' : open ? '- ' : '+ '}${name}`);

const two = folders({ b: 5, 'b/x10': 2, 'b/x9': 3, a: 4, 'a/deep': 4, 'a/deep/er': 4 });

test('a folder stands below the one above it, and those that hold the same are one row', () => {
  expect(drawn(two)).toEqual(['a/deep/er', '+ b']);
  expect(drawn(two, ['b'])).toEqual(['a/deep/er', '- b', '  x9', '  x10']);
});

test('the way to a folder of the query is open', () => {
  expect(drawn(two, [], ['b/x10'])).toEqual(['a/deep/er', '- b', '  x9', '  x10']);
  expect(drawn(two, [], ['a'])).toEqual(['+ a', '+ b']);
});

test('what all begin with is left out, and folders above that are not listed are no rows', () => {
  expect(drawn(folders({ 'long/way/one': 2, 'long/way/two': 1, 'long/way/one/in': 1 }))).toEqual([
    '+ one',
    'two',
  ]);
  expect(drawn(folders({ 'x/a': 1 }))).toEqual(['a']);
  expect(drawn([])).toEqual([]);
});
