import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compiled, replaceProblem } from './pattern.ts';

test.each([
  ['(\\w+) hair', '\\1 fur', '\\1 is not read here: write $1 for that group.'],
  ['(\\w+) hair', '\\g<1> fur', '\\g<1> is not read here: write $1 for that group.'],
  ['(?<a>\\w+) hair', '\\g<a> fur', '\\g<a> is not read here: write $<a> for that group.'],
  ['(?<a>\\w+) hair', '\\k<a> fur', '\\k<a> is not read here: write $<a> for that group.'],
  ['hair', '\\0 fur', '\\0 is not read here: write $& for the whole match.'],
  ['hair', '$0 fur', '$0 is not read here: write $& for the whole match.'],
  ['(\\w+) hair', '$9 fur', '$9: the pattern has 1 group. Write $$9 for a dollar sign.'],
  ['hair', '$1 fur', '$1: the pattern has no group. Write $$1 for a dollar sign.'],
  ['(?<a>x)', '$<b>', '$<b>: the pattern has no group of that name.'],
])('%s replaced by %s: %s', (pattern, replacement, problem) => {
  expect(replaceProblem(pattern, replacement)).toBe(problem);
});

test.each([
  ['(\\w+) hair', '$1 fur'],
  ['(\\w+) hair', '$01 fur'],
  ['(\\w+) hair', '$12'],
  ['(?<a>\\w+) hair', '$<a> fur'],
  ['hair', '$& and fur'],
  ['hair', '5$$1'],
  ['perlica', 'perlica \\(arknights\\)'],
  ['horns', '\\m/'],
  ['hair', ''],
  ['a|b', 'US$'],
])('%s may be replaced by %s', (pattern, replacement) => {
  expect(replaceProblem(pattern, replacement)).toBeNull();
});

test('a pattern that is none is told before its replacement', () => {
  expect(replaceProblem('(', '\\1')).toMatch(/Unterminated group/);
});

test('what is accepted leaves no reference in the text', () => {
  const signs = fc.string({ unit: fc.constantFrom(...Array.from('\\$01 9<a>gk&')), maxLength: 8 });
  fc.assert(
    fc.property(signs, (replacement) => {
      fc.pre(replaceProblem('(?<a>x)', replacement) === null && !replacement.includes('$$'));
      expect('x'.replace(compiled('(?<a>x)', false), replacement)).not.toMatch(
        /\$[1-9]|\$<[^>]*>|\\\d|\\[gk]<[^>]*>/,
      );
    }),
    { examples: [['\\g<$1>']] },
  );
});
