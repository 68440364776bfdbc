import { expect, test } from 'vitest';
import { markedQuery } from './markedQuery.ts';

test('the wrong part is marked below itself', () => {
  expect(markedQuery('solo width:>x smile', 5, 8)).toBe('  solo width:>x smile\n       ^^^^^^^^');
});

test('where something is missing at the end, the mark stands behind the query', () => {
  expect(markedQuery('solo (', 6, 0)).toBe('  solo (\n        ^');
});

test('wide characters count as two columns, combining ones as none', () => {
  expect(markedQuery('初音 (', 3, 1)).toBe('  初音 (\n       ^');
  expect(markedQuery('e\u0301 (', 3, 1)).toBe('  e\u0301 (\n    ^');
});

test('a query of several lines is shown on one', () => {
  expect(markedQuery('a\nb\t(', 4, 1)).toBe('  a b (\n      ^');
});

test('a long query is cut around the wrong part', () => {
  const terms = 'solo '.repeat(100);
  const [line = '', marks = ''] = markedQuery(`${terms}width:>x ${terms}`, terms.length, 8).split('\n');
  expect(line).toMatch(/^ {2}\.\.\. (solo ){8}width:>x (solo )+.* \.\.\.$/);
  expect(line.length).toBeLessThan(120);
  expect(line.slice(marks.indexOf('^'), marks.lastIndexOf('^') + 1)).toBe('width:>x');
  const [first = '', below = ''] = markedQuery(`width:>x ${terms}`, 0, 8).split('\n');
  expect(first).toMatch(/^ {2}width:>x (solo )+.* \.\.\.$/);
  expect(below).toBe('  ^^^^^^^^');
  expect(markedQuery(terms + '(', terms.length, 1).split('\n')[0]).toMatch(/^ {2}\.\.\. (solo )+\($/);
});
