import { expect, test } from 'vitest';
import { sampleRow, type SampleRow } from '../../shared/api/sample.ts';
import {
  keepingNear,
  missingPages,
  noWindows,
  outdating,
  pageSize,
  pagesOf,
  rowIn,
  withPage,
} from './rowWindows.ts';

const row = (id: number): SampleRow =>
  sampleRow.parse({
    id,
    opening: 'a1',
    relPath: `${id}.png`,
    width: 2,
    height: 3,
    format: 'png',
    fileSize: 1,
    mtime: 0,
    version: '1',
    problem: null,
    tags: { state: 'missing' },
    nl: { state: 'missing' },
    explicit: false,
    mark: null,
  });
const pageRows = (page: number): SampleRow[] =>
  Array.from({ length: pageSize }, (_, index) => row(page * pageSize + index + 1));

const two = withPage(withPage(noWindows, 0, pageRows(0)), 5, pageRows(5));

test('a row is found by its position, where its page is held', () => {
  expect(rowIn(two, 0)?.id).toBe(1);
  expect(rowIn(two, 5 * pageSize + 7)?.id).toBe(5 * pageSize + 8);
  expect(rowIn(two, pageSize)).toBeUndefined();
});

test('the pages of a stretch end with the view', () => {
  expect(pagesOf(0, 1, 1)).toEqual([0]);
  expect(pagesOf(-20, pageSize + 1, 1000)).toEqual([0, 1]);
  expect(pagesOf(pageSize - 1, 10_000, pageSize * 3)).toEqual([0, 1, 2]);
  expect(pagesOf(10, 20, 5)).toEqual([]);
  expect(pagesOf(0, 10, 0)).toEqual([]);
});

test('a changed sample makes only its own page stale, and the row stays to be seen', () => {
  const id = row(5 * pageSize + 1).id;
  const next = outdating(two, new Set([id]));
  expect(missingPages(next, [0, 5, 6])).toEqual([5, 6]);
  expect(rowIn(next, 5 * pageSize)?.id).toBe(id);
  expect(outdating(two, new Set([row(9999).id]))).toBe(two);
  expect(missingPages(outdating(two, null), [0, 5])).toEqual([0, 5]);
});

test('pages far from what is wanted are dropped', () => {
  expect([...keepingNear(two, [4], 1).keys()]).toEqual([5]);
  expect(keepingNear(two, [1, 4], 1)).toBe(two);
});
