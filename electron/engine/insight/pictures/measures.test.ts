import { expect, test } from 'vitest';
import { measuresOf, type Measures } from './measures.ts';
import { greyOf, onWhite } from './planes.ts';

const side = 64;

const measured = (pixel: (x: number, y: number) => readonly [number, number, number, number]): Measures => {
  const rgba = new Uint8Array(side * side * 4);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) rgba.set(pixel(x, y), (y * side + x) * 4);
  }
  const { rgb, clear } = onWhite({ width: side, height: side, rgba });
  return measuresOf(rgb, greyOf(side, side, rgb), clear);
};

test('white, black and red have the brightness that the formula gives', () => {
  expect(measured(() => [255, 255, 255, 255]).brightness.p5).toBe(1);
  expect(measured(() => [0, 0, 0, 255]).brightness.p99).toBe(0);
  expect(measured(() => [255, 0, 0, 255]).brightness.p50).toBeCloseTo(Math.sqrt(0.241), 2);
});

test('percentiles count pixels: one white corner of a hundredth changes the last only', () => {
  const { brightness } = measured((x, y) => (x < 8 && y < 8 ? [255, 255, 255, 255] : [0, 0, 0, 255]));
  expect(brightness).toEqual({ p1: 0, p5: 0, p50: 0, p95: 0, p99: 1 });
});

test('a flat image has the entropy of its three values, and is not sharp', () => {
  const flat = measured(() => [10, 20, 30, 255]);
  expect(flat.entropy).toBeCloseTo(Math.log2(3), 5);
  expect(flat.sharpness).toBeCloseTo(0, 5);
});

test('a chessboard is sharp, a soft slope is not', () => {
  const board = measured((x, y) => ((x + y) % 2 === 0 ? [255, 255, 255, 255] : [0, 0, 0, 255]));
  const slope = measured((x) => [100 + x / 8, 100 + x / 8, 100 + x / 8, 255]);
  expect(board.sharpness).toBe(1);
  expect(slope.sharpness).toBeLessThan(0.29);
});

test('grey is grey with a trace of colour from compression, and not with a red spot', () => {
  expect(measured((x) => [x * 4, x * 4 + 3, x * 4, 255]).grey).toBe(true);
  expect(measured((x, y) => (x < 4 && y < 4 ? [255, 0, 0, 255] : [x * 4, x * 4, x * 4, 255])).grey).toBe(
    false,
  );
});

test('what is seen through is counted, and looks white', () => {
  const half = measured((x) => [0, 0, 0, x < side / 2 ? 0 : 255]);
  expect(half.transparent).toBe(0.5);
  expect(half.mean[0]).toBeCloseTo(127.5, 5);
});
