import { expect, test } from 'vitest';
import type { TagCategory } from '../api/caption.ts';
import { findSlips, type CountedTag, type Known } from './slips.ts';

const known: Known = { roster: new Set(), listed: new Set(), together: () => false };
const tag = (key: string, count: number, category: TagCategory = 'character'): CountedTag => ({
  key,
  count,
  category,
});
const slipsIn = (tags: readonly CountedTag[], more: Partial<Known> = {}) =>
  Object.fromEntries(findSlips(tags, { ...known, ...more }));

const perlica = tag('perlica (arknights)', 30);

test('a slip is rare beside what was meant', () => {
  expect(slipsIn([perlica, tag('perlcia (arknights)', 3)])).toEqual({
    'perlcia (arknights)': 'perlica (arknights)',
  });
  expect(slipsIn([perlica, tag('perlcia (arknights)', 8)])).toEqual({});
  expect(slipsIn([tag('perlica (arknights)', 400), tag('perlcia (arknights)', 40)])).toEqual({});
});

test('of several names it is the most frequent one', () => {
  const tags = [tag('mari (x)', 20), tag('marie (x)', 90), tag('mariee (x)', 1)];
  expect(slipsIn(tags)['mariee (x)']).toBe('marie (x)');
});

test('a name that a list or the roster knows is none, nor one that stands beside the other', () => {
  const tags = [perlica, tag('perlcia (arknights)', 3)];
  const key = 'perlcia (arknights)';
  expect(slipsIn(tags, { listed: new Set([key]) })).toEqual({});
  expect(slipsIn(tags, { roster: new Set([key]) })).toEqual({});
  expect(slipsIn(tags, { together: () => true })).toEqual({});
});

test('a name of the roster is meant however rare it is, also when no sample has it yet', () => {
  const roster = new Set(['perlica (arknights)']);
  expect(slipsIn([tag('perlcia (arknights)', 5)], { roster })).toEqual({
    'perlcia (arknights)': 'perlica (arknights)',
  });
});

test('artists and copyrights have slips too; words have none, and kinds are not mixed', () => {
  expect(
    slipsIn([
      tag('@mossgate', 40, 'artist'),
      tag('@mosgate', 1, 'artist'),
      tag('arknights', 90, 'copyright'),
      tag('long hair', 90, 'general'),
      tag('lang hair', 1, 'general'),
      tag('1girl', 90, 'general'),
      tag('2girls', 3, 'general'),
    ]),
  ).toEqual({ '@mosgate': '@mossgate' });
});

test('other digits are another name', () => {
  expect(slipsIn([tag('agent 12 (x)', 90), tag('agent 13 (x)', 1)])).toEqual({});
});
