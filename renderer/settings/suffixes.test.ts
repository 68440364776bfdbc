import { expect, test } from 'vitest';
import { pairProblem, suffixProblem } from './suffixes.ts';

test('suffixes that datasets use are fine', () => {
  for (const suffix of ['.txt', '_nl.txt', '.caption', '.nl.txt', '-tags.csv'])
    expect(suffixProblem(suffix)).toBeNull();
});

test('what cannot be the end of a caption file is refused in words', () => {
  expect(suffixProblem(' ')).toMatch(/needed/);
  expect(suffixProblem('/x.txt')).toMatch(/cannot hold/);
  expect(suffixProblem('_nl')).toMatch(/extension/);
});

test('tags and NL caption need two files', () => {
  expect(pairProblem({ tags: '.txt', nl: '.TXT' })).toMatch(/same file/);
  expect(pairProblem({ tags: '.txt', nl: '_nl.txt' })).toBeNull();
});
