import { expect, test } from 'vitest';
import { sampleRow, type SampleRow } from '../../shared/api/sample.ts';
import { tagDifferences } from './tagDifferences.ts';

const rowOf = (id: number, tags: readonly string[] | null): SampleRow =>
  sampleRow.parse({
    id,
    opening: 'd1',
    relPath: `${id}.png`,
    width: 2,
    height: 3,
    format: 'png',
    fileSize: 1,
    mtime: 0,
    version: '1',
    problem: null,
    tags:
      tags === null
        ? { state: 'missing' }
        : { state: 'present', tags: tags.map((text) => ({ text, category: 'general' })) },
    nl: { state: 'missing' },
    explicit: false,
    mark: null,
  });

test('a tag is shared by what it means, and not by its spelling', () => {
  const { shared, differing } = tagDifferences([
    rowOf(1, ['1girl', 'long hair', 'smile']),
    rowOf(2, ['Long_Hair', 'solo', '1girl']),
  ]);
  expect(shared.map(({ text }) => text)).toEqual(['1girl', 'long hair']);
  expect(differing.map(({ text, has }) => [text, has])).toEqual([
    ['smile', [true, false]],
    ['solo', [false, true]],
  ]);
});

test('a sample without tags shares none, and lacks all', () => {
  const { shared, differing } = tagDifferences([rowOf(1, null), rowOf(2, ['solo']), rowOf(3, ['solo'])]);
  expect(shared).toEqual([]);
  expect(differing.map(({ text, has }) => [text, has])).toEqual([['solo', [false, true, true]]]);
});
