import { expect, test } from 'vitest';
import { inserted, placed, retyped, shifted, tagsIn } from './tagList.ts';

test('a pasted text is split at commas and line breaks', () => {
  expect(tagsIn(' a, b\nc ,, ')).toEqual(['a', 'b', 'c']);
});

test('what is there already is not put in twice', () => {
  expect(inserted(['a', 'b'], 1, ['b', 'c', 'c'])).toEqual(['a', 'c', 'b']);
});

test('a retyped tag stays in its place; an empty one goes; one with a comma makes two', () => {
  expect(retyped(['a', 'b', 'c'], 1, 'x')).toEqual(['a', 'x', 'c']);
  expect(retyped(['a', 'b', 'c'], 1, ' ')).toEqual(['a', 'c']);
  expect(retyped(['a', 'b', 'c'], 1, 'x, y')).toEqual(['a', 'x', 'y', 'c']);
});

test('a tag moves by one, and not past an end', () => {
  expect(shifted(['a', 'b'], 0, 1)).toEqual(['b', 'a']);
  expect(shifted(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
});

test('a dragged tag stands where it was put', () => {
  expect(placed(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
});
