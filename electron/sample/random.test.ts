import { expect, test } from 'vitest';
import { createRandom } from './random.ts';

const first = (seed: number, name: string): readonly number[] => {
  const random = createRandom(seed, name);
  return Array.from({ length: 5 }, () => random.unit());
};

test('the same seed and name give the same numbers', () => {
  expect(first(7, 'a')).toEqual(first(7, 'a'));
});

test('another seed or another name gives other numbers', () => {
  expect(first(7, 'a')).not.toEqual(first(8, 'a'));
  expect(first(7, 'a')).not.toEqual(first(7, 'b'));
});

test('numbers spread over the whole range', () => {
  const random = createRandom(1, 'spread');
  const tens = new Set(Array.from({ length: 400 }, () => random.whole(0, 9)));
  expect(tens.size).toBe(10);
});

test('shuffling keeps every item', () => {
  const items = [1, 2, 3, 4, 5, 6, 7];
  const shuffled = createRandom(3, 'cards').shuffled(items);
  expect(shuffled).not.toEqual(items);
  expect(new Set(shuffled)).toEqual(new Set(items));
  expect(shuffled).toHaveLength(items.length);
});
