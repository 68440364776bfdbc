import { expect, test } from 'vitest';
import { byHandOf } from './taggerByHand.ts';

test('words, numbers and lists of numbers are read as what they are set for', () => {
  expect(
    byHandOf(['layout=nchw', 'size=448', 'scale=1', 'mean=0.5, 0.5,0.5', 'output=a=b', 'family=wd']),
  ).toEqual({ layout: 'nchw', size: 448, scale: '1', mean: [0.5, 0.5, 0.5], output: 'a=b', family: 'wd' });
  expect(byHandOf([])).toEqual({});
});

test.each([
  ['wide=1', 'with one of layout, size'],
  ['layout', 'NAME=VALUE'],
  ['__proto__=1', 'NAME=VALUE'],
  ['size=large', '--set size: “large” does not fit it.'],
  ['mean=0.5,0.5', '--set mean: “0.5,0.5” does not fit it.'],
])('%s is wrong usage', (assignment, why) => {
  expect(() => byHandOf([assignment])).toThrow(why);
});
