import { mkdirSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldTag, tagKey } from '../../../shared/caption/identity.ts';
import { tempFolder, writeFiles } from '../testing.ts';
import { readTagList, type TagList } from './danbooru.ts';

const listOf = (text: string | Uint8Array): Promise<TagList> => {
  const folder = tempFolder();
  writeFiles(folder, { 'tags.csv': text });
  return readTagList(path.join(folder, 'tags.csv'));
};

const usual = `1girl,0,6000000,"1girls,sole_female"
long_hair,0,4350743,"/lh,longhair"
very_long_hair,0,900000
highres,5,5000000
arknights,3,60000,
perlica_(arknights),4,800,"ペリカ,perlica"
channel_(caststation),1,300
safe,0,400
@_@,0,20000
ember_(arknights),4,90
december,0,12000
`;

describe('a list', () => {
  test('knows categories by identity, and keeps out of ratings and years', async () => {
    const { category, size, skipped } = await listOf(usual);
    expect({ size, skipped }).toEqual({ size: 11, skipped: 0 });
    expect(category('long hair')).toBe('general');
    expect(category('highres')).toBe('meta');
    expect(category('perlica (arknights)')).toBe('character');
    expect(category('arknights')).toBe('copyright');
    expect(category('channel (caststation)')).toBe('artist');
    expect(category('@_@')).toBe('general');
    expect(category('safe')).toBeUndefined();
    expect(category('nobody')).toBeUndefined();
  });

  test('completes by any part of a tag, most images first, whatever the order of its lines', async () => {
    const { complete } = await listOf(usual);
    expect(complete('hair', 10).map(({ key }) => key)).toEqual(['long hair', 'very long hair']);
    expect(complete('e', 4).map(({ key }) => key)).toEqual([
      '1girl',
      'highres',
      'very long hair',
      'december',
    ]);
    expect(complete('Very_L', 10)).toEqual([
      { key: 'very long hair', category: 'general', count: 900_000, alias: null },
    ]);
    expect(complete('(ark', 10).map(({ key }) => key)).toEqual(['perlica (arknights)', 'ember (arknights)']);
    expect(complete('@cha', 10).map(({ key }) => key)).toEqual(['channel (caststation)']);
    expect(complete('@_@', 10).map(({ key }) => key)).toEqual(['@_@']);
    expect(complete('', 10)).toEqual([]);
    expect(complete('hair', 0)).toEqual([]);
    expect(complete('no such tag', 10)).toEqual([]);
  });

  test('leads from an alias to its tag, and says which alias it was', async () => {
    const { complete } = await listOf(usual);
    expect(complete('/l', 10)).toEqual([
      { key: 'long hair', category: 'general', count: 4_350_743, alias: '/lh' },
    ]);
    expect(complete('sole f', 10)[0]).toMatchObject({ key: '1girl', alias: 'sole female' });
    expect(complete('ペリ', 10)[0]).toMatchObject({ key: 'perlica (arknights)', alias: 'ペリカ' });
    expect(complete('longh', 10)[0]?.alias).toBe('longhair');
    // Where the tag itself matches, no alias is needed.
    expect(complete('perl', 10)[0]?.alias).toBeNull();
  });

  test('offers what is exactly meant before what has more images', async () => {
    const { complete } = await listOf(`${usual}ember,0,5\n`);
    expect(complete('ember', 10).map(({ key }) => key)).toEqual(['ember', 'december', 'ember (arknights)']);
    expect(complete('perlica', 10)[0]).toMatchObject({ key: 'perlica (arknights)', alias: 'perlica' });
  });

  test('gives only what is wanted, up to the limit', async () => {
    const { complete } = await listOf(usual);
    const characters = complete('e', 1, ({ category }) => category === 'character');
    expect(characters.map(({ key }) => key)).toEqual(['perlica (arknights)']);
  });

  test('takes other columns, line ends and a byte order mark as they come', async () => {
    const list = await listOf(
      '\ufeffname,category,count,alias\r\nlong_hair,0\r\n\r\nbroken line\r\nwolf,5,9\r\nhi_res,7,99',
    );
    expect(list.size).toBe(3);
    expect(list.skipped).toBe(1);
    expect([list.category('wolf'), list.category('hi res')]).toEqual(['general', 'meta']);
  });

  test('of two lines for one tag, the one with more images counts', async () => {
    const list = await listOf('Long_Hair,5,1\nlong_hair,0,9\n');
    expect(list.size).toBe(1);
    expect(list.category('long hair')).toBe('general');
  });

  test('finds every tag by every part of it, and nothing that lacks it', async () => {
    const name = fc.string({
      minLength: 1,
      maxLength: 6,
      unit: fc.constantFrom('a', 'b', '_', '(', 'é', '初'),
    });
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(name, { minLength: 1, maxLength: 20 }), name, async (names, part) => {
        const list = await listOf(names.map((one, index) => `${one},0,${index % 3}`).join('\n'));
        const text = foldTag(part).trimStart();
        const keys = new Set(names.map(tagKey));
        // White space at the end means that another word follows, or was just typed.
        const fits = (key: string): boolean => key.includes(text) || key === text.trimEnd();
        const expected = [...keys].filter((key) => text !== '' && fits(key.replaceAll('_', ' ')));
        expect(
          list
            .complete(part, 100)
            .map(({ key }) => key)
            .toSorted(),
        ).toEqual(expected.toSorted());
      }),
      { numRuns: 100 },
    );
  });

  test('of 140,000 tags leaves time for others while it is read', async () => {
    const lines = Array.from({ length: 140_000 }, (_, n) => `tag_${n},0,${140_000 - n},"a_${n},b_${n}"`);
    let turns = 0;
    let reading = true;
    const count = (): void => {
      turns += 1;
      if (reading) setImmediate(count);
    };
    setImmediate(count);
    const { complete, size } = await listOf(lines.join('\n'));
    reading = false;
    expect(size).toBe(140_000);
    expect(turns).toBeGreaterThan(100);
    expect(complete('b 13999', 3).map(({ key }) => key)).toEqual(['tag 13999', 'tag 139990', 'tag 139991']);
  });
});

/** Why a file is refused; the text behind its name. */
const refusal = async (make: (folder: string) => string): Promise<string> => {
  const file = make(tempFolder());
  const error = await readTagList(file).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Error)) throw new Error('It was not refused.');
  expect(error).toMatchObject({ code: 'bad-request', detail: { path: file } });
  expect(error.message.startsWith(file)).toBe(true);
  return error.message.slice(file.length + 1);
};
const written =
  (text: string | Uint8Array) =>
  (folder: string): string => {
    writeFiles(folder, { 'x.csv': text });
    return path.join(folder, 'x.csv');
  };

const subfolder = (root: string): string => {
  mkdirSync(path.join(root, 'sub'));
  return path.join(root, 'sub');
};

describe('a file that is no list is refused in words that name it', () => {
  test('when it is not there', async () => {
    expect(await refusal((folder) => path.join(folder, 'none.csv'))).toBe('does not exist.');
  });

  test('when it is a folder', async () => {
    expect(await refusal(subfolder)).toContain('is a folder');
  });

  test('when it is not text, or text of another kind, or empty', async () => {
    expect(await refusal(written(Buffer.from([0x89, 0x50, 0xff, 0xfe])))).toContain('is not UTF-8 text');
    expect(await refusal(written('1girl, solo, long hair\nsmile'))).toContain('is not a list of tags');
    expect(await refusal(written('a,0,1\nb\nc\nd\n'))).toContain('is not a list of tags');
    expect(await refusal(written(''))).toContain('is not a list of tags');
  });
});
