import { expect, test } from 'vitest';
import { pictureFlag, pictureFlags, type Measured } from './pictureRules.ts';

const fine: Measured = { brightness: { p5: 0.2, p99: 0.9 }, sharpness: 0.6, grey: false, transparent: 0 };
const flags = (more: Partial<Measured>): number => pictureFlags({ ...fine, ...more });

test('each measure has its own threshold', () => {
  expect(flags({})).toBe(0);
  expect(flags({ brightness: { p5: 0, p99: 0.31 } })).toBe(pictureFlag.dark);
  expect(flags({ brightness: { p5: 0, p99: 0.32 } })).toBe(0);
  expect(flags({ brightness: { p5: 0.96, p99: 1 } })).toBe(pictureFlag.light);
  expect(flags({ brightness: { p5: 0.95, p99: 1 } })).toBe(0);
  expect(flags({ sharpness: 0.28 })).toBe(pictureFlag.blurry);
  expect(flags({ grey: true, transparent: 0.5 })).toBe(pictureFlag.grey | pictureFlag.transparent);
});

test('a soft edge is no transparency', () => {
  expect(flags({ transparent: 0.01 })).toBe(0);
});
