import fc from 'fast-check';
import { expect, test } from 'vitest';
import { denseDesign, sparseDesign } from './design.ts';
import { fitRegression, predict } from './regression.ts';

const probabilities = (
  fit: ReturnType<typeof fitRegression>,
  design: ReturnType<typeof denseDesign>,
  row: number,
) => {
  const into = new Float64Array(fit.classes);
  predict(fit, design, row, into);
  return into;
};

const rowsOf = (count: number): Int32Array => Int32Array.from({ length: count }, (_, row) => row);

test('probabilities sum to one, whatever is learnt', () => {
  const sample = fc.record({
    features: fc.uniqueArray(fc.nat(5), { maxLength: 6 }),
    label: fc.nat(2),
  });
  fc.assert(
    fc.property(fc.array(sample, { minLength: 1, maxLength: 20 }), (samples) => {
      const start = [0];
      const index: number[] = [];
      for (const { features } of samples) start.push(index.push(...features.toSorted((a, b) => a - b)));
      const design = sparseDesign({
        start: Int32Array.from(start),
        index: Int32Array.from(index),
        columns: 6,
      });
      const labels = Int32Array.from(samples, ({ label }) => label);
      const fit = fitRegression({ design, rows: rowsOf(samples.length), labels, classes: 3, penalty: 1 });
      for (const row of samples.keys()) {
        const chances = probabilities(fit, design, row);
        expect(chances.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
        expect(Math.min(...chances)).toBeGreaterThanOrEqual(0);
      }
    }),
    { numRuns: 40 },
  );
});

test('sparse rows and the same rows written out are learnt alike', () => {
  const sparse = sparseDesign({
    start: Int32Array.of(0, 2, 3, 5, 6),
    index: Int32Array.of(0, 2, 1, 0, 1, 2),
    columns: 3,
  });
  const dense = denseDesign(Float32Array.of(1, 0, 1, 0, 1, 0, 1, 1, 0, 0, 0, 1), 3);
  const request = { rows: rowsOf(4), labels: Int32Array.of(0, 1, 1, 0), classes: 2, penalty: 1 };
  const [a, b] = [
    fitRegression({ design: sparse, ...request }),
    fitRegression({ design: dense, ...request }),
  ];
  for (const [at, weight] of a.weights.entries()) expect(weight).toBeCloseTo(b.weights[at] ?? 0, 9);
});

test('with one feature that says nothing, every class that has enough rows is as likely as the others', () => {
  const labels = Int32Array.from({ length: 40 }, (_, row) => (row < 30 ? 0 : 1));
  const design = denseDesign(new Float32Array(40).fill(1), 1);
  const fit = fitRegression({ design, rows: rowsOf(40), labels, classes: 2, penalty: 1 });
  expect(probabilities(fit, design, 0)[0]).toBeCloseTo(0.5, 2);
});

test('rows that are not trusted teach nothing', () => {
  const design = denseDesign(Float32Array.of(1, 1, 1, 1, -1, -1, -1, 1), 1);
  const labels = Int32Array.of(0, 0, 0, 0, 1, 1, 1, 1);
  const trust = Float64Array.of(1, 1, 1, 1, 1, 1, 1, 0);
  const request = { design, rows: rowsOf(8), labels, classes: 2, penalty: 0.1 };
  const p = (fit: ReturnType<typeof fitRegression>) => probabilities(fit, design, 7)[0] ?? 0;
  expect(p(fitRegression({ ...request, trust }))).toBeGreaterThan(p(fitRegression(request)) + 0.05);
});
