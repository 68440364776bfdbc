import fc from 'fast-check';
import { expect, test } from 'vitest';
import { queries } from './arbitraries.ts';
import { parseQuery } from './parse.ts';
import { printQuery } from './print.ts';
import { sortOf, withSort } from './sortTerm.ts';

test('an order is added, replaced and taken out, and the rest stays as typed', () => {
  expect(withSort('Smile  OR boots', { key: 'size', reverse: true })).toBe('Smile  OR boots sort:-size');
  expect(withSort('sort:name  solo', { key: 'random', seed: 7 })).toBe('sort:random:7  solo');
  expect(withSort('a  sort:name  b', { key: 'path', reverse: false })).toBe('a b');
  expect(withSort('', { key: 'date', reverse: false })).toBe('sort:date');
  expect(withSort('(a', { key: 'date', reverse: false })).toBe('(a');
});

test('a query without an order is by path, and a text that does not parse has none', () => {
  expect(sortOf('smile')).toEqual({ key: 'path', reverse: false });
  expect(sortOf('smile sort:-date')).toEqual({ key: 'date', reverse: true });
  expect(sortOf('foo:bar')).toBeNull();
  const saved = { new: 'smile sort:-date' };
  expect(sortOf('saved:new', saved)).toEqual({ key: 'date', reverse: true });
  expect(withSort('saved:new', { key: 'path', reverse: false })).toBe('saved:new sort:path');
});

test('whatever the query, it then has this order and the same conditions', () => {
  fc.assert(
    fc.property(queries, (query) => {
      const text = withSort(printQuery(query), { key: 'filesize', reverse: true });
      expect(parseQuery(text)).toEqual({
        ok: true,
        query: { where: query.where, sort: { key: 'filesize', reverse: true } },
      });
    }),
  );
});
