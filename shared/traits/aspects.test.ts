import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { aspectOf, aspects, isGarment, isOfPerson } from './aspects.ts';

test.each([
  ['hair', ['long hair', 'red hair', 'hair over one eye', 'swept bangs', 'single braid', 'bob cut', 'ahoge']],
  ['eyes', ['blue eyes', 'heterochromia', 'slit pupils']],
  [
    'body',
    ['cat ears', 'curled horns', 'dark skin', 'mole under eye', 'freckles', 'facial hair', 'fox tail'],
  ],
  [
    'worn',
    ['red cape', 'hair ribbon', 'hairclip', 'long sleeves', 'round eyewear', 'japanese clothes', 'id card'],
  ],
  [
    'image',
    ['1girl', 'solo', 'smile', 'closed eyes', 'upper body', 'looking at viewer', 'white background', 'chair'],
  ],
] as const)('%s', (aspect, keys) => {
  expect(keys.map((key) => [key, aspectOf(key)])).toEqual(keys.map((key) => [key, aspect]));
});

test('garments tell outfits apart; ways of wearing and ornaments do not', () => {
  const keys = ['red cape', 'turtleneck', 'black pants', 'shoulder armor', 'japanese clothes', 'serafuku'];
  expect(keys.filter((key) => !isGarment(key))).toEqual([]);
  const others = [
    'long sleeves',
    'sleeves rolled up',
    'hair ribbon',
    'glasses',
    'earrings',
    'red hair',
    'solo',
  ];
  expect(others.filter(isGarment)).toEqual([]);
});

test('every key has one aspect, and a garment is of the person', () => {
  fc.assert(
    fc.property(fc.string(), (key) => {
      expect(aspects).toContain(aspectOf(key));
      if (isGarment(key)) expect(isOfPerson(key)).toBe(true);
    }),
  );
});
