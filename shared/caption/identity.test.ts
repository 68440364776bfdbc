import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backslashTags, faces } from './faces.ts';
import {
  foldKey,
  foldTag,
  isKeptWhole,
  namesOfKey,
  promptSyntaxOf,
  splitQualifier,
  tagKey,
  tagTest,
} from './identity.ts';

/** Texts with the signs that the rules are about, and any other text. */
const texts = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...Array.from('aA_ \\()/^o<>m\t')) }),
  fc.string({ unit: fc.constantFrom(...Array.from('aA_ \\()[]{}<>:1.|'), 'BREAK', 'AND', '__') }),
  fc.constantFrom(...faces, ...backslashTags),
);

test('escaped, underscored and capitalised spellings are one tag', () => {
  for (const spelling of [
    'perlica \\(arknights\\)',
    'perlica_(arknights)',
    'Perlica (arknights)',
    'PERLICA_\\(ARKNIGHTS\\)',
    '  perlica   (arknights) ',
    'perlica\t\\(arknights\\)',
    'perlica \\\\(arknights\\\\)',
    '\uFEFFperlica (arknights)',
  ]) {
    expect(tagKey(spelling)).toBe('perlica (arknights)');
  }
});

test('composed and decomposed letters are one', () => {
  expect(tagKey('e\u0301cole')).toBe(tagKey('ÉCOLE'));
});

/** Texts of which some spell the same tag. */
const spelled = (text: string) =>
  fc.constantFrom(text, ` ${text}`, text.toUpperCase(), text.normalize('NFD'), text.replaceAll(' ', '_'));

test('a text is tested for a tag as by its key', () => {
  const marks = fc.string({ unit: fc.constantFrom(...Array.from('aAeE1_ \\(\u0301\u0327\u00c9\u212a')) });
  const pairs = fc
    .oneof(texts, marks)
    .chain((one) => fc.tuple(fc.constant(one), fc.oneof(spelled(one), texts, marks)));
  fc.assert(
    fc.property(pairs, ([one, other]) => {
      expect(tagTest(tagKey(one))(other)).toBe(tagKey(one) === tagKey(other));
    }),
    { numRuns: 2000 },
  );
});

test.each(faces)('the face %s keeps its underscore in every spelling', (face) => {
  expect(tagKey(face)).toBe(face);
  expect(tagKey(face.toUpperCase())).toBe(face);
  expect(tagKey(face.replaceAll('_', ' '))).toBe(face);
  expect(tagKey(face.replaceAll(/[()]/g, '\\$&'))).toBe(face);
  expect(isKeptWhole(face)).toBe(true);
});

test.each(backslashTags)('%s keeps its backslash in every spelling', (tag) => {
  expect(tagKey(tag)).toBe(tag);
  expect(tagKey(tag.toUpperCase())).toBe(tag);
  expect(tagKey(tag.replaceAll('\\', '\\\\'))).toBe(tag);
  expect(tagKey(` ${tag.replaceAll(/[()]/g, '\\$&')}`)).toBe(tag);
  expect(isKeptWhole(tag)).toBe(true);
});

test('a face that no list knows is one tag in every spelling', () => {
  expect(tagKey(';_;')).toBe(';_;');
  expect(tagKey('; ;')).toBe(';_;');
});

test('other tags with underscores, parentheses or backslashes follow the rule', () => {
  expect(tagKey('score_9')).toBe('score 9');
  expect(tagKey('o_o_o')).toBe('o o o');
  expect(tagKey('eyes_(o)_(o)')).toBe('eyes (o) (o)');
  expect(tagKey('dr._ratio_\\(honkai:_star_rail\\)')).toBe('dr. ratio (honkai: star rail)');
  expect(tagKey('a\\b')).toBe('a\\b');
  expect(isKeptWhole('score 9')).toBe(false);
});

test('a key is its own key', () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(tagKey(tagKey(text))).toBe(tagKey(text));
    }),
    { numRuns: 2000 },
  );
});

test('only text without anything to see has an empty key', () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(tagKey(text) === '').toBe(text.trim() === '');
    }),
    {
      numRuns: 2000,
    },
  );
});

test('escaping, underscores for spaces, capitals and space around a tag change nothing', () => {
  const words = fc.array(fc.stringMatching(/^[a-z0-9é'.:!-]+$/), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(words, words, fc.boolean(), (name, qualifier, qualified) => {
      const tag = name.join(' ') + (qualified ? ` (${qualifier.join(' ')})` : '');
      fc.pre(promptSyntaxOf(tag) === null);
      const key = tagKey(tag);
      expect(tagKey(tag.replaceAll(' ', '_'))).toBe(key);
      expect(tagKey(tag.replaceAll(/[()]/g, '\\$&'))).toBe(key);
      expect(tagKey(` ${tag.toUpperCase().replaceAll(' ', ' _ ')}\n`)).toBe(key);
    }),
  );
});

test('a folded key is what its spelling folds to', () => {
  fc.assert(
    fc.property(texts, (text) => {
      fc.pre(!isKeptWhole(tagKey(text)));
      expect(foldKey(tagKey(text))).toBe(foldTag(text).trim());
    }),
  );
});

describe('qualifiers', () => {
  test('the last one is cut off', () => {
    expect(splitQualifier('x (swimsuit) (fate)')).toEqual({ name: 'x (swimsuit)', qualifier: 'fate' });
    expect(splitQualifier('dr. ratio (honkai: star rail)')).toEqual({
      name: 'dr. ratio',
      qualifier: 'honkai: star rail',
    });
  });

  test.each(['solo', '(o)_(o)', '(arknights)', 'x ()', 'x(y)', ':)'])('%s has none', (key) => {
    expect(splitQualifier(key)).toBeNull();
  });

  test('a tag goes by its name without @ and without qualifiers', () => {
    expect(namesOfKey('@channel (caststation)')).toEqual([
      '@channel (caststation)',
      'channel (caststation)',
      '@channel',
      'channel',
    ]);
    expect(namesOfKey('x (swimsuit) (fate)')).toEqual(['x (swimsuit) (fate)', 'x (swimsuit)', 'x']);
    expect(namesOfKey('@_@')).toEqual(['@_@']);
  });
});
