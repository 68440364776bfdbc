/** Figures are read and judged as intended. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { parseQuery } from '../../shared/query/parse.ts';
import { keptFigures, median, percentile, printFigures } from './figures.ts';
import { tenQueries } from './queries.ts';

test('the table of all benches gets the figures of each', () => {
  const folder = mkdtempSync(join(tmpdir(), 'proofsheet-figures-'));
  onTestFinished(() => {
    delete process.env[keptFigures];
    rmSync(folder, { recursive: true });
  });
  process.env[keptFigures] = join(folder, 'figures');
  const figures = [
    { label: 'open', value: 1.5, unit: 'x' },
    { label: 'found', value: 1, unit: 'share' },
  ] as const;
  for (const figure of figures) printFigures([figure]);
  const lines = readFileSync(join(folder, 'figures'), 'utf8').trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(figures);
});

test('a percentile is one of the values', () => {
  const values = [5, 1, 4, 2, 3];
  expect(median(values)).toBe(3);
  expect(percentile(values, 0.95)).toBe(5);
  expect(percentile(values, 0)).toBe(1);
  expect(percentile([], 0.5)).toBeNaN();
});

test('an aim that is missed is said so, and so is what could not be measured', () => {
  const table = printFigures([
    { label: 'first index', value: 2.1, unit: 's', aim: 2 },
    { label: 'reopening', value: 1, unit: 's', aim: 3, note: 'median' },
    { label: 'memory', value: null, unit: 'MB', aim: 500 },
    { label: 'found', value: 0.5, unit: 'share', aim: 0.98 },
    { label: 'wrong', value: 0, unit: 'pairs', aim: 0 },
  ]);
  expect(table.split('\n')).toEqual([
    '  first index        2.10 s  aim 2 s: MISSED',
    '  reopening          1.00 s  aim 3 s: holds    median',
    '  memory       not measured  aim 500 MB',
    '  found               0.500  aim 0.98: MISSED',
    '  wrong                   0  aim 0: holds',
  ]);
});

test('the ten queries are queries, and each variant asks something else', () => {
  const all = Array.from({ length: 25 }, (_, variant) => tenQueries(variant));
  expect(all.flat().filter((query) => !parseQuery(query).ok)).toEqual([]);
  expect(new Set(all.flat()).size).toBe(250);
});
