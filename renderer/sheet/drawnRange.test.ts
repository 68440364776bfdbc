import fc from 'fast-check';
import { expect, test } from 'vitest';
import { atRest, whileMoving, type DrawnRange } from './drawnRange.ts';

const screenAt = (startIndex: number, endIndex: number) => ({
  startIndex,
  endIndex,
  count: 100,
  overscan: 4,
});

test('at rest some lines beyond the screen are drawn, as far as there are any', () => {
  expect(atRest(screenAt(10, 12))).toEqual({ from: 6, to: 16 });
  expect(atRest(screenAt(1, 3))).toEqual({ from: 0, to: 7 });
  expect(atRest(screenAt(97, 99))).toEqual({ from: 93, to: 99 });
});

test('a step within what is drawn draws nothing and takes nothing away', () => {
  const drawn = { from: 6, to: 16 };
  expect(whileMoving(drawn, screenAt(11, 13))).toBe(drawn);
  expect(whileMoving(drawn, screenAt(14, 16))).toBe(drawn);
});

test('a step beyond it adds that line alone, a jump the screen alone', () => {
  expect(whileMoving({ from: 6, to: 16 }, screenAt(15, 17))).toEqual({ from: 11, to: 17 });
  expect(whileMoving({ from: 6, to: 16 }, screenAt(5, 7))).toEqual({ from: 5, to: 11 });
  expect(whileMoving({ from: 6, to: 16 }, screenAt(60, 62))).toEqual({ from: 60, to: 62 });
});

test('wherever it moves, the screen is drawn, and never more than a rest and a step hold', () => {
  const step = fc.tuple(fc.integer({ min: 0, max: 96 }), fc.integer({ min: 0, max: 3 }));
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      let drawn: DrawnRange = atRest(screenAt(0, 2));
      for (const [start, more] of steps) {
        drawn = whileMoving(drawn, screenAt(start, start + more));
        expect(drawn.from).toBeLessThanOrEqual(start);
        expect(drawn.to).toBeGreaterThanOrEqual(start + more);
        expect(drawn.to - drawn.from).toBeLessThanOrEqual(3 + 2 * 4);
      }
    }),
  );
});
