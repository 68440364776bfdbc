import { expect, test } from 'vitest';
import type { Value } from './ast.ts';
import { wordPattern, wordsOf } from './words.ts';

const text = (content: string): Value => [{ kind: 'text', text: content }];

test('letters and digits make words; capitals, accents and what stands between do not matter', () => {
  expect(wordsOf('École de Perlica’s: 2 CAFÉS,\nlong-haired_girl!')).toEqual(
    'ecole de perlica s 2 cafes long haired girl'.split(' '),
  );
  expect(wordsOf('cafe\u0301')).toEqual(['cafe']);
  expect(wordsOf('Привет, Мир ΣΊΣΥΦΟΣ 初音ミク')).toEqual(['привет', 'мир', 'σίσυφοσ', '初音ミク']);
  expect(wordsOf('>_< ...')).toEqual([]);
});

test('the last word of a bare value may go on, that of a phrase may not', () => {
  expect(wordPattern(text('Long-hai'), false)).toEqual({ words: [text('long'), text('hai')], open: true });
  expect(wordPattern(text('long hair'), true)).toEqual({ words: [text('long'), text('hair')], open: false });
});

test('wildcards stay in the word that they stand in', () => {
  const value: Value = [{ kind: 'text', text: 'last ri' }, { kind: 'any' }, { kind: 'text', text: 'x, y' }];
  expect(wordPattern(value, true).words).toEqual([
    text('last'),
    [{ kind: 'text', text: 'ri' }, { kind: 'any' }, { kind: 'text', text: 'x' }],
    text('y'),
  ]);
});

test('a value without letters or digits has no words', () => {
  expect(wordPattern(text('>_<'), false).words).toEqual([]);
});
