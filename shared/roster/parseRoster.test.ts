import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseRoster } from './parseRoster.ts';

const read = (text: string) => parseRoster(text).entries.map(({ key, group }) => [key, group]);

test('names are read whether escaped or not, under the heading that stands above them', () => {
  const text =
    'Operators (game version 1.0):\nperlica \\(arknights\\)\nEmber_(arknights)\n\nAntagonists:\n nefarith (arknights) \n';
  expect(read(text)).toEqual([
    ['perlica (arknights)', 'Operators (game version 1.0)'],
    ['ember (arknights)', 'Operators (game version 1.0)'],
    ['nefarith (arknights)', 'Antagonists'],
  ]);
});

test('without headings there are no groups; an empty line ends none', () => {
  expect(read('a b\n\nc d')).toEqual([
    ['a b', null],
    ['c d', null],
  ]);
});

test('bullets, numbers, Markdown headings, commas and Windows line ends are what they look like', () => {
  const text = '\uFEFF## Team **\r\n- perlica\r\n2. ember,\r\n* xaihi, yvonne\r\n[Others]\r\n• rossi';
  expect(read(text).map(([key]) => key)).toEqual(['perlica', 'ember', 'xaihi', 'yvonne', 'rossi']);
  expect(read(text).at(-1)).toEqual(['rossi', 'Others']);
});

test('a name that stands twice counts once, and is said to be repeated', () => {
  const { entries, repeated } = parseRoster('perlica (arknights)\nOthers:\nperlica \\(arknights\\)');
  expect(entries).toHaveLength(1);
  expect(entries[0]?.group).toBeNull();
  expect(repeated).toEqual(['perlica \\(arknights\\)']);
});

test('whatever is pasted, keys are not empty and stand once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const keys = parseRoster(text).entries.map(({ key }) => key);
      expect(keys.every((key) => key !== '')).toBe(true);
      expect(new Set(keys).size).toBe(keys.length);
    }),
  );
});
