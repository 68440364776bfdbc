import { expect, test } from 'vitest';
import { colourOf, resolutionsOf } from './typedValues.ts';

test.each([
  ['1024', [1024]],
  [' 512, 768  1024 ', [512, 768, 1024]],
  ['64,8192', [64, 8192]],
  ['', null],
  ['63', null],
  ['8193', null],
  ['512.5', null],
  ['512, 640, 768, 1024', null],
  ['large', null],
])('%j as resolutions', (text, resolutions) => {
  expect(resolutionsOf(text)).toEqual(resolutions);
});

test.each([
  ['#FFaa00', '#ffaa00'],
  ['#fff', null],
  ['ffffff', null],
  ['#ffffff ', null],
])('%j as a colour', (text, colour) => {
  expect(colourOf(text)).toBe(colour);
});
