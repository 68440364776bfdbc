import { expect, test } from 'vitest';
import { findMentions, proseName, replaceMention } from './mentions.ts';

const found = (text: string, ...keys: readonly string[]): readonly string[] =>
  findMentions(text, keys).map(({ start, end }) => text.slice(start, end));

test('a name is the tag without its qualifiers', () => {
  expect(proseName('last rite (arknights)')).toBe('last rite');
  expect(proseName('x (swimsuit) (fate)')).toBe('x');
  expect(proseName('@channel (caststation)')).toBe('channel');
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
