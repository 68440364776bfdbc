import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { sentencesOf } from './sentences.ts';

const of = (text: string): readonly string[] =>
  sentencesOf(text).map(({ start, end }) => text.slice(start, end));

test('a sentence ends at its mark, before white space', () => {
  expect(of('Perlica smiles. "Really?" She waves!\nThe end')).toEqual([
    'Perlica smiles.',
    '"Really?"',
    'She waves!',
    'The end',
  ]);
  expect(of('彼女は笑う。空は青い！')).toEqual(['彼女は笑う。', '空は青い！']);
});

test('abbreviations, initials, numbers and small letters go on', () => {
  const text = 'Dr. Ratio meets Monkey D. Luffy at approx. 2.5 m, i.e. quite near... or not.';
  expect(of(text)).toEqual([text]);
});

test('an empty line separates', () => {
  expect(of('One\n\nTwo')).toEqual(['One', 'Two']);
});

test('between and around sentences there is nothing but white space', () => {
  const texts = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...Array.from('aB. !?\n。"')) }));
  fc.assert(
    fc.property(texts, (text) => {
      let from = 0;
      for (const { start, end } of sentencesOf(text)) {
        expect(text.slice(from, start).trim()).toBe('');
        expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
        expect(end).toBeGreaterThan(start);
        from = end;
      }
      expect(text.slice(from).trim()).toBe('');
    }),
  );
});
