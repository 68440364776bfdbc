/** The user's danbooru.csv as seen from outside: settings, categories, completion. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Completion } from '../../../shared/api/view.ts';
import { pngOf, startEngine, tempFolder, writeFiles, type TestEngine } from '../testing.ts';

const csv = `1girl,0,6000000,"1girls"
long_hair,0,4350743,"/lh"
arknights,3,60000,
perlica_(arknights),4,800,"ペリカ"
amiya_(arknights),4,9000,"donkey"
wolf_tail,0,700
channel_(caststation),1,300
chan_co,1,200
`;

interface Desk extends TestEngine {
  readonly folder: string;
  readonly csvFile: string;
}

const sit = async (captions: Readonly<Record<string, string>>, dataDir = tempFolder()): Promise<Desk> => {
  const [folder, lists] = [tempFolder(), tempFolder()];
  const png = await pngOf();
  for (const [name, text] of Object.entries(captions)) {
    writeFiles(folder, { [`${name}.png`]: png, [`${name}.txt`]: text });
  }
  writeFiles(lists, { 'danbooru.csv': csv });
  const engine = await startEngine(dataDir);
  await engine.open(folder);
  return { ...engine, folder, csvFile: path.join(lists, 'danbooru.csv') };
};

const choose = async ({ call }: TestEngine, danbooruFile: string | null): Promise<void> => {
  await call('PATCH /api/settings', { body: { danbooruFile } });
};
const completions = async ({ call }: TestEngine, text: string, categories?: string): Promise<Completion[]> =>
  (await call('GET /api/complete', { query: { text, categories, limit: 20 } })).completions;
const charactersOf = async ({ call }: TestEngine): Promise<string[]> =>
  (await call('GET /api/stats')).characters.map(({ tag }) => tag);

test('a list says what kind of tags the dataset has, as soon as it is chosen and until it is not', async () => {
  const desk = await sit({ a: 'amiya \\(arknights\\), chan co', b: 'wolf tail' });
  expect(await charactersOf(desk)).toEqual([]);
  desk.mark();
  await choose(desk, desk.csvFile);
  expect(await charactersOf(desk)).toEqual(['amiya \\(arknights\\)']);
  await desk.until((event) => event.type === 'samples' && event.ids === null);
  const view = await desk.call('POST /api/views', { body: { query: 'char:amiya artist:"chan co"' } });
  expect(view.count).toBe(1);
  expect(await desk.call('GET /api/tag-list')).toEqual({
    file: desk.csvFile,
    tags: 8,
    skipped: 0,
    problem: null,
  });
  await choose(desk, null);
  expect(await charactersOf(desk)).toEqual([]);
  expect(await desk.call('GET /api/tag-list')).toEqual({ file: null, tags: 0, skipped: 0, problem: null });
});

test('completion offers the dataset’s tags, then those that an alias leads to, then those it lacks', async () => {
  const desk = await sit({ a: 'perlica \\(arknights\\), arknights, hair clip', b: 'long hair, donkey ears' });
  await choose(desk, desk.csvFile);
  expect(await completions(desk, 'hair')).toMatchObject([
    { text: 'hair clip', count: 1 },
    { text: 'long hair', count: 1 },
  ]);
  expect(await completions(desk, 'ペリ')).toEqual([
    {
      text: 'perlica \\(arknights\\)',
      key: 'perlica (arknights)',
      category: 'character',
      count: 1,
      alias: 'ペリカ',
    },
  ]);
  expect(await completions(desk, 'donkey')).toEqual([
    { text: 'donkey ears', key: 'donkey ears', category: 'general', count: 1 },
    {
      text: 'amiya \\(arknights\\)',
      key: 'amiya (arknights)',
      category: 'character',
      count: 0,
      alias: 'donkey',
    },
  ]);
  expect((await completions(desk, 'a', 'character')).map(({ text, count }) => [text, count])).toEqual([
    ['perlica \\(arknights\\)', 1],
    ['amiya \\(arknights\\)', 0],
  ]);
  expect(await completions(desk, '')).toHaveLength(5);
});

test('what the dataset lacks is offered in its own way of writing', async () => {
  const plain = await sit({ a: 'long hair, @somebody', b: '@chan co' });
  await choose(plain, plain.csvFile);
  expect((await completions(plain, 'chan')).map(({ text }) => text)).toEqual([
    '@chan co',
    '@channel \\(caststation\\)',
  ]);
  const raw = await sit({ a: 'some_tag, perlica_(arknights), chan_co' });
  await choose(raw, raw.csvFile);
  expect((await completions(raw, 'chan')).map(({ text }) => text)).toEqual([
    'chan_co',
    'channel_(caststation)',
  ]);
  expect((await completions(raw, 'wolf')).map(({ text }) => text)).toEqual(['wolf_tail']);
});

test('what cannot be read is refused in words that name the file, and nothing changes', async () => {
  const desk = await sit({ a: 'amiya \\(arknights\\)' });
  await choose(desk, desk.csvFile);
  const none = path.join(desk.folder, 'none.csv');
  expect(await desk.refused('PATCH /api/settings', { body: { danbooruFile: none } })).toEqual({
    code: 'bad-request',
    message: `${none} does not exist.`,
    detail: { path: none },
  });
  const relative = await desk.refused('PATCH /api/settings', { body: { danbooruFile: 'tags.csv' } });
  expect(relative.code).toBe('bad-request');
  expect(relative.message).toContain('tags.csv');
  expect((await desk.call('GET /api/settings')).danbooruFile).toBe(desk.csvFile);
  expect(await charactersOf(desk)).toEqual(['amiya \\(arknights\\)']);
});

test('the list is there again after a restart; one that is gone by then is told, and asked for again', async () => {
  const dataDir = tempFolder();
  const desk = await sit({ a: 'amiya \\(arknights\\)' }, dataDir);
  await choose(desk, desk.csvFile);
  await desk.close();

  const second = await startEngine(dataDir);
  expect(await second.call('GET /api/tag-list')).toMatchObject({ tags: 8, problem: null });
  await second.open(desk.folder);
  expect(await charactersOf(second)).toEqual(['amiya \\(arknights\\)']);
  await second.close();

  rmSync(desk.csvFile);
  const third = await startEngine(dataDir);
  await third.open(desk.folder);
  expect(await third.call('GET /api/tag-list')).toEqual({
    file: desk.csvFile,
    tags: 0,
    skipped: 0,
    problem: `${desk.csvFile} does not exist.`,
  });
  expect(await charactersOf(third)).toEqual([]);
  expect((await third.call('GET /api/settings')).danbooruFile).toBe(desk.csvFile);
});
