import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { queries, wildQueries } from './arbitraries.ts';
import { parseQuery } from './parse.ts';
import { printBareText, printQuery, printValue } from './print.ts';

test('parsing what was printed gives the same query', () => {
  fc.assert(
    fc.property(fc.oneof(wildQueries, queries), (query) => {
      expect(parseQuery(printQuery(query))).toEqual({ ok: true, query });
    }),
    { numRuns: 2000 },
  );
});

test('printing what was parsed settles after one round', () => {
  const typed = fc.string({
    unit: fc.constantFrom(...Array.from('ab OR-_:"\\()*?<>=.19'), 'tag:', 'nl:', 'width'),
  });
  fc.assert(
    fc.property(typed, (text) => {
      const parsed = parseQuery(text);
      fc.pre(parsed.ok);
      const printed = printQuery(parsed.query);
      expect(parseQuery(printed)).toEqual(parsed);
    }),
    { numRuns: 5000 },
  );
});

test.each([
  ['tag:perlica \\(arknights\\)', 'tag:"perlica (arknights)"'],
  ['tag:Perlica_(arknights)', 'tag:"Perlica_(arknights)"'],
  ['Perlica_(arknights)', 'Perlica_(arknights)'],
  ['  smile   OR  (solo AND boots) ', 'smile OR solo boots'],
  ['NOT tag:x', '-tag:x'],
  ['Width>=1024', 'width:>=1024'],
  ['width=1024', 'width:1024'],
  ['tags:..8 mp:1.5.. height:3..8', 'tags:<=8 mp:>=1.5 height:3..8'],
  ['ratio:2/3', 'ratio:0.67'],
  ['path:"my folder/"*', 'path:"my folder/"*'],
  ['sort:random', 'sort:random:1'],
  ['sort:-date solo', 'solo sort:-date'],
  ['IS:Broken', 'is:broken'],
  ['mark:Reviewed -mark:needswork', 'mark:reviewed -mark:needs-work'],
])('%s is printed as %s', (typed, printed) => {
  const parsed = parseQuery(typed);
  expect(parsed.ok && printQuery(parsed.query)).toBe(printed);
});

test('any text can be a value and a bare text, and is taken literally', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (text) => {
      fc.pre(!text.includes('\\'));
      const value = [{ kind: 'text', text }];
      expect(parseQuery(`tag:${printValue(text)}`)).toMatchObject({ ok: true, query: { where: { value } } });
      expect(parseQuery(printBareText(text))).toMatchObject({
        ok: true,
        query: { where: { kind: 'bare', value } },
      });
    }),
  );
});

test('a tag with a backslash of its own survives as a value', () => {
  for (const text of ['\\m/', '\\(^o^)/', '\\||/']) {
    const value = [{ kind: 'text', text }];
    expect(parseQuery(`tag:${printValue(text)}`)).toMatchObject({ ok: true, query: { where: { value } } });
  }
});
