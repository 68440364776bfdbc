import { describe, expect, test } from 'vitest';
import { categoryOfType, isOfE621, rowOf } from './danbooruCsv.ts';

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
  expect([0, 1, 3, 4, 5].map((type) => categoryOfType(type, false))).toEqual([
    'general',
    'artist',
    'copyright',
    'character',
    'meta',
  ]);
  expect([-1, 0, 1, 3, 4, 5, 6, 7, 8].map((type) => categoryOfType(type, true))).toEqual([
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
  expect([-1, 0, 1, 3, 4, 5, 6, 7, 8].filter(isOfE621)).toEqual([-1, 6, 7, 8]);
});
