/** Templates: every text is read or refused at a place in it, and what is filled in stands for itself. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fillTemplate, parseTemplate, templateErrorOf, templatePlaces } from './template.ts';
import { factsOf } from './testing.ts';

const facts = factsOf(
  'perlica \\(arknights\\), arknights, @channel \\(caststation\\), 1girl, solo, long_hair',
  ' She waves.\n',
);

const filled = (text: string, of = facts): string => {
  const parsed = parseTemplate(text);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return fillTemplate(parsed.template, of);
};

test('places are filled: tags without backslashes, in the dataset’s own spelling', () => {
  expect(filled('{tags}')).toBe(
    'perlica (arknights), arknights, @channel (caststation), 1girl, solo, long_hair',
  );
  expect(filled('{tags:2}')).toBe('perlica (arknights), arknights');
  expect(filled('{characters} | {copyright} | {artist} | {general} | {general:1}')).toBe(
    'perlica (arknights) | arknights | @channel (caststation) | 1girl, solo, long_hair | 1girl',
  );
  expect(filled('{path}: {nl}')).toBe('perlica/a 1.png: She waves.');
});

test('a group falls away when one of its places is empty, and only then', () => {
  const bare = factsOf('1girl');
  const template = 'Describe it.[[ She is {characters}[1].]][[ By {artist} of {copyright}.]] [[Always.]]';
  expect(filled(template)).toBe(
    'Describe it. She is perlica (arknights)[1]. By @channel (caststation) of arknights. Always.',
  );
  expect(filled(template, bare)).toBe('Describe it. Always.');
  expect(filled('a{nl}b', bare)).toBe('ab');
});

test.each([
  ['{tag}', 0, 5, 'not known'],
  ['ab {Tags}', 3, 6, 'not known'],
  ['{constructor}', 0, 13, 'not known'],
  ['{}', 0, 2, 'not known'],
  ['{tags:0}', 0, 8, 'how many tags'],
  ['{tags:x}', 0, 8, 'how many tags'],
  ['{tags:}', 0, 7, 'how many tags'],
  ['x {nl:3}', 2, 6, 'only places for tags'],
  ['say {tags', 4, 1, 'not closed'],
  ['{tags {nl}', 0, 1, 'not closed'],
  ['a } b', 2, 1, 'no “{”'],
  ['a [[ {nl}', 2, 2, 'not closed'],
  ['a ]] b', 2, 2, 'no “[[”'],
  ['[[ [[ ]] ]]', 3, 2, 'cannot stand within'],
])('%s is wrong at %i', (text, position, length, words) => {
  const error = templateErrorOf(text);
  expect(error).toMatchObject({ position, length });
  expect(error?.message).toContain(words);
});

const signs = fc.constantFrom(
  '{',
  '}',
  '[',
  ']',
  '{{',
  '}}',
  '[[',
  ']]',
  ':',
  '5',
  ...templatePlaces.map(({ place }) => `{${place}}`),
);
const anyTemplate = fc
  .array(fc.oneof(signs, fc.string({ unit: 'grapheme' })), { maxLength: 12 })
  .map((parts) => parts.join(''));

test('every text is a template, or is wrong at a place in it', () => {
  fc.assert(
    fc.property(anyTemplate, (text) => {
      const error = templateErrorOf(text);
      if (error === null) return;
      expect(error.length).toBeGreaterThan(0);
      expect(error.position + error.length).toBeLessThanOrEqual(text.length);
      expect(error.message).not.toBe('');
    }),
  );
});

test('any text without double brackets can be written, with its braces doubled', () => {
  fc.assert(
    fc.property(anyTemplate, (text) => {
      fc.pre(!/\[\[|\]\]/.test(text));
      expect(filled(text.replaceAll('{', '{{').replaceAll('}', '}}'))).toBe(text);
    }),
  );
});

test('what is filled in is not read as a template', () => {
  fc.assert(
    fc.property(anyTemplate, (nl) => {
      fc.pre(nl.trim() !== '');
      expect(filled('<{nl}>', { ...facts, nl })).toBe(`<${nl.trim()}>`);
    }),
  );
});
