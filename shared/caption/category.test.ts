import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TagCategory } from '../api/caption.ts';
import { categoriesOf, isExplicitRating, type CategoryHints } from './category.ts';

/** Categories by key, of a dataset with just these tags. */
const told = (keys: readonly string[], hints: CategoryHints = {}): Record<string, TagCategory> => {
  const categories = categoriesOf(keys, hints);
  return Object.fromEntries(keys.map((key, index) => [key, categories.list[index] ?? 'general']));
};
const alone = (key: string, hints: CategoryHints = {}): TagCategory | undefined =>
  categoriesOf([key], hints).list[0];

describe('by its own look', () => {
  test.each<[TagCategory, readonly string[]]>([
    ['artist', ['@channel (caststation)', '@m da s tarou', 'someone (artist)']],
    [
      'rating',
      ['safe', 'sensitive', 'questionable', 'nsfw', 'explicit', 'rating:explicit', 'rating safe', 'rating:e'],
    ],
    ['quality', ['masterpiece', 'best quality', 'worst quality', 'score 9', 'score 8 up', 'very aesthetic']],
    ['year', ['year 2025', 'newest', 'recent', 'mid', 'early', 'old']],
    [
      'meta',
      [
        'highres',
        'absurdres',
        'commentary',
        'english commentary',
        'commentary request',
        'bad pixiv id',
        'pencil (medium)',
      ],
    ],
    ['copyright', ['original', 'fate (series)', 'portal (game)']],
    ['character', ['someone (character)', 'jane (oc)']],
    [
      'general',
      [
        '1girl',
        '2boys',
        'solo',
        '@_@',
        '@',
        '(o)_(o)',
        '\\m/',
        'otter (animal)',
        'year of the rabbit',
        'old man',
        'rating',
        'perlica (arknights)',
        'miku (cosplay)',
      ],
    ],
  ])('%s', (category, keys) => {
    for (const key of keys) expect([key, alone(key)]).toEqual([key, category]);
  });
});

describe('by the other tags of the dataset', () => {
  test('a qualifier that is a tag itself is a copyright, and what it qualifies a character', () => {
    expect(told(['perlica (arknights)', 'arknights', 'arknights: endfield', '1girl'])).toEqual({
      'perlica (arknights)': 'character',
      arknights: 'copyright',
      'arknights: endfield': 'copyright',
      '1girl': 'general',
    });
  });

  test('the last qualifier decides', () => {
    expect(told(['artoria (swimsuit) (fate)', 'fate (series)', 'swimsuit', 'fate/zero'])).toEqual({
      'artoria (swimsuit) (fate)': 'character',
      'fate (series)': 'copyright',
      swimsuit: 'general',
      'fate/zero': 'copyright',
    });
  });

  test('a kind of thing, a manner or a costume is no copyright, though it is a tag', () => {
    for (const [key, word] of [
      ['orange (food)', 'food'],
      ['otter (animal)', 'animal'],
      ['retro (style)', 'style'],
      ['miku (swimsuit)', 'swimsuit'],
    ] as const) {
      expect(told([key, word])).toEqual({ [key]: 'general', [word]: 'general' });
    }
  });

  test('a word that other tags end in is a thing, unless more names than that have it', () => {
    const flowers = told(['lotus (blossom)', 'blossom', 'cherry blossom', 'plum blossom']);
    expect(flowers['lotus (blossom)']).toBe('general');
    const pokemon = told([
      'red (pokemon)',
      'dawn (pokemon)',
      'may (pokemon)',
      'pokemon',
      'holding pokemon',
      'shiny pokemon',
    ]);
    expect(pokemon['red (pokemon)']).toBe('character');
    expect(pokemon['holding pokemon']).toBe('general');
  });
});

describe('by what is said', () => {
  test('the user comes first, then the roster, then a list, then the rules', () => {
    const list: ReadonlyMap<string, TagCategory> = new Map([
      ['a', 'copyright'],
      ['b', 'copyright'],
      ['safe', 'copyright'],
    ]);
    const known = (key: string): TagCategory | undefined => list.get(key);
    const roster = new Set(['a', 'c']);
    const user = new Map<string, TagCategory>([['c', 'artist']]);
    expect(told(['a', 'b', 'c', 'safe', 'explicit'], { user, roster, known })).toEqual({
      a: 'character',
      b: 'copyright',
      c: 'artist',
      safe: 'copyright',
      explicit: 'rating',
    });
  });

  test('a qualifier that is known for a copyright needs no tag of its own', () => {
    const list: ReadonlyMap<string, TagCategory> = new Map([['arknights', 'copyright']]);
    const known = (key: string): TagCategory | undefined => list.get(key);
    expect(alone('ember (arknights)', { known })).toBe('character');
    expect(alone('ember (arknights)', { roster: new Set(['perlica (arknights)']) })).toBe('character');
    expect(alone('ember (arknights)', { user: new Map([['arknights', 'copyright']]) })).toBe('character');
  });

  test('a qualifier that the user says is none makes no characters', () => {
    const user = new Map<string, TagCategory>([['arknights', 'general']]);
    expect(told(['ember (arknights)', 'arknights'], { user })).toEqual({
      'ember (arknights)': 'general',
      arknights: 'general',
    });
  });
});

test('ratings that say explicit', () => {
  for (const key of [
    'explicit',
    'nsfw',
    'rating:explicit',
    'rating explicit',
    'rating: explicit',
    'rating:e',
  ])
    expect([key, isExplicitRating(key)]).toEqual([key, true]);
  for (const key of ['safe', 'sensitive', 'questionable', 'rating:s', 'explicit content', '1girl'])
    expect([key, isExplicitRating(key)]).toEqual([key, false]);
});

test('a tag that comes later has the category that it would have had from the start', () => {
  const words = ['arknights', 'flower', 'swimsuit', 'amiya', 'white flower', 'fate', '1girl'];
  const word = fc.constantFrom(...words);
  const qualifier = fc.constantFrom(...words, 'series', 'cosplay', 'artist');
  const key = fc.oneof(
    word,
    fc.tuple(word, qualifier).map(([name, of]) => `${name} (${of})`),
    fc.tuple(word, word, qualifier).map(([name, form, of]) => `${name} (${form}) (${of})`),
    fc.tuple(word, word).map(([work, title]) => `${work}: ${title}`),
  );
  const keys = fc.uniqueArray(key, { maxLength: 12 });
  const hints = fc.record({
    roster: fc.constantFrom(new Set<string>(), new Set(['amiya (arknights)', 'fate (flower)'])),
    user: fc.constantFrom(
      new Map<string, TagCategory>(),
      new Map<string, TagCategory>([
        ['flower', 'copyright'],
        ['fate', 'general'],
      ]),
      new Map<string, TagCategory>([
        ['flower', 'general'],
        ['arknights', 'artist'],
      ]),
    ),
  });
  let also = 0;
  fc.assert(
    fc.property(keys, keys, hints, (first, later, hint) => {
      const known = categoriesOf(first, hint);
      const [all, list] = [[...first], [...known.list]];
      for (const one of later) {
        if (all.includes(one)) continue;
        const category = known.also(one);
        if (category === null) return;
        all.push(one);
        list.push(category);
        also += 1;
        expect(categoriesOf(all, hint).list).toEqual(list);
      }
    }),
    { numRuns: 5000 },
  );
  expect(also).toBeGreaterThan(1000);
});
