import { expect, test } from 'vitest';
import { informationOf, leastInformation } from './information.ts';
import type { Plane } from './planes.ts';

const side = 64;
const plane = (value: (x: number, y: number) => number): Plane => ({
  width: side,
  height: side,
  values: Float32Array.from({ length: side * side }, (_, i) =>
    Math.round(value(i % side, Math.floor(i / side))),
  ),
});

test('one colour, even gradients and a trace of noise show nothing', () => {
  expect(informationOf([plane(() => 200)])).toBe(0);
  expect(informationOf([plane((x) => x * 4), plane((_, y) => y * 4)])).toBeLessThan(leastInformation);
  expect(informationOf([plane((x, y) => ((x * 7 + y * 13) % 3) - 1)])).toBeLessThan(leastInformation);
});

test('one small drawing is too little, a pattern all over is all', () => {
  const spot = plane((x, y) => (Math.hypot(x - 30, y - 30) < 4 ? 0 : 255));
  expect(informationOf([spot])).toBeGreaterThan(0);
  expect(informationOf([spot])).toBeLessThan(leastInformation);
  expect(informationOf([plane((x, y) => (((x >> 2) + (y >> 2)) % 2 === 0 ? 0 : 255))])).toBe(1);
});

test('what is seen in one colour only is seen', () => {
  const checks = plane((x, y) => (((x >> 3) + (y >> 3)) % 2 === 0 ? 0 : 255));
  expect(informationOf([plane(() => 90), checks])).toBe(informationOf([checks]));
});
