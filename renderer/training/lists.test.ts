import { expect, test } from 'vitest';
import { checkList, checkSizes, listText, parseList, parseSizes, sizesText } from './lists.ts';

test('numbers and pairs are read as they are typed', () => {
  expect(parseList(' 1024, 1280x720 ,0.5,')).toEqual([1024, [1280, 720], 0.5]);
  expect(listText([1024, [1280, 720]])).toBe('1024, 1280x720');
});

test('sizes have one frame unless it is said', () => {
  expect(parseSizes('832x1216, 512×512x33')).toEqual([
    [832, 1216, 1],
    [512, 512, 33],
  ]);
  expect(sizesText(parseSizes('832x1216, 512x512x33'))).toBe('832x1216, 512x512x33');
});

test('what is no number is told, and so are too many', () => {
  expect(['1024', '1024,', 'big', '-3', '1x', '1x2x3', '1 2'].map(checkList(1, 1))).toEqual([
    null,
    null,
    ...Array.from({ length: 5 }, () => 'Numbers with commas between'),
  ]);
  expect([checkList(1, 2)(''), checkList(1, 2)('1, 2, 3')]).toEqual([
    'From 1 to 2 numbers',
    'From 1 to 2 numbers',
  ]);
  expect([checkSizes('832x1216'), checkSizes('832'), checkSizes('1.5x2')]).toEqual([
    null,
    'Sizes like 832x1216, with commas between',
    'Sizes like 832x1216, with commas between',
  ]);
});
