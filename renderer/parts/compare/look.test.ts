import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  actualFactor,
  followed,
  limited,
  movedBy,
  percentOf,
  placeOf,
  whole,
  zoomedAt,
  type Framed,
} from './look.ts';

const framed: Framed = {
  image: { width: 1000, height: 1500 },
  frame: { width: 400, height: 300 },
  pixelRatio: 2,
};
/** The same picture, half the size. */
const half: Framed = { ...framed, image: { width: 500, height: 750 } };
const at = { x: 250, y: 100 };

const anySize = (max: number) =>
  fc.record({ width: fc.integer({ min: 1, max }), height: fc.integer({ min: 1, max }) });
const anyFramed: fc.Arbitrary<Framed> = fc.record({
  image: anySize(8000),
  frame: anySize(2000),
  pixelRatio: fc.constantFrom(1, 1.25, 2),
});
const anyPoint = fc.record({ x: fc.integer({ min: 0, max: 2000 }), y: fc.integer({ min: 0, max: 2000 }) });

test('copies of different sizes are the same picture in their frames, whatever the zoom', () => {
  const look = movedBy(zoomedAt(whole, framed, 3, at), framed, { x: -40, y: 20 });
  const [large, small] = [placeOf(look, framed), placeOf(look, half)];
  expect(small.x).toBeCloseTo(large.x);
  expect(small.y).toBeCloseTo(large.y);
  expect(small.width).toBeCloseTo(large.width);
  expect(percentOf(look, half)).toBe(percentOf(look, framed) * 2);
});

test('one zooms to the pointer: what is under it stays there', () => {
  const before = placeOf(zoomedAt(whole, framed, 4, at), framed);
  const after = placeOf(zoomedAt(zoomedAt(whole, framed, 4, at), framed, 6, at), framed);
  expect((at.x - after.x) / after.width).toBeCloseTo((at.x - before.x) / before.width);
  expect((at.y - after.y) / after.height).toBeCloseTo((at.y - before.y) / before.height);
});

test('100 % is one device pixel for each pixel of the image', () => {
  expect(percentOf({ ...whole, factor: actualFactor(framed) }, framed)).toBe(100);
});

test('an image never leaves its frame, and is never smaller than whole', () => {
  fc.assert(
    fc.property(
      anyFramed,
      fc.array(fc.tuple(fc.double({ min: 0.1, max: 9, noNaN: true }), anyPoint)),
      (any, steps) => {
        let look = whole;
        for (const [factor, point] of steps) {
          look = zoomedAt(look, any, look.factor * factor, point);
          look = movedBy(look, any, { x: point.x - 1000, y: 1000 - point.y });
          const { x, y, width, height } = placeOf(look, any);
          expect(look).toEqual(limited(look, any));
          expect(width > any.frame.width + 0.01 ? x : 0).toBeLessThanOrEqual(0.01);
          expect(height > any.frame.height + 0.01 ? y : 0).toBeLessThanOrEqual(0.01);
          if (width > any.frame.width) expect(x + width).toBeGreaterThanOrEqual(any.frame.width - 0.01);
        }
      },
    ),
  );
});

test('what was set apart by hand stays apart, until all are whole again', () => {
  const [before, after] = [zoomedAt(whole, framed, 2, at), zoomedAt(whole, framed, 4, at)];
  const apart = { factor: 2, x: before.x + 0.125, y: before.y };
  const next = followed(apart, before, after);
  expect(next.factor).toBe(4);
  expect(next.x).toBeCloseTo(after.x + 0.125);
  expect(next.y).toBeCloseTo(after.y);
  expect(followed(apart, before, whole)).toEqual(whole);
});
