import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { findMentions, nameFinder, proseName, replaceMention, titledName } from './mentions.ts';

const found = (text: string, ...keys: readonly string[]): readonly string[] =>
  findMentions(text, keys).map(({ start, end }) => text.slice(start, end));

test('a name is the tag without its qualifiers', () => {
  expect(proseName('last rite (arknights)')).toBe('last rite');
  expect(proseName('x (swimsuit) (fate)')).toBe('x');
  expect(proseName('@channel (caststation)')).toBe('channel');
  expect(titledName('last rite (arknights)')).toBe('Last Rite');
});

test('a name is found in any capitals, across a line break, before a possessive', () => {
  const text = "Last Rite's hair; LAST RITE, last\nrite, Last Rites, a Blast Rite, last_rite";
  expect(found(text, 'last rite (arknights)')).toEqual(['Last Rite', 'LAST RITE', 'last\nrite', 'last_rite']);
});

test('only whole words are names', () => {
  expect(found('embers, Ember’s glow, September, ember.', 'ember (arknights)')).toEqual(['Ember', 'ember']);
});

test('of two names at one place the longer one counts', () => {
  const keys = ['ember (arknights)', 'ember knight (arknights)'];
  expect(findMentions('Ember Knight met Ember.', keys).map(({ key }) => key)).toEqual([keys[1], keys[0]]);
});

test('names with signs and letters beyond ASCII are found', () => {
  expect(found('Chen-Qianyu and Élise (v. 2.0)', 'chen-qianyu (a)', 'élise', '2.0')).toEqual([
    'Chen-Qianyu',
    'Élise',
    '2.0',
  ]);
});

test('capitals and line breaks are carried over', () => {
  expect(replaceMention('Ember', 'last rite (arknights)')).toBe('Last Rite');
  expect(replaceMention('ember', 'last rite (arknights)')).toBe('last rite');
  expect(replaceMention('EMBER', 'last rite (arknights)')).toBe('LAST RITE');
  expect(replaceMention('Last\nRite', 'chen qianyu (arknights)')).toBe('Chen\nQianyu');
  expect(replaceMention('Ember', 'lady of the lake')).toBe('Lady of the Lake');
});

test('a straight and a curly apostrophe are one; a hyphen and a space are one', () => {
  expect(found("Jeanne d’Arc and JEANNE D'ARC", "jeanne d'arc (fate)")).toEqual([
    'Jeanne d’Arc',
    "JEANNE D'ARC",
  ]);
  expect(found('Chen Qianyu, Chen-Qianyu', 'chen-qianyu')).toEqual(['Chen Qianyu', 'Chen-Qianyu']);
});

test('the hyphen of one name is not carried into another', () => {
  expect(replaceMention('Chen-Qianyu', 'last rite (arknights)')).toBe('Last Rite');
  expect(replaceMention('last_rite', 'chen qianyu (arknights)')).toBe('chen_qianyu');
  expect(replaceMention('Ember', 'jean-luc (x)')).toBe('Jean-Luc');
});

test('no names find nothing', () => {
  expect(nameFinder([])('Ember')).toEqual([]);
  expect(nameFinder(['', ' '])('Ember')).toEqual([]);
});

const keys = [
  'ember (arknights)',
  'ember knight (arknights)',
  'last rite (arknights)',
  'rite',
  "d'arc",
  'élise',
  '2b',
];
const written = fc
  .record({
    key: fc.constantFrom(...keys),
    loud: fc.boolean(),
    gap: fc.constantFrom(' ', '\n', '\r\n', '  ', '_'),
  })
  .map(({ key, loud, gap }) => {
    const name = proseName(key).replaceAll(' ', gap);
    return loud ? name.toUpperCase() : name;
  });
const prose = fc
  .array(
    fc.oneof(
      written,
      fc.constantFrom(' ', "'s ", '’s ', ', ', '.\n', 'x', 'glow', '-', '('),
      fc.string({ maxLength: 3 }),
    ),
  )
  .map((pieces) => pieces.join(''));

test('mentions stand in order, apart, as whole words, and spell the name of their tag', () => {
  const find = nameFinder(keys);
  fc.assert(
    fc.property(prose, (text) => {
      let from = 0;
      for (const { start, end, key } of find(text)) {
        expect(start).toBeGreaterThanOrEqual(from);
        expect(text.slice(0, start)).not.toMatch(/[\p{L}\p{N}_]$/u);
        expect(text.slice(end)).not.toMatch(/^[\p{L}\p{N}_]/u);
        const spelled = text.slice(start, end).toLowerCase().replaceAll('’', "'");
        expect(spelled.split(/[\s_-]+/)).toEqual(proseName(key).split(' '));
        from = end;
      }
    }),
  );
});

test('a name that stands alone in a text is found, whatever its capitals and line breaks', () => {
  fc.assert(
    fc.property(written, fc.constantFrom('', "'s", '’s', '.', ', who'), (name, rest) => {
      expect(findMentions(`(${name}${rest}`, keys)).toMatchObject([{ start: 1, end: 1 + name.length }]);
    }),
  );
});

test('a name and its replacement swapped back give the same text, where they have as many words', () => {
  fc.assert(
    fc.property(fc.constantFrom('Last Rite', 'last rite', 'LAST RITE', 'Last\nRite', 'last_rite'), (name) => {
      const there = replaceMention(name, 'chen qianyu (arknights)');
      expect(replaceMention(there, 'last rite (arknights)')).toBe(name);
    }),
  );
});
