import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TagCategory } from '../api/caption.ts';
import { queries, samples } from './arbitraries.ts';
import { matches } from './naive.ts';
import { parseQuery } from './parse.ts';
import { printQuery, printTerm } from './print.ts';
import { hasTerm, negateTerm, replaceTerm, toggleTerm } from './terms.ts';

test.each([
  ['', 'tag:x', 'tag:x'],
  ['smile', 'tag:x', 'smile tag:x'],
  ['smile tag:x', 'tag:x', 'smile'],
  ['a OR b', 'tag:x', '(a OR b) tag:x'],
  ['a OR b sort:name', 'tag:x', '(a OR b) sort:name tag:x'],
  ['(a OR b) tag:x', 'tag:x', '(a OR b)'],
  ['a AND tag:x AND b', 'tag:x', 'a b'],
  ['-tag:x a', 'tag:x', 'a tag:x'],
  ['tag:x a', '-tag:x', 'a -tag:x'],
  ['tag:perlica \\(arknights\\) a', 'tag:"perlica (arknights)"', 'a'],
  ['tag:Long_Hair', 'tag:"long hair"', ''],
  ['width:64 a height:64', 'width:64 height:64', 'a'],
  ['width:64 a', 'width:64 height:64', 'width:64 a height:64'],
  ['  "my  spacing"   nl:x ', 'nl:x', '"my  spacing"'],
  ['sort:-date tag:x', 'tag:x', 'sort:-date'],
  ['a', 'b OR c', 'a (b OR c)'],
  ['a', '\\(b\\)', 'a (\\(b\\))'],
  ['"not closed', 'tag:x', '"not closed tag:x'],
  ['not a term (', 'tag:x', 'not a term ( tag:x'],
])('%s with %s switched is %s', (text, term, result) => {
  expect(toggleTerm(text, term)).toBe(result);
});

test.each([
  ['tag:x', '-tag:x'],
  ['-tag:x', 'tag:x'],
  ['missing:nl', '-missing:nl'],
  ['width:64 height:64', '-(width:64 height:64)'],
  ['-(width:64 height:64)', 'width:64 height:64'],
  ['tag:', 'tag:'],
])('the opposite of %s is %s', (term, negated) => {
  expect(negateTerm(term)).toBe(negated);
});

test.each([
  ['char:ember', 'char:yvonne', 'char:yvonne'],
  ['smile char:em* -char:perlica sort:name', 'char:yvonne', 'smile -char:perlica sort:name char:yvonne'],
  ['char:ember tag:x', 'artist:y', 'char:ember tag:x artist:y'],
  ['char:ember OR smile', 'char:yvonne', '(char:ember OR smile) char:yvonne'],
  ['char:ember (', 'char:yvonne', 'char:ember ( char:yvonne'],
])('%s with %s in its place is %s', (text, term, result) => {
  expect(replaceTerm(text, term)).toBe(result);
});

const terms = queries
  .filter(({ where }) => where !== null && where.kind !== 'or')
  .map(({ where }) => ({ where, sort: null }));
const general = (): TagCategory => 'general';

test('a term that was added is there, and what is found has it', () => {
  fc.assert(
    fc.property(queries, terms, samples, (query, term, dataset) => {
      const [text, added] = [printQuery(query), printQuery(term)];
      fc.pre(!hasTerm(text, added));
      const result = parseQuery(toggleTerm(text, added));
      expect(result).toMatchObject({ ok: true, query: { sort: query.sort } });
      if (!result.ok) return;
      expect(hasTerm(printQuery(result.query), added)).toBe(true);
      const found = dataset.filter((sample) => matches(result.query, sample, general));
      expect(found.every((sample) => matches(term, sample, general))).toBe(true);
    }),
  );
});

test('switching twice finds the same samples as before, where the opposite did not stand there', () => {
  fc.assert(
    fc.property(queries, terms, samples, (query, { where }, dataset) => {
      fc.pre(where !== null && where.kind !== 'and');
      const [text, term] = [printQuery(query), printTerm(where)];
      fc.pre(!hasTerm(text, term) && !hasTerm(text, negateTerm(term)));
      const twice = parseQuery(toggleTerm(toggleTerm(text, term), term));
      if (!twice.ok) throw new Error(twice.error.message);
      for (const sample of dataset) {
        expect(matches(twice.query, sample, general)).toBe(matches(query, sample, general));
      }
    }),
  );
});
