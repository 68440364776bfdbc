import { expect, test } from 'vitest';
import type { Measured } from './measured.ts';
import { bitOf, pictureBits } from './pictureBits.ts';

const fine: Measured = { brightness: { p5: 0.2, p99: 0.9 }, sharpness: 0.6, grey: false, transparent: 0 };
const flags = (more: Partial<Measured>): number => pictureBits({ ...fine, ...more });

test('each measure has its own threshold', () => {
  expect(flags({})).toBe(0);
  expect(flags({ brightness: { p5: 0, p99: 0.31 } })).toBe(bitOf('dark'));
  expect(flags({ brightness: { p5: 0, p99: 0.32 } })).toBe(0);
  expect(flags({ brightness: { p5: 0.96, p99: 1 } })).toBe(bitOf('light'));
  expect(flags({ brightness: { p5: 0.95, p99: 1 } })).toBe(0);
  expect(flags({ sharpness: 0.28 })).toBe(bitOf('blurry'));
  expect(flags({ grey: true, transparent: 0.5 })).toBe(bitOf('grey') | bitOf('transparent'));
});

test('a soft edge is no transparency', () => {
  expect(flags({ transparent: 0.01 })).toBe(0);
});
