import { describe, expect, test } from 'vitest';
import { problemKinds } from './kinds.ts';
import { brokenBit } from './measured.ts';
import { bitOf } from './pictureBits.ts';
import { check, told, type Written } from './testing.ts';

const perlica = 'perlica \\(arknights\\), arknights, @channel \\(caststation\\), 1girl, solo';
const named = 'A vibrant illustration of Perlica from Arknights: Endfield.';
const sample = (tags: string, nl: string | null = null): Written => ({ tags, nl });
/** A dataset without problems. */
const clean = (count: number): readonly Written[] =>
  Array.from({ length: count }, (_, at) => sample(`${perlica}, smile`, `${named} Number ${at}.`));
/** Problems of one sample among ten clean ones. */
const amid = (one: Written, ...rest: Parameters<typeof check> extends [unknown, ...infer R] ? R : never) =>
  told(check([...clean(10), one], ...rest));

const unread = (reason: string): Written => ({
  tags: `${perlica}, smile`,
  more: { nl: 'unreadable', reasons: { image: null, tags: null, nl: reason } },
});
const conflict = (more: string): readonly string[] => amid(sample(`${perlica}, ${more}`, `${named} x`));
const image = (more: Written['more']): readonly string[] =>
  amid({ tags: `${perlica}, smile`, nl: `${named} x`, ...(more === undefined ? {} : { more }) });

test('every kind is listed once', () => {
  expect(new Set(problemKinds).size).toBe(problemKinds.length);
});

test('nothing is found in a clean dataset', () => {
  expect(told(check(clean(12)))).toEqual([]);
});

test('a kind that is switched off is not looked for', () => {
  const twice = sample(`${perlica}, smile, smile`, `${named} Twice.`);
  expect(amid(twice)).toEqual(['duplicate-tag 10: smile']);
  expect(amid(twice, { off: new Set(['duplicate-tag']) })).toEqual([]);
});

describe('captions', () => {
  test('missing and empty ones are found, where the dataset has such captions at all', () => {
    const tags = `${perlica}, smile`;
    expect(told(check([sample(tags, named), sample(tags), { nl: null }]))).toEqual([
      'missing-nl 1',
      'missing-tags 2',
      'missing-nl 2',
    ]);
    expect(told(check([sample(tags), sample(tags)]))).toEqual([]);
    expect(told(check([{}, {}]))).toEqual(['missing-tags 0', 'missing-tags 1']);
    expect(amid(sample(' \n', ''))).toEqual(['empty-tags 10', 'empty-nl 10']);
  });

  test('one that is not UTF-8 is told from one that cannot be read, and from a link that leads out', () => {
    expect(amid(unread('It is not valid UTF-8.'))).toEqual(['not-utf8 10: nl']);
    expect(amid(unread('It is not UTF-8, but UTF-16.'))).toEqual(['not-utf8 10: nl']);
    expect(amid(unread('It cannot be read (EACCES).'))).toEqual(['unreadable 10: nl']);
    expect(amid(unread('It is a link that leads out of the dataset.'))).toEqual(['outside-link 10: nl']);
  });

  test('images that share a caption are found, and their NL caption is no copy', () => {
    const both = [
      { ...sample(`${perlica}, smile`, `${named} Two types.`), more: { stem: 'dup', relPath: 'dup.jpg' } },
      { ...sample(`${perlica}, smile`, `${named} Two types.`), more: { stem: 'dup', relPath: 'dup.png' } },
    ];
    expect(told(check([...clean(5), ...both]))).toEqual(['shared-sidecar 5', 'shared-sidecar 6']);
  });

  test('names that differ in capitals only clash, also of different types', () => {
    const both = [
      { ...sample(`${perlica}, smile`, `${named} One.`), more: { stem: 'a/Dup', relPath: 'a/Dup.jpg' } },
      { ...sample(`${perlica}, smile`, `${named} Two.`), more: { stem: 'a/dup', relPath: 'a/dup.png' } },
    ];
    expect(told(check(both))).toEqual(['case-clash 0', 'case-clash 1']);
  });

  test('an NL caption of several samples is found; a few words are not', () => {
    expect(told(check([...clean(3), sample(perlica, `${named} Number 1.\n`)]))).toEqual([
      'shared-nl 1',
      'shared-nl 3',
    ]);
    expect(told(check([sample(perlica, 'Perlica smiles.'), sample(perlica, 'Perlica smiles.')]))).toEqual([]);
  });
});

describe('spelling', () => {
  test('a tag that the rest writes otherwise is found, with its parentheses', () => {
    expect(
      amid(sample('perlica_(arknights), arknights, @channel_(caststation), 1girl, solo', `${named} x`)),
    ).toEqual([
      'mixed-spelling 10: perlica_(arknights) | @channel_(caststation)',
      'unescaped-parentheses 10: perlica_(arknights) | @channel_(caststation)',
    ]);
  });

  test('of spellings that are as frequent, the one in the style of the dataset is right', () => {
    const found = check([sample('long hair, blue eyes'), sample('long_hair, blue eyes')]);
    expect(found).toMatchObject([{ kind: 'mixed-spelling', sample: 1, against: ['long hair'] }]);
  });

  test('faces and tags with a backslash of their own are left alone', () => {
    expect(amid(sample(`${perlica}, (o)_(o), \\m/, \\(^o^)/, ^_^`, `${named} x`))).toEqual([]);
  });

  test('a tag that stands twice is found in whatever spelling', () => {
    expect(amid(sample(`${perlica}, blue sky, smile, blue sky`, `${named} x`))).toEqual([
      'duplicate-tag 10: blue sky',
    ]);
  });

  test('a comma without a space makes one tag of two to diffusion-pipe', () => {
    expect(amid(sample(`${perlica}, smile,blush, sky`, `${named} x`))).toEqual([
      'comma-without-space 10: smile,blush',
    ]);
    expect(amid(sample(`${perlica}, smile,`, `${named} x`))).toEqual([]);
    expect(amid(sample(`${perlica}, smile,blush`, `${named} x`), { commas: false })).toEqual([]);
  });
});

describe('names', () => {
  test('a name a letter away from a frequent one is found, and the NL caption may name the right one', () => {
    const slip = sample(perlica.replace('perlica', 'perlcia'), `${named} x`);
    expect(check([...clean(10), slip])).toMatchObject([
      { kind: 'near-miss-name', words: ['perlcia \\(arknights\\)'], against: ['perlica \\(arknights\\)'] },
    ]);
  });

  test('a name of the roster is no slip, and one that is like it is', () => {
    const other = sample(perlica.replace('perlica', 'perlcia'), 'A quiet picture of Perlcia, who smiles.');
    expect(amid(other, {}, ['perlica (arknights)', 'perlcia (arknights)'])).toEqual([]);
    expect(told(check([other], {}, ['perlica (arknights)']))).toEqual([
      'near-miss-name 0: perlcia \\(arknights\\)',
    ]);
  });

  test('a mistyped qualifier is found', () => {
    expect(amid(sample(perlica.replace('(arknights\\)', '(arknihgts\\)'), `${named} x`))).toEqual([
      'near-miss-name 10: perlica \\(arknihgts\\)',
    ]);
  });

  test('counts, plain words, and two in one caption are not misspellings', () => {
    const twin = perlica.replace(', solo', '').replace('1girl', '2girls, perlina \\(arknights\\)');
    const found = amid(sample(`${twin}, lang hair, smiles`, 'Perlica and Perlina stand side by side.'));
    expect(found).toEqual([]);
  });
});

describe('activation', () => {
  test('a character that does not stand first is found where that is usual', () => {
    const late = sample(
      '1girl, solo, perlica \\(arknights\\), arknights, @channel \\(caststation\\)',
      `${named} x`,
    );
    expect(amid(late)).toEqual(['activation-not-first 10: perlica \\(arknights\\)']);
    expect(told(check(Array.from({ length: 5 }, () => ({ ...late, nl: null }))))).toEqual([]);
  });

  test('one behind the kept tags is found, unless the trainer moves nothing', () => {
    const late = sample(
      `smile, sky, 1girl, solo, blush, ${perlica.replace(', 1girl, solo', '')}`,
      `${named} x`,
    );
    expect(amid(late)).toEqual([
      'activation-not-first 10: perlica \\(arknights\\)',
      'activation-not-kept 10: perlica \\(arknights\\)',
    ]);
    expect(amid(late, { keep: 0 })).toEqual(['activation-not-first 10: perlica \\(arknights\\)']);
    expect(amid(late, { keep: 6 })).toEqual(['activation-not-first 10: perlica \\(arknights\\)']);
  });

  test('a missing artist is found where most of the dataset names one', () => {
    const without = sample('perlica \\(arknights\\), arknights, 1girl, solo', `${named} x`);
    expect(amid(without)).toEqual(['no-artist 10']);
    expect(told(check([without, { ...without, nl: `${named} y` }]))).toEqual([]);
  });
});

describe('tags that exclude each other', () => {
  const two = 'Perlica and Yvonne stand side by side.';

  test('a solo image with two characters, or with two kinds of people', () => {
    expect(amid(sample(`${perlica}, yvonne \\(arknights\\)`, two), { keep: 0 })).toEqual([
      'conflicting-tags 10: solo | perlica \\(arknights\\) | yvonne \\(arknights\\)',
    ]);
    expect(conflict('1boy')).toEqual(['conflicting-tags 10: solo | 1girl | 1boy']);
  });

  test('a character in other clothes is no second one', () => {
    expect(
      amid(sample(`perlica \\(swimsuit\\) \\(arknights\\), ${perlica}`, `${named} x`), { keep: 0 }),
    ).toEqual([]);
  });

  test('one girl and two girls; several girls may be counted', () => {
    const pair = perlica.replace(', solo', ', 2girls');
    expect(amid(sample(pair, `${named} x`))).toEqual(['conflicting-tags 10: 1girl | 2girls']);
    const many = perlica.replace('1girl, solo', '3girls, multiple girls, 1boy');
    expect(amid(sample(many, `${named} x`))).toEqual([]);
  });

  test('two colours of hair or eyes, unless a tag says that there are several', () => {
    expect(conflict('blonde hair, black hair')).toEqual(['conflicting-tags 10: blonde hair | black hair']);
    expect(conflict('red eyes, blue eyes')).toEqual(['conflicting-tags 10: red eyes | blue eyes']);
    expect(conflict('red eyes, blue eyes, heterochromia')).toEqual([]);
    expect(conflict('blonde hair, black hair, two-tone hair')).toEqual([]);
    expect(conflict('long hair, black hair, hair ribbon')).toEqual([]);
  });

  test('two colours that are usual for a character are none', () => {
    const striped = Array.from({ length: 4 }, (_, at) =>
      sample(`${perlica}, white hair, black hair`, `${named} Striped ${at}.`),
    );
    expect(told(check([...clean(6), ...striped]))).toEqual([]);
  });

  test('two colours of two people are none', () => {
    const pair = perlica.replace('1girl, solo', 'yvonne \\(arknights\\), 2girls');
    expect(amid(sample(`${pair}, pink hair, blue hair`, two))).toEqual([]);
  });

  test('the user’s own pair', () => {
    const found = amid(sample(`${perlica}, day, Night`, `${named} x`), { pairs: [['day', 'night']] });
    expect(found).toEqual(['conflicting-tags 10: day | Night']);
  });
});

describe('an NL caption', () => {
  const other = sample(perlica.replaceAll('perlica', 'yvonne'), 'Yvonne from Arknights: Endfield waves.');

  test('that names another character', () => {
    const found = told(check([...clean(5), other, sample(perlica, 'A quiet portrait of Yvonne, smiling.')]));
    expect(found).toEqual(['nl-names-other 6: Yvonne']);
  });

  test('that names no character; a part of the name, or a possessive, is enough', () => {
    const chen = perlica.replace('perlica', 'chen qianyu');
    expect(amid(sample(perlica, 'A girl stands in the quiet rain.'))).toEqual(['nl-names-nobody 10']);
    expect(amid(sample(perlica, 'It is raining on Perlica’s umbrella.'))).toEqual([]);
    expect(amid(sample(chen, 'Chen stands in the quiet rain.'))).toEqual([]);
  });

  test('a word in small letters is no name', () => {
    const ember = sample(perlica.replace('perlica', 'ember'), 'Ember stands before a red wall.');
    expect(told(check([...clean(5), ember, sample(perlica, `${named} An ember glows.`)]))).toEqual([]);
    expect(told(check([...clean(5), ember, sample(perlica, 'An ember glows in the dark.')]))).toEqual([
      'nl-names-nobody 6',
    ]);
  });

  test('in other letters is not judged by names in Latin ones', () => {
    expect(amid(sample(perlica, '一个女孩站在安静的雨中，她微笑着看着观众。'))).toEqual([]);
  });

  test('that is too long together with the tags', () => {
    expect(amid(sample(perlica, `${named} ${'word '.repeat(400)}`))).toEqual([]);
    expect(amid(sample(perlica, `${named} ${'word '.repeat(510)}`))).toEqual(['too-long 10']);
  });
});

describe('images', () => {
  test('small and narrow ones are found by their header', () => {
    expect(image({ width: 255, height: 400 })).toEqual(['tiny-image 10: 255 × 400']);
    expect(image({ width: 3000, height: 1000 })).toEqual(['odd-ratio 10: 3000 × 1000']);
    expect(image({ width: 0, height: 0 })).toEqual([]);
  });

  test('one that cannot be decoded is nothing else besides', () => {
    const reasons = { image: 'Its content is not an image.', tags: null, nl: null };
    expect(image({ width: 10, height: 10, reasons })).toEqual(['broken-image 10']);
    expect(image({ width: 10, height: 10, image: brokenBit })).toEqual(['broken-image 10']);
  });

  test('what was measured is told; grey is no wonder where the tags say so', () => {
    expect(image({ image: bitOf('dark') | bitOf('blurry') })).toEqual(['blurry 10', 'dark 10']);
    expect(image({ image: bitOf('grey') })).toEqual(['grey 10']);
    const sketch = { tags: `${perlica}, monochrome`, nl: `${named} x`, more: { image: bitOf('grey') } };
    expect(amid(sketch)).toEqual([]);
  });
});

test('the syntax of prompts is told as such, and nothing else is wrong with it', () => {
  const odd = [
    '(smile:1.2)',
    '((blush))',
    '<lora:my_style_v1:0.8>',
    '__hair_color__',
    'BREAK',
    'BREAK',
    '>:)',
  ];
  const [first = sample(''), ...rest] = clean(10).map(({ tags, nl }) =>
    sample([tags, ...odd].join(', '), nl ?? null),
  );
  expect(told(check([first, ...rest])).slice(0, 2)).toEqual([
    `prompt-syntax 0: ${odd.slice(0, 5).join(' | ')}`,
    `prompt-syntax 1: ${odd.slice(0, 5).join(' | ')}`,
  ]);
});

test('captions without commas, and invisible characters, are found', () => {
  const caption = `${perlica}, smile`;
  expect(amid(sample('1girl; long hair; smile', `${named} x`))).toContain(
    'other-separator 10: 1girl; long hair; smile',
  );
  expect(amid(sample('1girl solo long_hair blue_eyes', `${named} x`))).toContain(
    'other-separator 10: 1girl solo long_hair blue_eyes',
  );
  expect(amid(sample(`${caption}, long hair`, `${named} x`))).toEqual([]);
  expect(amid(sample(`\uFEFF${caption}`, `\uFEFF${named} x`))).toEqual([
    'byte-order-mark 10: tags',
    'byte-order-mark 10: nl',
  ]);
  expect(amid(sample(`${perlica}\rsmile`, `${named} x`))).toEqual(['old-line-ends 10: tags']);
  expect(amid(sample(`${caption}, blu\0sh, red\u200b`, `${named} x`))).toEqual([
    'odd-characters 10: blu\0sh | red\u200b',
  ]);
  expect(amid(sample(caption, `${named} wa\u202eves.\u00a0She`))).toEqual([
    'odd-characters 10: wa\u202eves.',
  ]);
});
