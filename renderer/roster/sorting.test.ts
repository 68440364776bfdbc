import { expect, test } from 'vitest';
import { filteredBy } from './sorting.ts';

const characters = [
  { key: 'perlica (arknights)', group: 'Operators' },
  { key: 'nefarith (arknights)', group: 'Antagonists' },
  { key: 'yvonne', group: null },
];

test.each([
  ['', ['perlica (arknights)', 'nefarith (arknights)', 'yvonne']],
  [' NEFA ', ['nefarith (arknights)']],
  ['operators', ['perlica (arknights)']],
  ['nobody', []],
])('the filter %j finds parts of names and of groups, in any letters', (text, keys) => {
  expect(filteredBy(characters, text).map(({ key }) => key)).toEqual(keys);
});
