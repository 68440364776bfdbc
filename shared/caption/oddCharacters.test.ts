import { expect, test } from 'vitest';
import { oddCharactersIn, withOddShown } from './oddCharacters.ts';

test('characters that nobody sees are written out, the others stay', () => {
  expect(withOddShown('\ufeff1girl, long\u00a0hair\0, ふう太, 👩‍👧')).toBe(
    '⟨BOM⟩1girl, long⟨no-break space⟩hair⟨NUL⟩, ふう太, 👩‍👧',
  );
  expect(withOddShown('a\u200bb')).toBe('a⟨U+200B⟩b');
  expect(oddCharactersIn(withOddShown('\ufeffa\u200b\u202eb'))).toEqual([]);
});
