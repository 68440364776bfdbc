import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Condition, Term } from './ast.ts';
import { fields } from './fields.ts';
import { parseQuery } from './parse.ts';

const where = (text: string): Condition | null => {
  const parsed = parseQuery(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.error.message}`);
  return parsed.query.where;
};
const bare = (text: string, phrase = false): Term => ({
  kind: 'bare',
  value: [{ kind: 'text', text }],
  phrase,
});
const tag = (text: string): Term => ({ kind: 'tag', field: 'tag', value: [{ kind: 'text', text }] });

describe('what is one term', () => {
  test.each([
    ['tag:perlica \\(arknights\\)', tag('perlica (arknights)')],
    ['tag:perlica_(arknights)', tag('perlica_(arknights)')],
    ['tag:"perlica \\(arknights\\)"', tag('perlica (arknights)')],
    ['tag:x \\(swimsuit\\) \\(fate\\)', tag('x (swimsuit) (fate)')],
    ['tag:dr._ratio_\\(honkai: star rail\\)', tag('dr._ratio_(honkai: star rail)')],
    ['tag:perlica \\(ark', tag('perlica (ark')],
    ['perlica_(arknights)', bare('perlica_(arknights)')],
    ['perlica \\(arknights\\)', bare('perlica (arknights)', true)],
    ['tag:>_<', tag('>_<')],
    ['tag:(o)_(o)', tag('(o)_(o)')],
    ['(o)_(o)', bare('(o)_(o)')],
    ['tag:^_^', tag('^_^')],
    ['tag:|_|', tag('|_|')],
    ['tag:<|>_<|>', tag('<|>_<|>')],
    ['tag::_d', tag(':_d')],
    ['tag:=_=', tag('=_=')],
    ['tag:\\m/', tag('\\m/')],
    ['tag:\\\\m/', tag('\\m/')],
    ['tag:\\(^o^)/', tag('\\(^o^)/')],
    ['\\(^o^)/', bare('\\(^o^)/')],
    ['tag:"say \\"hi\\""', tag('say "hi"')],
    ['tag:a\\*b\\?', tag('a*b?')],
    ['tag:"a*b?"', tag('a*b?')],
    ['TAG:solo', tag('solo')],
    ['one-piece', bare('one-piece')],
    ['re>zero', bare('re>zero')],
    ['"OR"', bare('OR', true)],
    ['or', bare('or')],
    ['"tag:x"', bare('tag:x', true)],
    [':d', bare(':d')],
  ])('%s', (text, term) => {
    expect(where(text)).toEqual(term);
  });

  test('wildcards are parts of their own outside of quotes', () => {
    expect(where('path:"my *"/**?')).toEqual({
      kind: 'path',
      field: 'path',
      value: [{ kind: 'text', text: 'my */' }, { kind: 'any' }, { kind: 'one' }],
    });
  });

  test('an escaped parenthesis after an operator begins a term of its own', () => {
    expect(where('a OR \\(b\\)')).toEqual({ kind: 'or', parts: [bare('a'), bare('(b)')] });
  });
});

describe('how terms are joined', () => {
  test.each(['', '  \n'])('%j means every sample', (text) => {
    expect(parseQuery(text)).toEqual({ ok: true, query: { where: null, sort: null } });
  });

  test('side by side binds stronger than OR, a sign stronger than both', () => {
    expect(where('a b OR -c d')).toEqual({
      kind: 'or',
      parts: [
        { kind: 'and', parts: [bare('a'), bare('b')] },
        { kind: 'and', parts: [{ kind: 'not', part: bare('c') }, bare('d')] },
      ],
    });
  });

  test('parentheses group; AND and NOT are words for what can be written without', () => {
    const query = where('(a OR b) -(c d)');
    expect(query).toEqual({
      kind: 'and',
      parts: [
        { kind: 'or', parts: [bare('a'), bare('b')] },
        { kind: 'not', part: { kind: 'and', parts: [bare('c'), bare('d')] } },
      ],
    });
    expect(where('(a OR b) AND NOT (c AND d)')).toEqual(query);
  });

  test('a parenthesis closes its group, not the tag before it', () => {
    expect(where('(tag:perlica_(arknights) OR tag:ember \\(arknights\\))')).toEqual({
      kind: 'or',
      parts: [tag('perlica_(arknights)'), tag('ember (arknights)')],
    });
  });

  test('the order stands anywhere outside of parentheses', () => {
    const sort = { key: 'date', reverse: true };
    expect(parseQuery('sort:-date')).toEqual({ ok: true, query: { where: null, sort } });
    expect(parseQuery('a OR sort:-date b')).toMatchObject({
      ok: true,
      query: { where: { kind: 'or' }, sort },
    });
    expect(parseQuery('sort:random:7')).toMatchObject({ query: { sort: { key: 'random', seed: 7 } } });
  });
});

describe('numbers', () => {
  test.each([
    ['width:1024', '=', 1024],
    ['width=1024', '=', 1024],
    ['width:!=1024', '!=', 1024],
    ['width!=1024', '!=', 1024],
    ['width:>=1024', '>=', 1024],
    ['width>=1024', '>=', 1024],
    ['width<1024', '<', 1024],
    ['width:512..', '>=', 512],
    ['width:..512', '<=', 512],
  ])('%s', (text, comparison, number) => {
    expect(where(text)).toEqual({ kind: 'number', field: 'width', comparison, number });
  });

  test('a range has both ends', () => {
    expect(where('tags:3..8')).toEqual({ kind: 'range', field: 'tags', from: 3, to: 8 });
  });

  test('a ratio may be written as a fraction, and counts to two decimals', () => {
    expect(where('ratio:2/3')).toMatchObject({ number: 0.67 });
    expect(where('ratio:2:3..1.504')).toMatchObject({ from: 0.67, to: 1.5 });
  });
});

describe('an error says what and where', () => {
  test.each([
    ['foo:bar', 0, 4, 'Unknown field “foo”; fields are tag, char,'],
    ['solo taag:x', 5, 5, 'Did you mean “tag:”?'],
    ['character:x', 0, 10, 'Did you mean “char:”?'],
    ['tag:', 0, 4, 'Nothing stands after “tag:”'],
    ['tag: x', 0, 4, 'Nothing stands after “tag:”'],
    ['tag:""', 0, 6, 'Nothing stands after “tag:”'],
    ['tag:(a OR b)', 0, 4, 'write (tag:a OR tag:b)'],
    ['a ""', 2, 2, 'nothing between these quotes'],
    ['a "b', 2, 1, 'This quote is not closed'],
    ['tag:"b', 4, 1, 'This quote is not closed'],
    ['a (b', 2, 1, 'This parenthesis is not closed'],
    ['a b)', 3, 1, 'This parenthesis has no counterpart'],
    ['a ( ) b', 2, 3, 'nothing between these parentheses'],
    ['OR a', 0, 2, '“OR” needs a condition on both sides'],
    ['a OR', 2, 2, '“OR” needs a condition on both sides'],
    ['a OR OR b', 2, 2, '“OR” needs a condition on both sides'],
    ['(OR)', 1, 2, '“OR” needs a condition on both sides'],
    ['a AND', 2, 3, '“AND” needs a condition on both sides'],
    ['AND a', 0, 3, '“AND” needs a condition on both sides'],
    ['a AND OR b', 2, 3, '“AND” needs a condition on both sides'],
    ['a -', 2, 1, 'Nothing stands after “-”'],
    ['a - b', 2, 1, 'without a space'],
    ['NOT', 0, 3, 'Nothing stands after “NOT”'],
    ['(NOT)', 1, 3, 'Nothing stands after “NOT”'],
    ['width:wide', 6, 4, '“wide” is not a number'],
    ['width>=', 5, 2, 'A number is missing here'],
    ['width:1..2..3', 6, 7, 'is not a number'],
    ['width:1..x', 6, 4, '“x” is not a number'],
    ['width:8..3', 6, 4, 'Write “width:3..8”'],
    ['ratio:1/0', 6, 3, '“1/0” is not a number'],
    ['tags:solo', 5, 4, 'write “tag:solo”'],
    ['is:brokn', 3, 5, 'Did you mean “is:broken”?'],
    ['mark:seen', 5, 4, '“mark:” takes reviewed, needs-work, excluded, outdated, none'],
    ['review:none', 0, 7, 'Did you mean “mark:”?'],
    ['missing:image', 8, 5, '“missing:” takes tags, nl'],
    ['sort:colour', 5, 6, '“sort:” takes name, path, date, size, filesize, tags, random'],
    ['sort:random:x', 5, 8, 'whole number'],
    ['sort:-random', 5, 7, 'cannot be reversed'],
    ['-sort:date', 0, 1, 'write “sort:-date”'],
    ['(a sort:date)', 3, 9, 'outside of parentheses'],
    ['sort:date sort:name', 10, 9, 'Only one “sort:”'],
  ])('%s', (text, position, length, message) => {
    const parsed = parseQuery(text);
    if (parsed.ok) throw new Error('It was read as a query.');
    expect(parsed.error).toMatchObject({ position, length });
    expect(parsed.error.message).toContain(message);
  });

  test('a query nested too deeply is refused, not a crash', () => {
    expect(parseQuery(`${'('.repeat(19_000)}a`)).toMatchObject({ ok: false, error: { position: 100 } });
    expect(parseQuery(`${'-'.repeat(19_000)}a`)).toMatchObject({ ok: false });
  });

  test('a query that is too long is refused', () => {
    expect(parseQuery('a('.repeat(20_000))).toMatchObject({ ok: false, error: { position: 20_000 } });
  });

  test('whatever is typed, there is a query or an error inside of the text', () => {
    const typed = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc
        .array(
          fc.constantFrom(
            'tag:',
            'a',
            '"',
            '(',
            ')',
            '\\(',
            ' ',
            'OR',
            '-',
            'width',
            '>=',
            '1',
            '..',
            'sort:',
            '*',
          ),
        )
        .map((list) => list.join('')),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const parsed = parseQuery(text);
        const everything = parsed.ok && parsed.query.where === null && parsed.query.sort === null;
        expect(everything).toBe(text.trim() === '');
        const error = parsed.ok ? { message: 'None.', position: 0, length: 1 } : parsed.error;
        expect(error.position).toBeGreaterThanOrEqual(0);
        expect(error.length).toBeGreaterThan(0);
        expect(error.position + error.length).toBeLessThanOrEqual(Math.max(1, text.length));
        expect(error.message).toMatch(/[.?)]$/);
      }),
      { numRuns: 3000 },
    );
  });
});

test('the example of every field is a query', () => {
  for (const { name, example } of fields) {
    expect(example.toLowerCase().startsWith(`${name}:`)).toBe(true);
    expect(parseQuery(example)).toMatchObject({ ok: true });
  }
});
