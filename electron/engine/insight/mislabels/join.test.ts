import { expect, test } from 'vitest';
import { joinEvidence } from './join.ts';
import type { Table } from './table.ts';

const tableOf = (...rows: readonly (readonly number[])[]): Table => ({
  values: Float64Array.from(rows.flat()),
  classes: 2,
});

test('evidence that tells nothing of the labels changes nothing', () => {
  const good = tableOf([0.9, 0.1], [0.2, 0.8], [0.8, 0.2], [0.1, 0.9]);
  const noise = tableOf([0.01, 0.99], [0.9, 0.1], [0.4, 0.6], [0.7, 0.3]);
  const given = Int32Array.of(0, 1, 0, 1);
  expect([...joinEvidence([good, noise], given, null).values]).toEqual([...good.values]);
});

test('two kinds of evidence that agree are surer than either', () => {
  const one = tableOf([0.8, 0.2], [0.3, 0.7], [0.7, 0.3], [0.2, 0.8]);
  const joined = joinEvidence([one, one], Int32Array.of(0, 1, 0, 1), null);
  expect(joined.values[0]).toBeGreaterThan(0.85);
  expect((joined.values[0] ?? 0) + (joined.values[1] ?? 0)).toBeCloseTo(1, 9);
});

test('where one kind says nothing of a row, the other speaks alone', () => {
  const some = tableOf([0, 0], [0.3, 0.7]);
  const other = tableOf([0.6, 0.4], [0, 0]);
  const { values } = joinEvidence([some, other], Int32Array.of(0, 1), null);
  expect([...values]).toEqual([0.6, 0.4, 0.3, 0.7]);
});
