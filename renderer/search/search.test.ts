import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Completion } from '../../shared/api/view.ts';
import { completionAt } from '../../shared/query/completion.ts';
import { parseQuery } from '../../shared/query/parse.ts';
import { errorSpan, highlight } from './highlight.ts';
import { recalled, remembering } from './history.ts';
import { isOnItsWay, isUnfinished, suggestionsFor, wishFor, withSuggestion } from './suggest.ts';

const looks = (text: string) =>
  highlight(text)
    .filter((part) => part.look !== 'gap')
    .map((part) => `${part.look}[${part.pieces.map((piece) => `${piece.tone}=${piece.text}`).join(' ')}]`);

describe('highlighting', () => {
  test('the parts together are the text, whatever was typed', () => {
    const letters = fc.constantFrom(
      'a',
      ' ',
      '"',
      '(',
      ')',
      '-',
      ':',
      '*',
      '\\',
      'tag:',
      'OR',
      'width>=',
      '.',
    );
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 30 }), (typed) => {
        const text = typed.join('');
        const drawn = highlight(text).flatMap((part) => part.pieces.map((piece) => piece.text));
        expect(drawn.join('')).toBe(text);
      }),
    );
  });

  test('fields, quotes, operators and what is excluded are told apart', () => {
    expect(looks('char:perlica -tag:smile OR "pink hair"')).toEqual([
      'term[field=char: value=perlica]',
      'excluded[sign=- field=tag: value=smile]',
      'sign[sign=OR]',
      'term[quoted="pink hair"]',
    ]);
  });

  test('a field that there is not is marked', () => {
    expect(looks('colour:red')).toEqual(['term[unknown=colour: value=red]']);
  });

  test('a minus before parentheses is a sign of its own', () => {
    expect(looks('-(a)')).toEqual(['sign[sign=-]', 'sign[sign=(]', 'term[value=a]', 'sign[sign=)]']);
  });

  test('an error at the end is underlined behind the text', () => {
    const parsed = parseQuery('a OR');
    expect(parsed.ok).toBe(false);
    expect(errorSpan('a OR', { position: 4, length: 0 })).toEqual({ from: 4, to: 5 });
    expect(errorSpan('width:x', { position: 6, length: 1 })).toEqual({ from: 6, to: 7 });
    expect(errorSpan('ab', { position: 0, length: 99 })).toEqual({ from: 0, to: 2 });
  });
});

const perlica: Completion = {
  text: 'perlica \\(arknights\\)',
  key: 'perlica (arknights)',
  category: 'character',
  count: 31,
};
const smile: Completion = { text: 'smile', key: 'smile', category: 'general', count: 212 };

const offered = (text: string, completions: readonly Completion[], cursor = text.length) =>
  suggestionsFor(completionAt(text, cursor), completions);

const accepted = (text: string, completions: readonly Completion[], cursor = text.length) => {
  const first = offered(text, completions, cursor)[0];
  if (first === undefined) throw new Error('Nothing is offered.');
  return withSuggestion(text, first);
};

describe('suggestions', () => {
  test('a bare word becomes the term of a tag, by its category', () => {
    expect(accepted('1girl rlic', [perlica])).toEqual({
      text: '1girl char:"perlica (arknights)" ',
      cursor: 33,
    });
    expect(accepted('smi', [smile]).text).toBe('tag:smile ');
  });

  test('what is accepted parses', () => {
    for (const text of ['per', '-per', 'char:per', 'tag:"per', '(per', 'a OR per']) {
      const { text: next } = accepted(text, [perlica]);
      expect(parseQuery(text.startsWith('(') ? `${next})` : next)).toMatchObject({ ok: true });
    }
  });

  test('in the middle of a query only the word at the cursor is replaced', () => {
    expect(accepted('a smi b', [smile], 5)).toEqual({ text: 'a tag:smile b', cursor: 12 });
  });

  test('fields are offered by their first letters, and are left open for a value', () => {
    expect(accepted('wi', [])).toEqual({ text: 'width:', cursor: 6 });
  });

  test('fields that take a choice offer it', () => {
    expect(offered('missing:', []).map(({ label }) => label)).toEqual(['tags', 'nl']);
    expect(offered('sort:-da', []).map(({ insert }) => insert)).toEqual(['-date']);
    expect(offered('sort:ize', []).map(({ label }) => label)).toEqual(['size', 'filesize']);
  });

  test('a field of one category asks for that, a path for none', () => {
    expect(wishFor(completionAt('char:', 5))).toEqual({ text: '', categories: 'character' });
    expect(wishFor(completionAt('tag:lo', 6))).toEqual({ text: 'lo', categories: undefined });
    expect(wishFor(completionAt('path:x', 6))).toBeNull();
    expect(wishFor(completionAt('tag:lo*', 7))).toBeNull();
  });

  test('answers to the letters before are left out when they do not fit', () => {
    expect(offered('smx', [smile])).toEqual([]);
    expect(offered('char:smi', [smile])).toEqual([]);
    expect(offered('long_h', [{ ...smile, key: 'long hair' }])).toHaveLength(1);
  });

  test('a tag is offered for its alias, which is said', () => {
    const found = { ...smile, alias: 'grin' };
    expect(offered('gri', [found])).toMatchObject([{ insert: 'tag:smile', hint: 'also called grin' }]);
    expect(offered('grit', [found])).toEqual([]);
  });

  test('nothing is offered between words', () => {
    expect(offered('smile ', [smile])).toEqual([]);
  });
});

const unfinished = (text: string) => isUnfinished(completionAt(text, text.length));

test('a result waits a little longer while a tag or a field is being named', () => {
  expect(['char:emb', 'tag:lo', '-artist:x', 'mis'].map(unfinished)).toEqual([true, true, true, true]);
  expect(['smile', 'tag:lo*', 'width:>10', 'a ', 'm'].map(unfinished)).toEqual(Array(5).fill(false));
});

const onItsWay = (text: string) => isOnItsWay(completionAt(text, text.length), offered(text, [perlica]));

test('a tag that is being named is on its way until one is called so, with or without qualifier', () => {
  expect(['char:perl', '-char:rlica', 'tag:per'].map(onItsWay)).toEqual([true, true, true]);
  expect(['char:perlica', 'char:perlica_(arknights)', 'per', 'tag:zzz', 'width:1'].map(onItsWay)).toEqual(
    Array(5).fill(false),
  );
});

describe('earlier queries', () => {
  test('the latest is first, and each is kept once', () => {
    expect(remembering(['a', 'b'], ' b ')).toEqual(['b', 'a']);
    expect(remembering(['a'], '  ')).toEqual(['a']);
    const many = Array.from({ length: 40 }, (_, n) => `q${n}`);
    expect(remembering(many, 'new')).toHaveLength(30);
  });

  test('arrows go back in time and forth again, and stop at the ends', () => {
    const recent = ['latest', 'older'];
    expect(recalled(recent, -1, 1)).toEqual({ index: 0, text: 'latest' });
    expect(recalled(recent, 1, 1)).toEqual({ index: 1, text: 'older' });
    expect(recalled(recent, 0, -1)).toEqual({ index: -1, text: '' });
    expect(recalled([], -1, 1)).toEqual({ index: -1, text: '' });
  });
});
