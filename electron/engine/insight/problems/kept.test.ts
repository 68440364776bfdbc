import { readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { pngOf, startEagerEngine, tempFolder, writeFiles } from '../../testing.ts';
import { readKeptIndex } from '../../index/keptIndex.ts';
import { openKept, type KeptProblems } from './kept.ts';
import { createLook } from './look.ts';
import type { LookRequest } from './protocol.ts';

const png = await pngOf(300, 300);
const good = 'perlica \\(arknights\\), arknights, @channel, 1girl, solo, smile';

const request: Omit<LookRequest, 'columns'> = {
  categories: [
    ['perlica (arknights)', 'character'],
    ['arknights', 'copyright'],
    ['@channel', 'artist'],
  ],
  listed: [],
  roster: [],
  seen: null,
  pictures: new Uint32Array(0),
  off: [],
  pairs: [],
  keep: 3,
  commas: true,
};

/** A dataset as the engine has read it: b has `smile` twice. */
const indexed = async () => {
  const [folder, dataDir] = [tempFolder(), tempFolder()];
  writeFiles(folder, {
    'a.png': png,
    'a.txt': good,
    'b.png': png,
    'b.txt': `${good}, smile`,
    'c.png': png,
    'c.txt': good,
  });
  const read = async (): Promise<void> => {
    const engine = await startEagerEngine(dataDir);
    await engine.open(folder);
    await engine.close();
  };
  await read();
  const [name = ''] = readdirSync(join(dataDir, 'datasets'));
  return { folder, read, indexFile: join(dataDir, 'datasets', name, 'index.db') };
};

/** Searches as after a start of the program. @returns also how many samples' captions were read */
const lookAnew = (indexFile: string, keptFile: string, asked = request) => {
  const kept = openKept(keptFile);
  let texts = 0;
  const heard: KeptProblems = {
    ...kept,
    keepFacts: (names, changed, gone) => {
      texts += changed.size;
      kept.keepFacts(names, changed, gone);
    },
  };
  const look = createLook(indexFile, heard, () => undefined);
  const last = look.last(undefined);
  const lastPage = look.page({ kind: null, from: 0, count: 10 });
  const columns = readKeptIndex(dirname(indexFile), () => undefined)?.columns;
  if (columns === undefined) throw new Error('The columns were not kept.');
  const reply = look.look({ ...asked, columns });
  kept.close();
  return { last, lastPage, reply, texts };
};

test('what was found is there after a start, and only captions that have changed are read again', async () => {
  const { folder, read, indexFile } = await indexed();
  const keptFile = join(tempFolder(), 'problems.db');
  const first = lookAnew(indexFile, keptFile);
  expect(first).toMatchObject({ last: null, texts: 3, reply: { total: 1 } });

  const second = lookAnew(indexFile, keptFile);
  expect(second.last).toEqual(first.reply);
  expect(second.lastPage.found.map(({ one, fix }) => [one.kind, one.relPath, fix?.kind])).toEqual([
    ['duplicate-tag', 'b.png', 'normalise'],
  ]);
  expect(second).toMatchObject({ texts: 0, reply: first.reply });

  writeFileSync(join(folder, 'c.txt'), `${good}, sky,day`);
  await read();
  expect(lookAnew(indexFile, keptFile)).toMatchObject({ last: { total: 1 }, texts: 1, reply: { total: 2 } });
});

test('with other names all NL captions are read again', async () => {
  const { indexFile } = await indexed();
  const keptFile = join(tempFolder(), 'problems.db');
  lookAnew(indexFile, keptFile);
  expect(lookAnew(indexFile, keptFile, { ...request, roster: ['yvonne (arknights)'] }).texts).toBe(3);
});

test('what was found in samples that an index made anew does not know is left out', async () => {
  const keptFile = join(tempFolder(), 'problems.db');
  const before = await indexed();
  lookAnew(before.indexFile, keptFile);
  const folder = tempFolder();
  writeFiles(folder, { 'x.png': png, 'x.txt': good, 'y.png': png, 'y.txt': good });
  const engine = await startEagerEngine();
  await engine.open(folder);
  await engine.close();
  const [name = ''] = readdirSync(join(engine.dataDir, 'datasets'));
  const other = join(engine.dataDir, 'datasets', name, 'index.db');
  expect(lookAnew(other, keptFile)).toMatchObject({ last: { total: 0 }, reply: { total: 0 } });
});

test('a damaged file is made anew', async () => {
  const { indexFile } = await indexed();
  const keptFile = join(tempFolder(), 'problems.db');
  writeFileSync(keptFile, 'not a database at all'.repeat(400));
  expect(lookAnew(indexFile, keptFile)).toMatchObject({ last: null, reply: { total: 1 } });
  expect(lookAnew(indexFile, keptFile)).toMatchObject({ last: { total: 1 }, texts: 0 });
});
