import fc from 'fast-check';
import { expect, test } from 'vitest';
import { composed, inverse, sourceOf, turnIn, turns, turnWords } from './turns.ts';

const turn = fc.constantFrom(...turns);

test('turns make a group: each is taken back, and it does not matter which two are joined first', () => {
  fc.assert(
    fc.property(turn, turn, turn, (a, b, c) => {
      expect(composed(a, inverse(a))).toBe(0);
      expect(composed(composed(a, b), c)).toBe(composed(a, composed(b, c)));
    }),
  );
});

test('by 90 degrees, the left column becomes the top row', () => {
  const size = { width: 3, height: 2 };
  expect([0, 1].map((x) => sourceOf(5, size, x, 0))).toEqual([
    [0, 1],
    [0, 0],
  ]);
  expect(turnWords(5)).toEqual(['rotated by 90 degrees']);
});

test('a turn is known by its words, among others', () => {
  for (const each of turns) expect(turnIn([...turnWords(each), 'cropped', 'brighter'])).toBe(each);
});
