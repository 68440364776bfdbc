import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleaning, cleanings } from './cleaning.ts';
import { oddCharactersIn, oddCharactersShown } from './oddCharacters.ts';
import { cutAtSigns, isSpaceSeparated, separateAtSigns, separateAtSpaces } from './separators.ts';
import { parseTags } from './tagCaption.ts';

describe('other signs between tags', () => {
  test.each([
    ['1girl; long hair; smile', '1girl, long hair, smile'],
    ['1girl;solo;long hair', '1girl, solo, long hair'],
    ['1girl，long hair，smile\r\n', '1girl, long hair, smile\r\n'],
    ['1girl；long hair', '1girl, long hair'],
    ['女の子、長い髪、笑顔', '女の子, 長い髪, 笑顔'],
    ['\uFEFF1girl\tsolo', '\uFEFF1girl, solo'],
    ['1girl\u2028solo\vsmile', '1girl, solo, smile'],
    ['1girl, solo; smile，blush', '1girl, solo, smile, blush'],
    ['1girl; :d; smile;', '1girl, :d, smile'],
    ['a;b,c', 'a;b,c'],
  ])('%j becomes %j', (before, after) => {
    expect(separateAtSigns(before)).toBe(after);
    expect(separateAtSigns(after)).toBe(after);
  });

  test.each(
    [
      ['steins;gate', 'chaos;head', 'steins;gate 0', 'upa (steins;gate)', ';)', ';d', 'd;', ';_;', ';', '3;'],
      'She looks at the viewer; her long hair is flowing in the wind behind the castle.',
      '女の子が立っている。長い髪、青い目。',
    ].flat(),
  )('%j is left alone', (text) => {
    expect(cutAtSigns(text, true)).toEqual([text]);
  });
});

describe('spaces between tags', () => {
  const known = new Set(['smile', 'long hair', 'blush', 'standing']);
  const isKnown = (key: string): boolean => known.has(key);

  test.each([
    '1girl solo long_hair looking_at_viewer smile',
    'long_hair blue_eyes',
    'hatsune_miku_(vocaloid) twintails_are_long smile',
    '1girl long_hair smile',
    'long_hair smile',
    '1girl smile blush standing',
    '1girl ^_^ long_hair blue_eyes',
  ])('%s', (text) => {
    expect(isSpaceSeparated(text, isKnown)).toBe(true);
    expect(separateAtSpaces(` ${text}\n`)).toBe(` ${text.replaceAll(' ', ', ')}\n`);
  });

  test.each(
    [
      [
        'long hair',
        'looking at viewer',
        'perlica (arknights)',
        'hatsune_miku (vocaloid)',
        'smile',
        'long_hair',
      ],
      [
        'kaname madoka',
        '^_^ o_o',
        '1girl standing in a field',
        'multiple girls',
        'dr. ratio (honkai: star rail)',
      ],
      ['A girl with long_hair and blue_eyes.', 'a photo of sks_dog running_fast', 'blonde long hair'],
      ['long_hair blue_eyes <lora:x_y:1>', 'hatsune_miku \\(vocaloid\\)', 'smile blush standing'],
    ].flat(),
  )('%s is one tag', (text) => {
    expect(isSpaceSeparated(text, isKnown)).toBe(false);
  });

  test('a caption of several tags stays', () => {
    expect(separateAtSpaces('long hair, blue eyes')).toBe('long hair, blue eyes');
  });
});

const clean = (text: string): string => cleanings.characters.clean(text);

describe('invisible characters', () => {
  test.each([
    ['smi\0le', 'smile', 'a control character'],
    ['smile\u0007', 'smile', 'a control character'],
    ['smi\u200ble', 'smile', 'a zero-width character'],
    ['long\u00a0hair', 'long hair', 'a no-break space'],
    ['a, \ufeffb', 'a, b', 'a zero-width character'],
    ['long\u3000hair', 'long hair', 'a space of another width'],
    ['\u202asmile\u202c', 'smile', 'a mark of the writing direction'],
    ['smile\u200d', 'smile', 'a zero-width joiner'],
  ])('%j becomes %j: %s', (before, after, name) => {
    expect(clean(before)).toBe(after);
    expect(oddCharactersIn(before)).toEqual([name]);
  });

  test.each(['1girl, solo\r\nsmile\t', '👩‍🎨, می‌خواهم', 'école, 女の子', ''])(
    '%j has nothing of it',
    (text) => {
      expect(clean(text)).toBe(text);
      expect(oddCharactersIn(text)).toEqual([]);
    },
  );

  test('is shown by its number', () => {
    expect(oddCharactersShown('smi\0le\u200b')).toBe('smi[U+0000]le[U+200B]');
  });

  test('a byte order mark goes with its own cleaning alone, a lone carriage return becomes a line feed', () => {
    expect(clean('\uFEFFa\u200b')).toBe('\uFEFFa');
    expect(cleanings['byte-order-mark'].clean('\uFEFFa, b')).toBe('a, b');
    expect(cleanings['line-ends'].clean('a\rb\r\nc\n\r')).toBe('a\nb\r\nc\n\n');
  });
});

test('every cleaning is done with once', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', 'b_c', ',', ';', ' ', '\r', '\n', '\uFEFF', '\0', '\u200b', '，', ';)'),
  });
  fc.assert(
    fc.property(fc.constantFrom(...cleaning.options), text, (what, before) => {
      const after = cleanings[what].clean(before);
      expect(cleanings[what].clean(after)).toBe(after);
    }),
  );
});

test('a caption that commas separate stays as it is', () => {
  const word = fc.constantFrom(
    '1girl',
    'long hair',
    'perlica \\(arknights\\)',
    'steins;gate',
    ';)',
    'd;',
    '^_^',
  );
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 2, maxLength: 6 }),
      fc.constantFrom(', ', ',', '\n'),
      (words, gap) => {
        const text = words.join(gap);
        for (const what of cleaning.options) expect(cleanings[what].clean(text)).toBe(text);
        expect(parseTags(text)).toHaveLength(words.length);
      },
    ),
  );
});
