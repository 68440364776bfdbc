import { expect, test } from 'vitest';
import { projectSettings } from './project.ts';
import { freeTagKey, tagKeySettings, tagsBySlot } from './tagKeys.ts';

test('only slots with a tag count, in their order, whatever else is in the file', () => {
  const slots = { '3': ' smile ', '1': 'hat', '0': 'no slot', '21': 'no slot', x: 'no slot', '5': ' ' };
  expect([...tagsBySlot({ slots })]).toEqual([
    [1, 'hat'],
    [3, 'smile'],
  ]);
});

test('a damaged part of the file counts as no tag keys', () => {
  const empty = { roster: {}, trainer: {}, problems: {}, mislabels: {}, duplicates: {}, export: {} };
  expect(projectSettings.parse({ ...empty, tagKeys: { slots: [1] } }).tagKeys).toEqual({ slots: {} });
  expect(tagKeySettings.parse({})).toEqual({ slots: {} });
});

test('the first free slot is found, and none where all have a tag', () => {
  expect(freeTagKey(new Set([1, 2, 4]))).toBe(3);
  expect(freeTagKey(new Set(Array.from({ length: 20 }, (_, at) => at + 1)))).toBeNull();
});
