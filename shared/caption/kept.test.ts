/** Tags with only one spelling keep it, byte for byte, whatever rewrites the caption around them. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exportSettings } from '../export/settings.ts';
import { tagsWriter } from '../export/tagsOut.ts';
import { normaliseTags, renameTag, sortTags, type TagContext } from '../edit/tagEdits.ts';
import { categoriesOf } from './category.ts';
import { backslashTags, faces } from './faces.ts';
import { promptSyntaxOf, tagKey } from './identity.ts';
import { syntaxRowOf, syntaxTable } from './promptSyntax.ts';
import { onlySpelling, prevailingStyle, writeNewTag, writeTag, type TagStyle } from './style.ts';
import { parseTags } from './tagCaption.ts';
import { hasBareParenthesis } from '../problems/spelling.ts';

const named = [
  ['score_9', 'score_1', 'score_8_up', 'score_4_up', 'source_pony', 'source_furry', 'source_cartoon'],
  ['source_anime', 'rating_safe', 'rating_questionable', 'rating_explicit', 'style_cluster_1324'],
].flat();
const syntax = [
  syntaxTable.map(({ example }) => example),
  ['((blush))', '(smile)', '(perlica \\(arknights\\):1.1)', 'long (Blue:0.9) hair', '(smile', 'blush:1.2)'],
  ['[x]', '[red:blue:0.5]', '{x}', '{{best_quality}}', 'blue {hair|Eyes}', '<hypernet:My_Net:1>'],
  ['<lyco:a_b:0.5>', '__a/b_*__', 'AND', 'smile BREAK Blue_sky', '1.2::smile', 'blush ::'],
].flat();
const kept = [...faces, ...backslashTags, ...named, ...syntax];

const style: fc.Arbitrary<TagStyle> = fc.record({
  escaped: fc.boolean(),
  underscores: fc.boolean(),
  lowercase: fc.boolean(),
});
const outSettings = fc.record({
  parentheses: fc.constantFrom('as-is', 'escaped', 'plain'),
  spaces: fc.constantFrom('as-is', 'spaces', 'underscores'),
  letters: fc.constantFrom('as-is', 'lowercase'),
});
const texts = (caption: string): readonly string[] => parseTags(caption).map(({ text }) => text);

test.each(kept)('%s is one tag, its own key in every style, and not escaped', (tag) => {
  expect(texts(`a, ${tag}, b`)).toEqual(['a', tag, 'b']);
  expect(onlySpelling(tag)).toBe(tag);
  expect(writeNewTag(tag, { escaped: true })).toBe(tag);
  expect(hasBareParenthesis(tag)).toBe(false);
});

test('every rewrite leaves it as it stands', () => {
  fc.assert(
    fc.property(fc.constantFrom(...kept), style, outSettings, (tag, wanted, out) => {
      const write = (text: string): string => writeTag(text, wanted);
      const context: TagContext = {
        categoryOf: (key) => (key === 'perlica (arknights)' ? 'character' : 'general'),
        write,
      };
      const caption = `Long_Hair, ${tag}, perlica_(arknights)`;
      expect(writeTag(tag, wanted)).toBe(tag);
      expect(texts(normaliseTags(caption, write))[1]).toBe(tag);
      expect(texts(renameTag(caption, 'long hair', 'x y', context).text)[1]).toBe(tag);
      expect(texts(sortTags(caption, ['character'], context))).toContain(tag);
      const { captions } = exportSettings.parse({ captions: { tags: out } });
      expect(tagsWriter(captions, () => 'general')(caption).list[1]).toBe(tag);
    }),
  );
});

test('has no vote on the style of a dataset', () => {
  const votes = [...kept.map((text) => ({ text, count: 99 })), { text: 'long hair', count: 1 }];
  expect(prevailingStyle(votes)).toEqual({ escaped: true, underscores: false, lowercase: true });
});

describe('a face', () => {
  test.each([
    ['>:\\)', '>:)'],
    ['\\(^^^\\)', '(^^^)'],
    [';\\(', ';('],
    ['>  <', '>_<'],
  ])('%s is %s', (spelled, face) => {
    expect(tagKey(spelled)).toBe(face);
    expect(writeTag(spelled, { escaped: true, underscores: false, lowercase: true })).toBe(face);
  });
});

describe('syntax', () => {
  test.each(syntax)('%s is of a category of its own', (text) => {
    expect(promptSyntaxOf(text)).not.toBeNull();
    expect(categoriesOf([tagKey(text)], {}).list).toEqual(['syntax']);
  });

  test.each(syntaxTable)('the row $name knows its example', ({ name, example }) => {
    expect(syntaxRowOf(example)?.name).toBe(name);
  });

  test.each(
    [
      ['perlica (arknights)', 'perlica_(arknights)', 'perlica \\(arknights\\)', 'perlica \\(arknights)'],
      ['vertin_(reverse:1999)', 'asai_(00:05)', 'zero(z)_(mega_man)', 'panzer_38(t)', '00_qan[t]'],
      ['under_night_in-birth_exe:late[st]', 'puru-see_(hoshizuki_(seigetsu))', 'steins;gate', '<3', 'a+b'],
      ['\\(smile:1.2\\)', 'Black And White', 'BLACK AND WHITE', 'break', '1:1', ':3', '(o)_(o)', '^_^'],
    ].flat(),
  )('%s is a tag', (text) => {
    expect(promptSyntaxOf(text)).toBeNull();
  });

  test('a literal that was escaped and a weight do not become one another', () => {
    expect(writeTag('\\(Smile\\)', { escaped: false, underscores: false, lowercase: true })).toBe(
      '\\(Smile\\)',
    );
  });

  test('what stands between the ends of a weight stays with it', () => {
    const context: TagContext = {
      categoryOf: (key) => (key === 'z' ? 'character' : 'general'),
      write: tagKey,
    };
    expect(normaliseTags('B, (A,B,  C:1.2),B,BREAK,BREAK', tagKey)).toBe('b, (A,B,  C:1.2), BREAK, BREAK');
    expect(sortTags('a, (b, z, c:1.2), z', ['character'], context)).toBe('z, (b, z, c:1.2), a');
  });
});

test('a new tag is written as typed; only its parentheses follow the dataset', () => {
  expect(writeNewTag('HDA_Style_v2', { escaped: true })).toBe('HDA_Style_v2');
  expect(writeNewTag(' Foo_(Bar) ', { escaped: true })).toBe('Foo_\\(Bar\\)');
  expect(writeNewTag('Foo \\(Bar\\)', { escaped: false })).toBe('Foo (Bar)');
  expect(writeNewTag('Foo \\(Bar\\)', { escaped: true })).toBe('Foo \\(Bar\\)');
});

test('a caption that only spaces separate is not normalised into one long tag', () => {
  const caption = '1girl solo long_hair blue_eyes\n';
  expect(normaliseTags(caption, tagKey)).toBe(caption);
});
