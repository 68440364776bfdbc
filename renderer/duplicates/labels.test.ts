import { expect, test } from 'vitest';
import type { DuplicateState } from '../../shared/api/duplicates.ts';
import { openingId, sampleId } from '../../shared/api/ids.ts';
import type { SampleRow } from '../../shared/api/sample.ts';
import { closenessWords, factsOf, verdict } from './labels.ts';

const row = (over: Partial<SampleRow>): SampleRow => ({
  id: sampleId.parse(1),
  opening: openingId.parse('a1'),
  relPath: 'a/b.png',
  width: 800,
  height: 1200,
  format: 'png',
  fileSize: 1_404_210,
  mtime: 0,
  version: 'v',
  problem: null,
  tags: { state: 'missing' },
  nl: { state: 'missing' },
  explicit: false,
  mark: null,
  ...over,
});

const state = (over: Partial<DuplicateState>): DuplicateState => ({
  phase: 'found',
  measured: 10,
  pictures: 10,
  groups: 0,
  counts: { equal: 0, same: 0, similar: 0 },
  spare: 0,
  apart: 0,
  ...over,
});

test('facts that differ from those of the kept image are marked', () => {
  expect(factsOf(row({ format: 'jpeg', fileSize: 90_000 }), row({}))).toEqual([
    { name: 'Pixels', value: '800 × 1200', differs: false },
    { name: 'Type', value: 'JPEG', differs: true },
    { name: 'Size', value: '90 kB', differs: true },
  ]);
});

test('how near a member is, in words', () => {
  const member = {
    row: row({}),
    sha256: '',
    closeness: 'similar' as const,
    distance: 66,
    mirrored: true,
    how: ['mirrored' as const, 'cropped' as const],
  };
  expect(closenessWords(member)).toBe('A crop or an edit, mirrored, cropped, 66 of 256 bits differ');
  expect(closenessWords({ ...member, closeness: 'equal', distance: 0, mirrored: false, how: [] })).toBe(
    'The same bytes',
  );
});

test('the verdict says what there is, or why there is nothing', () => {
  expect(verdict(state({ phase: 'unmeasured', measured: 0 }))).toBe(
    'The search for duplicates has not been run yet',
  );
  expect(verdict(state({}))).toBe('No two images are the same');
  expect(verdict(state({ groups: 3, spare: 4, counts: { equal: 1, same: 2, similar: 0 } }))).toBe(
    '3 groups with 4 redundant images: 1 equal, 2 the same',
  );
  expect(
    verdict(state({ groups: 1, spare: 1, measured: 9, counts: { equal: 1, same: 0, similar: 0 } })),
  ).toBe('1 group with 1 redundant image: 1 equal; 1 image not checked');
});
