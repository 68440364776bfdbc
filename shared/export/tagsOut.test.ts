/** Exported tags. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TagCategory } from '../api/caption.ts';
import { tagKey } from '../caption/identity.ts';
import { exportSettings, type ExportSettingsInput } from './settings.ts';
import { tagsWriter } from './tagsOut.ts';

const categories: Readonly<Record<string, TagCategory>> = {
  'perlica (arknights)': 'character',
  'yvonne (arknights)': 'character',
  arknights: 'copyright',
  '@channel (caststation)': 'artist',
  explicit: 'rating',
  masterpiece: 'quality',
  'score 9': 'quality',
  'year 2025': 'year',
  highres: 'meta',
};
type Out = NonNullable<ExportSettingsInput['captions']>;

const out = (caption: string | null, tags: Out['tags'], rename: Out['rename'] = []): string | null => {
  const { captions } = exportSettings.parse({ captions: { tags, rename } });
  return tagsWriter(captions, (key) => categories[key] ?? 'general')(caption).text;
};

const mixed =
  'solo, @channel \\(caststation\\), 1girl, arknights, explicit, perlica \\(arknights\\), score_9, year 2025';

describe('what is left as it is', () => {
  test('without a wish a caption keeps every character, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const said = out(text, {});
        expect(said === null ? '' : said).toBe(said === null ? '' : text);
      }),
    );
    expect(out('\uFEFFsolo ,1girl\r\n', {})).toBe('\uFEFFsolo ,1girl\r\n');
  });
  test('a caption without a tag is none', () => {
    expect(out(' ,\n', {})).toBeNull();
    expect(out(null, { order: 'mission' })).toBeNull();
  });
});

describe('order', () => {
  test("the mission's: character, copyright, artist, the rest as it stood", () => {
    expect(out(mixed, { order: 'mission' })).toBe(
      'perlica \\(arknights\\), arknights, @channel \\(caststation\\), solo, 1girl, explicit, score_9, year 2025',
    );
  });
  test("the base model's card: quality, year, safety, count, character, series, artist, the rest", () => {
    expect(out(mixed, { order: 'base-model' })).toBe(
      'score_9, year 2025, explicit, 1girl, perlica \\(arknights\\), arknights, @channel \\(caststation\\), solo',
    );
  });
});

describe('spelling', () => {
  test('faces and tags with a backslash of their own stay whole', () => {
    const faces = '^_^, (o)_(o), \\m/, long_hair, perlica_\\(arknights\\)';
    expect(out(faces, { spaces: 'spaces', parentheses: 'plain' })).toBe(
      '^_^, (o)_(o), \\m/, long hair, perlica (arknights)',
    );
    expect(out(faces, { spaces: 'underscores', parentheses: 'escaped' })).toBe(
      '^_^, (o)_(o), \\m/, long_hair, perlica_\\(arknights\\)',
    );
  });
  test('scores keep their underscore where others lose it', () => {
    expect(out('score_9, score_8_up, long_hair', { spaces: 'spaces' })).toBe(
      'score_9, score_8_up, long hair',
    );
  });
  test('each wish by itself leaves the rest of the spelling', () => {
    expect(out('Long_Hair, Perlica \\(Arknights\\)', { letters: 'lowercase' })).toBe(
      'long_hair, perlica \\(arknights\\)',
    );
    expect(out('Long_Hair, Perlica (Arknights)', { parentheses: 'escaped' })).toBe(
      'Long_Hair, Perlica \\(Arknights\\)',
    );
  });
  test('no spelling makes a tag another', () => {
    const anyTag = fc.constantFrom(
      '^_^',
      'score_9',
      'Long_Hair',
      'a \\(b\\)',
      'x_(y)',
      '\\o/',
      ':)',
      '@an artist',
    );
    const wishes = fc.record({
      parentheses: fc.constantFrom('as-is' as const, 'escaped' as const, 'plain' as const),
      spaces: fc.constantFrom('as-is' as const, 'spaces' as const, 'underscores' as const),
      letters: fc.constantFrom('as-is' as const, 'lowercase' as const),
    });
    fc.assert(
      fc.property(anyTag, wishes, (tag, wish) => {
        expect(tagKey(out(tag, wish) ?? '')).toBe(tagKey(tag));
      }),
    );
  });
});

describe('what comes and goes', () => {
  test('categories are left out by what their tags are', () => {
    expect(out(mixed, { drop: ['rating', 'quality', 'year', 'artist'] })).toBe(
      'solo, 1girl, arknights, perlica \\(arknights\\)',
    );
    expect(out('explicit', { drop: ['rating'] })).toBeNull();
  });
  test('the trigger stands first and once, also before an order and where there was no caption', () => {
    expect(out('solo, ohwx, 1girl', { trigger: 'ohwx' })).toBe('ohwx, solo, 1girl');
    expect(out(mixed, { trigger: 'ohwx', order: 'mission' })?.startsWith('ohwx, perlica')).toBe(true);
    expect(out(null, { trigger: 'ohwx' })).toBe('ohwx');
  });
  test('prefix and suffix are put on as they are', () => {
    expect(out('solo', { prefix: 'photo of ', suffix: '.' })).toBe('photo of solo.');
  });
});

describe('renaming on the way', () => {
  const swap = [
    { from: 'perlica (arknights)', to: 'yvonne \\(arknights\\)' },
    { from: 'Yvonne_(arknights)', to: 'perlica \\(arknights\\)' },
  ];
  test('two tags change places', () => {
    expect(out('perlica \\(arknights\\), solo', {}, swap)).toBe('yvonne \\(arknights\\), solo');
    expect(out('yvonne \\(arknights\\), perlica \\(arknights\\)', {}, swap)).toBe(
      'perlica \\(arknights\\), yvonne \\(arknights\\)',
    );
  });
  test('a tag that is there already is not put there twice', () => {
    expect(out('smiling, solo, smile', {}, [{ from: 'smiling', to: 'smile' }])).toBe('smile, solo');
  });
  test('a new name takes the place in the order that the old one had', () => {
    expect(
      out('solo, perlica \\(arknights\\)', { order: 'mission' }, [
        { from: 'perlica (arknights)', to: 'p3r' },
      ]),
    ).toBe('p3r, solo');
  });
});

test('characters and copyright are told even where they are left out of the text', () => {
  const { captions } = exportSettings.parse({
    captions: { tags: { drop: ['character', 'copyright'], parentheses: 'plain' } },
  });
  const said = tagsWriter(captions, (key) => categories[key] ?? 'general')(mixed);
  expect(said.characters).toEqual(['perlica (arknights)']);
  expect(said.copyright).toBe('arknights');
  expect(said.text).not.toContain('arknights');
});

const absorbed = (caption: string, absorb: Out['absorb']): string | null => {
  const { captions } = exportSettings.parse({ captions: { absorb } });
  return tagsWriter(captions, (key) => categories[key] ?? 'general')(caption).text;
};

describe('traits that the character absorbs', () => {
  const perlica: string = 'perlica \\(arknights\\)';
  const yvonne: string = 'yvonne \\(arknights\\)';
  test('are left out of its captions, in any spelling, and of no others', () => {
    const absorb = { [perlica]: ['blue hair', 'halo'] };
    expect(absorbed(`${perlica}, Blue_hair, solo, halo`, absorb)).toBe(`${perlica}, solo`);
    expect(absorbed(`${yvonne}, blue hair, solo`, absorb)).toBe(`${yvonne}, blue hair, solo`);
    expect(absorbed('blue hair, solo', absorb)).toBe('blue hair, solo');
  });
  test('leave captions without them as the bytes they are', () => {
    const messy = `${perlica} ,solo\r\n`;
    expect(absorbed(messy, { [perlica]: ['halo'] })).toBe(messy);
  });
  test('stay beside a character that does not absorb them', () => {
    const both = `${perlica}, ${yvonne}, blue hair, halo`;
    expect(absorbed(both, { [perlica]: ['blue hair', 'halo'] })).toBe(both);
    expect(absorbed(both, { [perlica]: ['blue hair', 'halo'], [yvonne]: ['halo'] })).toBe(
      `${perlica}, ${yvonne}, blue hair`,
    );
  });
  test('never take a character, and nothing but what was asked for', () => {
    const tags = fc.uniqueArray(
      fc.constantFrom<string>(perlica, yvonne, 'blue hair', 'halo', 'solo', 'smile'),
    );
    const absorb = fc.dictionary(
      fc.constantFrom<string>(perlica, yvonne, 'halo'),
      fc.uniqueArray(fc.constantFrom<string>(perlica, 'blue hair', 'halo', 'smile'), { minLength: 1 }),
    );
    fc.assert(
      fc.property(tags, absorb, (list, chosen) => {
        const left = (absorbed(list.join(', '), chosen) ?? '').split(', ').filter((tag) => tag !== '');
        const names = list.filter((tag) => tag === perlica || tag === yvonne);
        const wanted = list.filter(
          (tag) =>
            names.includes(tag) || names.length === 0 || !names.every((name) => chosen[name]?.includes(tag)),
        );
        expect(left).toEqual(wanted);
      }),
    );
  });
});
