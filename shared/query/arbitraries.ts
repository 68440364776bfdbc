/** Random queries and samples for property tests, here and in the engine. */
import * as fc from 'fast-check';
import { backslashTagOf } from '../caption/identity.ts';
import {
  captionNames,
  comparisons,
  doubtFields,
  markNames,
  pathFields,
  sortKeys,
  states,
  tagFields,
  type Condition,
  type Part,
  type Query,
  type Sort,
  type Term,
  type Value,
} from './ast.ts';
import { fieldHeadAt, isOperatorWord } from './lexer.ts';
import { numberFieldKinds } from './numberFields.ts';
import type { PlainCaption, PlainSample } from './naive.ts';

/** Tags that are doubted of some samples. */
const doubted = ['smile', 'long hair', 'perlica (arknights)'] as const;

const findings = [
  { kind: 'finding', field: 'problem', value: 'near-miss-name' },
  { kind: 'finding', field: 'problem', value: 'dark' },
  { kind: 'finding', field: 'suspect', value: 'likely' },
  { kind: 'finding', field: 'suspect', value: 'look' },
  { kind: 'finding', field: 'duplicate', value: 'same' },
] as const satisfies readonly Term[];

const writers = ['machine', 'hand', 'Machine', 'qwen', 'qwen2.5-vl:7b', 'wd'];
const models = ['qwen2.5-vl:7b', 'wd-eva02-large'];

/** Texts that queries and captions of `samples` share, so that random queries find something. */
const tags = [
  'perlica \\(arknights\\)',
  'perlica_(arknights)',
  'Perlica (arknights)',
  'ember (arknights)',
  'ember (swimsuit) (arknights)',
  'arknights',
  'arknights: endfield',
  '@channel \\(caststation\\)',
  '@m_da_s_tarou',
  '1girl',
  'solo',
  'long hair',
  'long_hair',
  'very long hair',
  'smile',
  'star (symbol)',
  'dr. ratio \\(honkai: star rail\\)',
  'honkai: star rail',
  '>_<',
  '> <',
  '^_^',
  '(o)_(o)',
  '\\m/',
  '\\(^o^)/',
  'score_9',
  'rating:safe',
  'year 2025',
  'école',
  'ÉCOLE',
  '初音ミク',
  "kid's meal",
  'a*b?c',
];

const sentences = [
  'A vibrant illustration of Perlica from Arknights: Endfield, smiling.',
  'Perlica’s long hair glows; her smile is wide.',
  'Last\nRite stands alone, her embers burning.',
  'Ember wears a swimsuit. Embers fly.',
  'École de Perlica, café at night; 2 girls.',
  'Привет, Мир! 初音ミク sings.',
  '(o)_(o) and >_< are faces.',
  "She's long-haired.",
];

const fragments = [
  ...tags,
  'perlica',
  'ember',
  'channel',
  'hair',
  'long h',
  'smil',
  'embers',
  'last rite',
  'ecole',
  'cafe',
  'мир',
  'girls',
  'long-haired',
  'batch',
  'img',
  '.png',
  'png',
  'B/',
  '_',
  '(',
  'o',
  'a',
];

/** As the parser leaves them: no two texts, no two `*` side by side. */
const merged = (list: readonly Part[]): Value =>
  list.filter((item, index) => item.kind === 'one' || item.kind !== list[index - 1]?.kind);

/** As a value holds it: the parser resolves escapes of parentheses. */
const unescaped = (text: string): string => text.replaceAll(/\\([()])/g, '$1');

const parts = (texts: fc.Arbitrary<string>): fc.Arbitrary<Value> => {
  const part: fc.Arbitrary<Part> = fc.oneof(
    { weight: 6, arbitrary: texts.map((text): Part => ({ kind: 'text', text })) },
    { weight: 2, arbitrary: fc.constant<Part>({ kind: 'any' }) },
    { weight: 1, arbitrary: fc.constant<Part>({ kind: 'one' }) },
  );
  return fc.oneof(
    { weight: 3, arbitrary: texts.map((text): Value => [{ kind: 'text', text }]) },
    { weight: 1, arbitrary: fc.array(part, { minLength: 1, maxLength: 4 }).map(merged) },
  );
};

const written = (value: Value): string =>
  value.map((part) => (part.kind === 'text' ? part.text : part.kind === 'any' ? '*' : '?')).join('');

/** What can stand in a query without quotes: no white space, and not read as something else. */
const isWord = (value: Value): boolean => {
  const text = written(value);
  if (/\s/.test(text) || text.startsWith('-') || isOperatorWord(text) || fieldHeadAt(text, 0) !== null)
    return false;
  // `\(^o^\)/` is the tag with the backslash: without it, the text needs quotes.
  return backslashTagOf(text.replaceAll(/[()]/g, '\\$&')) === undefined;
};

const backslashValues: fc.Arbitrary<Value> = fc
  .constantFrom('\\m/', '\\(^o^)/', '\\||/')
  .map((text) => [{ kind: 'text', text }]);

const numbers: fc.Arbitrary<number> = fc.oneof(
  fc.nat({ max: 20 }),
  fc.constantFrom(64, 512, 1024, 1536),
  fc.nat({ max: 400 }).map((hundredth) => hundredth / 100),
);

const wordTerms = (kind: 'bare' | 'nl', values: fc.Arbitrary<Value>): fc.Arbitrary<Term> =>
  fc
    .record({ value: values, quoted: fc.boolean() })
    .map(({ value, quoted }) => ({ kind, value, phrase: quoted || !isWord(value) }));

/** Terms whose texts come from `texts`; a backslash in them is only kept where it belongs to the tag. */
const termsOf = (texts: fc.Arbitrary<string>): fc.Arbitrary<Term> => {
  const value = parts(texts.filter((text) => text !== '' && backslashTagOf(text) === undefined));
  const tagValue = fc.oneof({ weight: 9, arbitrary: value }, { weight: 1, arbitrary: backslashValues });
  const field = fc.constantFrom(...numberFieldKinds.map(({ name }) => name));
  const caption = fc.constantFrom(...captionNames);
  return fc.oneof(
    { weight: 3, arbitrary: wordTerms('bare', tagValue) },
    { weight: 2, arbitrary: wordTerms('nl', value) },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('tag' as const),
        field: fc.constantFrom(...tagFields),
        value: tagValue,
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('path' as const),
        field: fc.constantFrom(...pathFields),
        value,
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('number' as const),
        field,
        comparison: fc.constantFrom(...comparisons),
        number: numbers,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(field, numbers, numbers).map(([name, a, b]): Term => ({
        kind: 'range',
        field: name,
        from: Math.min(a, b),
        to: Math.max(a, b),
      })),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constantFrom('missing' as const, 'empty' as const), caption }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('is' as const), state: fc.constantFrom(...states) }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('mark' as const), mark: fc.constantFrom(...markNames) }),
    },
    { weight: 1, arbitrary: fc.constantFrom(...findings) },
    {
      weight: 1,
      arbitrary: fc.tuple(fc.constantFrom(...doubtFields), value).map(([of, text]): Term => ({
        kind: 'doubt',
        field: of,
        value: text,
      })),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom(...doubtFields), fc.constantFrom(...doubted))
        .map(([of, text]): Term => ({ kind: 'doubt', field: of, value: [{ kind: 'text', text }] })),
    },
    { weight: 1, arbitrary: value.map((text): Term => ({ kind: 'by', value: text })) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom(...writers)
        .map((text): Term => ({ kind: 'by', value: [{ kind: 'text', text }] })),
    },
  );
};

const conditionsOf = (terms: fc.Arbitrary<Term>): fc.Arbitrary<Condition> =>
  fc.letrec<{ condition: Condition }>((tie) => {
    const several = fc.array(tie('condition'), { minLength: 2, maxLength: 3 });
    return {
      condition: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        terms,
        several.map((list): Condition => ({ kind: 'and', parts: list })),
        several.map((list): Condition => ({ kind: 'or', parts: list })),
        tie('condition').map((part): Condition => ({ kind: 'not', part })),
      ),
    };
  }).condition;

const sorts: fc.Arbitrary<Sort> = fc.oneof(
  fc.record({ key: fc.constantFrom(...sortKeys), reverse: fc.boolean() }),
  fc.record({ key: fc.constant('random' as const), seed: fc.nat({ max: 999 }) }),
);

const queriesOf = (terms: fc.Arbitrary<Term>): fc.Arbitrary<Query> =>
  fc.record({
    where: fc.option(conditionsOf(terms), { freq: 20 }),
    sort: fc.option(sorts, { freq: 3 }),
  });

/** Queries with texts of the field, which find some of `samples` and not others. */
export const queries: fc.Arbitrary<Query> = queriesOf(termsOf(fc.constantFrom(...fragments.map(unescaped))));

/** Queries with any text at all, for what must hold of every query. */
export const wildQueries: fc.Arbitrary<Query> = queriesOf(
  termsOf(
    fc.oneof(
      fc.string({ minLength: 1, maxLength: 8 }),
      fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' }),
      fc.string({ minLength: 1, maxLength: 8, unit: fc.constantFrom(...Array.from('ab -_:"\\()*?<>=.\n')) }),
      fc.constantFrom(...fragments.map(unescaped)),
    ),
  ),
);

const captions = (text: fc.Arbitrary<string>): fc.Arbitrary<PlainCaption> =>
  fc.oneof(
    { weight: 8, arbitrary: text.map((value): PlainCaption => ({ state: 'present', text: value })) },
    { weight: 1, arbitrary: fc.constant<PlainCaption>({ state: 'missing' }) },
    { weight: 1, arbitrary: fc.constant<PlainCaption>({ state: 'unreadable' }) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('', ' \n').map((value): PlainCaption => ({ state: 'present', text: value })),
    },
  );

const separators = fc.constantFrom(', ', ',', ',\r\n', '\n', ' , , ');
const tagTexts = fc
  .record({ list: fc.array(fc.constantFrom(...tags), { maxLength: 6 }), separator: separators })
  .map(({ list, separator }) => list.join(separator));
const proseTexts = fc
  .array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 3 })
  .map((list) => list.join(' '));

const relPaths = fc
  .record({
    folder: fc.constantFrom('', 'batch1/', 'Batch 2/', 'a/b/'),
    name: fc.constantFrom('img_01', 'IMG 2', 'perlica', 'x.y', '初音', 'é'),
    extension: fc.constantFrom('.png', '.PNG', '.jpg', '.webp'),
  })
  .map(({ folder, name, extension }) => folder + name + extension);

const sizes = fc.constantFrom([0, 0], [64, 64], [1024, 1536], [1536, 1024], [512, 1023], [1, 999]);

const doubtedTags = fc.subarray([...doubted], { maxLength: 2 });
const foundValues = fc.subarray([...findings], { maxLength: 4 });

/** Samples of one dataset; no two have one path without regard to capitals. */
export const samples: fc.Arbitrary<readonly PlainSample[]> = fc.uniqueArray(
  fc
    .record({
      relPath: relPaths,
      size: sizes,
      fileSize: fc.constantFrom(1, 64, 1000, 2_500_000),
      tags: captions(tagTexts),
      nl: captions(proseTexts),
      mark: fc.constantFrom(...markNames),
      found: foundValues,
      missing: doubtedTags,
      wrong: doubtedTags,
      by: fc.subarray(models),
      is: fc.record({ broken: fc.boolean(), animated: fc.boolean(), transparent: fc.boolean() }),
    })
    .map(
      ({ relPath, size: [width = 0, height = 0], fileSize, tags, nl, mark, found, missing, wrong, by, is }) =>
        Object.assign(
          {
            relPath,
            width,
            height,
            fileSize,
            tags,
            nl,
            mark,
            models: by,
            doubts: { 'missing-tag': missing, 'wrong-tag': wrong },
            findings: new Set(found.map(({ field, value }) => `${field}:${value}`)),
          },
          is,
        ),
    ),
  { selector: ({ relPath }) => relPath.toLowerCase(), maxLength: 12 },
);
