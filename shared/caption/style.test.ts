import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tagKey } from './identity.ts';
import { defaultStyle, prevailingStyle, writeTag, type TagStyle } from './style.ts';

const styles: fc.Arbitrary<TagStyle> = fc.record({
  escaped: fc.boolean(),
  underscores: fc.boolean(),
  lowercase: fc.boolean(),
});
const bare: TagStyle = { escaped: false, underscores: true, lowercase: false };

const of = (counts: Readonly<Record<string, number>>): TagStyle =>
  prevailingStyle(Object.entries(counts).map(([text, count]) => ({ text, count })));

describe('writing', () => {
  test.each([
    ['Perlica_(arknights)', 'perlica \\(arknights\\)', 'Perlica_(arknights)'],
    ['@channel \\(caststation\\)', '@channel \\(caststation\\)', '@channel_(caststation)'],
    ['score 9', 'score_9', 'score_9'],
    ['score_8_up', 'score_8_up', 'score_8_up'],
    ['> <', '>_<', '>_<'],
    ['\\(o\\)_\\(o\\)', '(o)_(o)', '(o)_(o)'],
    ['\\\\m/', '\\m/', '\\m/'],
    ['\\(^o^\\)/', '\\(^o^)/', '\\(^o^)/'],
    [' long  hair ', 'long hair', 'long_hair'],
  ])('%s in the usual style is %s, in another %s', (tag, usual, other) => {
    expect(writeTag(tag, defaultStyle)).toBe(usual);
    expect(writeTag(tag, bare)).toBe(other);
  });

  test('keeps the identity of every tag, and is settled after once', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'grapheme' })), styles, (tag, style) => {
        const written = writeTag(tag, style);
        expect(tagKey(written)).toBe(tagKey(tag));
        expect(writeTag(written, style)).toBe(written);
      }),
    );
  });
});

describe('the prevailing style', () => {
  test('goes by how often each spelling is found', () => {
    expect(
      of({ 'perlica \\(arknights\\)': 3, 'ember (arknights)': 5, long_hair: 99, 'long hair': 2 }),
    ).toEqual({
      escaped: false,
      underscores: true,
      lowercase: true,
    });
    expect(of({ 'Long Hair': 5, smile: 2 }).lowercase).toBe(false);
  });

  test('does not count faces, scores and tags with a backslash of their own', () => {
    expect(of({ '^_^': 99, '(o)_(o)': 99, score_9: 99, '\\m/': 99, 'long hair': 1 })).toEqual(defaultStyle);
  });

  test('is the usual one where nothing speaks for another', () => {
    expect(of({})).toEqual(defaultStyle);
    expect(of({ 'a (b)': 2, 'a \\(b\\)': 2 }).escaped).toBe(true);
  });

  test('of a dataset written in a style is that style', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.boolean(), (escaped, underscores) => {
        const style = { escaped, underscores, lowercase: true };
        const texts = ['perlica (arknights)', 'long hair', 'score 9', '>_<'].map((tag) =>
          writeTag(tag, style),
        );
        expect(prevailingStyle(texts.map((text) => ({ text, count: 1 })))).toEqual(style);
      }),
    );
  });
});
