import { expect, test } from 'vitest';
import { readDataset } from './datasetConfig.ts';

test('sizes and repeats are read, those of a directory before those at the top', () => {
  const top = {
    resolutions: [1024, 1280],
    enable_ar_bucket: true,
    min_ar: 0.5,
    max_ar: 2,
    num_ar_buckets: 7,
  };
  expect(
    readDataset({ ...top, directory: [{ path: '/a', num_repeats: 2.5, resolutions: [[1280, 720]] }] }),
  ).toEqual({
    ok: true,
    buckets: {
      trainer: 'diffusion-pipe',
      ...top,
      resolutions: [[1280, 720]],
      ar_buckets: null,
      size_buckets: null,
    },
    repeats: 2.5,
    notice: null,
  });
});

test('without enable_ar_bucket every image is cut square, as the trainer does', () => {
  expect(readDataset({ resolutions: [512] })).toMatchObject({
    ok: true,
    buckets: { enable_ar_bucket: false },
  });
});

test('directories that differ are told', () => {
  const directory = [
    { path: '/a', num_repeats: 1 },
    { path: '/b', num_repeats: 4 },
  ];
  expect(readDataset({ resolutions: [512], directory })).toMatchObject({
    repeats: 1,
    notice: 'Its directories differ: the settings of the first one were loaded.',
  });
});

test.each([
  [{ caption_prefix: 'anime. ' }, 'Captions are shown here without its caption_prefix.'],
  [
    { cache_shuffle_num: 2, directory: [{ path: '/a', caption_prefix: 'mychar, ' }] },
    'Captions are shown here without its caption_prefix and cache_shuffle_num.',
  ],
  [{ caption_prefix: 'anime. ', directory: [{ path: '/a', caption_prefix: '' }] }, null],
])('what changes captions and is not drawn here is told: %j', (options, notice) => {
  expect(readDataset({ resolutions: [512], ...options })).toMatchObject({ notice });
});

test.each([
  [{ model: {} }, 'neither resolutions nor size_buckets'],
  [{ resolutions: [512], enable_ar_bucket: true, min_ar: 0.5 }, 'needs min_ar'],
  [{ resolutions: 'big' }, 'resolutions'],
])('%j is refused with a reason', (document, words) => {
  const read = readDataset(document);
  expect(read.ok ? '' : read.reason).toContain(words);
});
