import { expect, test } from 'vitest';
import { oddCharactersIn, oddCharactersShown } from './oddCharacters.ts';

test('invisible characters are written out, the others stay', () => {
  expect(oddCharactersShown('\ufeff1girl, long\u00a0hair\0, ふう太')).toBe(
    '[U+FEFF]1girl, long[U+00A0]hair[U+0000], ふう太',
  );
  expect(oddCharactersIn(oddCharactersShown('\ufeffa\u200b\u202eb'))).toEqual([]);
});
