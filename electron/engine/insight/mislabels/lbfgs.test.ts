import { expect, test } from 'vitest';
import { minimise } from './lbfgs.ts';

test('finds the bottom of a long, narrow valley', () => {
  const scales = [1, 10, 100, 1000];
  const { point, value } = minimise(
    (at, gradient) => {
      let sum = 0;
      for (const [i, scale] of scales.entries()) {
        const off = (at[i] ?? 0) - i;
        sum += (scale * off * off) / 2;
        gradient[i] = scale * off;
      }
      return sum;
    },
    { start: new Float64Array(4).fill(-3), tolerance: 1e-8, iterations: 200 },
  );
  expect(value).toBeLessThan(1e-12);
  for (const [i, x] of point.entries()) expect(x).toBeCloseTo(i, 6);
});

test('stays where there is nothing to gain', () => {
  const flat = minimise(
    (_, gradient) => {
      gradient.fill(0);
      return 1;
    },
    {
      start: Float64Array.of(1, 2),
      tolerance: 0,
      iterations: 5,
    },
  );
  expect([...flat.point]).toEqual([1, 2]);
  expect(flat.iterations).toBe(0);
});
