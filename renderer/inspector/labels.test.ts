import { expect, test } from 'vitest';
import { sampleDetail, type SampleDetail } from '../../shared/api/sample.ts';
import {
  factsOf as factsOfRow,
  missingWords,
  problemsOf,
  nlSizeWords,
  originText,
  ratioWords,
} from './labels.ts';

const detail = (
  change: Partial<SampleDetail['row']> = {},
  more: Partial<SampleDetail> = {},
): SampleDetail => ({
  ...sampleDetail.parse({
    row: {
      id: 1,
      opening: 'o1',
      relPath: 'ember/001.png',
      width: 1024,
      height: 1536,
      format: 'png',
      fileSize: 1_404_210,
      mtime: 0,
      version: 'v',
      problem: null,
      tags: { state: 'present', tags: [{ text: 'ember', category: 'character' }] },
      nl: { state: 'present', text: 'Ember.' },
      explicit: false,
      mark: null,
    },
    alpha: false,
    pages: 1,
    orientation: 1,
    tagsFile: { relPath: 'ember/001.txt', fileSize: 5, mtime: 0, text: 'ember', sharedWith: [] },
    nlFile: { relPath: 'ember/001_nl.txt', fileSize: 6, mtime: 0, text: 'Ember.', sharedWith: [] },
    unread: [],
    masks: [],
    by: { tags: null, nl: null },
    ...more,
  }),
  ...(Object.keys(change).length === 0 ? {} : { row: { ...detail().row, ...change } }),
});

const factsOf = (one: SampleDetail) => factsOfRow(one.row, one);

test('a plain image has plain facts', () => {
  expect(factsOf(detail()).map(({ name, value }) => `${name}: ${value}`)).toEqual([
    'Pixels: 1024 × 1536',
    'Ratio: 0.67 (2:3)',
    'Megapixels: 1.57',
    'File: PNG, 1.4 MB',
    expect.stringMatching(/^Changed: 1 Jan 1970/),
  ]);
});

test('what is unusual about an image is said', () => {
  const names = factsOf(detail({}, { alpha: true, pages: 12, orientation: 6 })).map(({ value }) => value);
  expect(names).toContain('12 frames');
  expect(names).toContain('transparent');
  expect(names).toContain('turned by 90°, shown upright');
  expect(factsOf(detail({ width: 0, height: 0, format: 'unknown' }))[0]?.value).toBe('unknown type, 1.4 MB');
});

test('a ratio is given in whole numbers only where they say something', () => {
  expect(ratioWords(1920, 1080)).toBe('1.78 (16:9)');
  expect(ratioWords(1023, 1537)).toBe('0.67');
});

const both = { tags: true, nl: true };

test('a caption that no sample has is no problem of one', () => {
  const tagged = detail({ nl: { state: 'missing' } });
  expect(problemsOf(tagged, { tags: true, nl: false })).toEqual([]);
  expect(problemsOf(tagged, both)).toHaveLength(1);
});

test('problems are sentences that name the file', () => {
  expect(problemsOf(detail(), both)).toEqual([]);
  const missing = detail({ tags: { state: 'missing' }, nl: { state: 'present', text: ' \n' } });
  expect(problemsOf(missing, both).map(({ text }) => text)).toEqual([
    'No tags: there is no 001.txt.',
    'No NL caption: 001_nl.txt is empty.',
  ]);
  const shared = detail({}, { tagsFile: { ...detail().tagsFile, sharedWith: ['ember/001.jpg'] } });
  expect(problemsOf(shared, both)).toEqual([
    { tone: 'notice', text: '001.txt is also the caption of 001.jpg.' },
  ]);
});

test('an NL caption is counted in sentences and characters', () => {
  expect(nlSizeWords('She smiles. He, however, does not! Why?\n')).toBe('3 sentences, 39 characters');
  expect(nlSizeWords('One.')).toBe('1 sentence, 4 characters');
});

test('missing captions of several samples are said with their whole', () => {
  expect(missingWords(0, 9, 'tags')).toBeNull();
  expect(missingWords(1, 9, 'tags')).toBe('1 of 9 has no tags.');
  expect(missingWords(9, 9, 'NL caption')).toBe('All 9 have no NL caption.');
});

test('a caption that a model wrote names the model, its prompt and the day', () => {
  const at = new Date(2026, 10, 30, 12).getTime();
  expect(originText({ model: 'qwen2.5vl', prompt: 'Plain', at })).toBe('by qwen2.5vl, prompt Plain, 30 Nov');
  expect(originText({ model: 'wd-v3', prompt: '', at })).toBe('by wd-v3, 30 Nov');
});
