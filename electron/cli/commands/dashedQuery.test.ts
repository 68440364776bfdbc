import { expect, test } from 'vitest';
import { optionsFirst } from './dashedQuery.ts';

const known = { flags: ['--json', '--quiet', '--help', '-h'], valued: ['--data-dir'] };

test('a query that begins with a dash is no option, wherever it stands', () => {
  expect(optionsFirst(['d', '-tag:solo', '--json'], known)).toEqual(['--json', '--', 'd', '-tag:solo']);
  expect(optionsFirst(['--quiet', '-"long hair"', 'd'], known)).toEqual([
    '--quiet',
    '--',
    '-"long hair"',
    'd',
  ]);
});

test('an option keeps its value, and what is behind -- is never an option', () => {
  expect(optionsFirst(['--data-dir', '-x', 'd', 'q'], known)).toEqual(['--data-dir', '-x', '--', 'd', 'q']);
  expect(optionsFirst(['--data-dir=/a', 'd', '--', '--json'], known)).toEqual([
    '--data-dir=/a',
    '--',
    'd',
    '--json',
  ]);
});
