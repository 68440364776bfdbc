import { describe, expect, test } from 'vitest';
import { categoryOfType, rowOf, schemeOf } from './danbooruCsv.ts';

describe('a line', () => {
  test.each([
    ['long_hair,0,4350743,"longhair,long-hair"', 'long_hair', 0, 4_350_743, ['longhair', 'long-hair']],
    ['long_hair,0,4350743,longhair', 'long_hair', 0, 4_350_743, ['longhair']],
    ['long_hair,0,4350743', 'long_hair', 0, 4_350_743, []],
    ['long_hair,0', 'long_hair', 0, 0, []],
    ['long_hair,0,5,', 'long_hair', 0, 5, []],
    [' perlica_(arknights) , 4 , 12 ', 'perlica_(arknights)', 4, 12, []],
    ['"say ""hi""",0,3,"a ""b"", c,,"', 'say "hi"', 0, 3, ['a "b"', 'c']],
    ['"one, two",0,3', 'one, two', 0, 3, []],
    ['masterpiece,5,Quality tag,', 'masterpiece', 5, 0, []],
    ['invalid_tag,-1,7', 'invalid_tag', -1, 7, []],
    ['unclosed,0,3,"a,b', 'unclosed', 0, 3, ['a', 'b']],
  ])('%s', (line, name, type, count, aliases) => {
    expect(rowOf(line)).toEqual({ name, type, count, aliases });
  });

  test.each(['name,category,count,alias', 'long hair, smile', 'alone', ',0,3', '{"a": 1}', '""'])(
    'of something else is none: %s',
    (line) => {
      expect(rowOf(line)).toBeNull();
    },
  );
});

test('types are numbered otherwise in lists of e621', () => {
  expect([0, 1, 3, 4, 5].map((type) => categoryOfType(type, 'danbooru'))).toEqual([
    'general',
    'artist',
    'copyright',
    'character',
    'meta',
  ]);
  expect([-1, 0, 1, 3, 4, 5, 6, 7, 8].map((type) => categoryOfType(type, 'e621'))).toEqual([
    'general',
    'general',
    'artist',
    'copyright',
    'character',
    'general',
    'general',
    'meta',
    'general',
  ]);
});

test('in a merged list danbooru’s types stay, and e621’s stand behind them', () => {
  const merged = [0, 1, 3, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15].map(
    (type) => [type, categoryOfType(type, 'merged')] as const,
  );
  expect(Object.fromEntries(merged)).toEqual({
    0: 'general',
    1: 'artist',
    3: 'copyright',
    4: 'character',
    5: 'meta',
    7: 'general',
    8: 'artist',
    9: 'general',
    10: 'copyright',
    11: 'character',
    12: 'general',
    13: 'general',
    14: 'meta',
    15: 'general',
  });
});

test.each([
  ['danbooru', [0, 1, 3, 4, 5]],
  ['danbooru', [0]],
  ['e621', [0, 1, 3, 4, 5, 7, 8, 2, 6]],
  ['e621', [-1, 0]],
  ['merged', [0, 1, 3, 4, 5, 7, 8, 10, 11, 12, 14, 15]],
  ['merged', [0, 4, 9]],
  ['merged', [0, 11]],
  ['derpibooru', [0, 1, 3, 4, 5, 6, 7, 8, 9, 11]],
] as const)('a list of %s is known by its types: %j', (scheme, types) => {
  expect(schemeOf(new Set(types))).toBe(scheme);
});
