import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitted } from './geometry.ts';

const side = fc.integer({ min: 1, max: 9000 });
const boxSide = fc.integer({ min: 32, max: 700 });

test('an image lies within its box and is never larger than it is', () => {
  fc.assert(
    fc.property(side, side, boxSide, boxSide, (width, height, boxWidth, boxHeight) => {
      const size = fitted({ width, height }, boxWidth, boxHeight);
      expect(size.width).toBeLessThanOrEqual(Math.min(width, boxWidth));
      expect(size.height).toBeLessThanOrEqual(Math.min(height, boxHeight));
      expect(size.width).toBeGreaterThan(0);
      expect(size.height).toBeGreaterThan(0);
    }),
  );
});

test('an image keeps its proportions', () => {
  expect(fitted({ width: 1024, height: 1536 }, 176, 220)).toEqual({ width: 147, height: 220 });
  expect(fitted({ width: 1536, height: 1024 }, 176, 220)).toEqual({ width: 176, height: 117 });
});

test('what is not known yet stands as an upright image', () => {
  expect(fitted(undefined, 176, 220)).toEqual({ width: 147, height: 220 });
  expect(fitted({ width: 0, height: 0 }, 176, 220)).toEqual({ width: 147, height: 220 });
});
