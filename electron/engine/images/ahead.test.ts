/** In which order thumbnails are made ahead, and what stops that. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { thumbPath } from '../../../shared/api/imagePaths.ts';
import { pngOf, startEagerEngine, tempFolder, writeFiles } from '../testing.ts';
import { createAhead } from './ahead.ts';

const noAct = (): void => undefined;

/** Ten samples, of which number 4 is gone; `all` resolves when as many have been made. */
const createStage = (room = Infinity) => {
  const made: number[] = [];
  const waiting = new Set<() => void>();
  let allowed = true;
  let onMake: (id: number) => void = noAct;
  const ahead = createAhead({
    quiet: 0,
    mayWork: () => allowed,
    hasRoom: () => made.length < room,
    slots: () => 11,
    isMissing: (id) => id !== 4 && !made.includes(id),
    make: async (id) => {
      made.push(id);
      onMake(id);
      for (const look of waiting) look();
      await Promise.resolve();
    },
  });
  onTestFinished(() => ahead.close());
  return {
    ahead,
    made,
    allow: (value: boolean) => (allowed = value),
    whileMaking: (act: (id: number) => void) => (onMake = act),
    until: (count: number) =>
      new Promise<void>((resolve) => {
        const look = (): void => {
          if (made.length >= count) resolve();
        };
        waiting.add(look);
        look();
      }),
  };
};

/** As the engine does: it is asked for something, and that turns out to be missing. */
const request = ({ ahead }: ReturnType<typeof createStage>, id: number): void => {
  ahead.stir();
  ahead.missed(id, 256);
};

test('those after the last request come first, then the others, each once', async () => {
  const stage = createStage();
  request(stage, 7);
  await stage.until(9);
  expect(stage.made).toEqual([8, 9, 10, 1, 2, 3, 5, 6, 7]);
});

test('a request ends the work until it is quiet again, and a miss elsewhere moves it there', async () => {
  const stage = createStage();
  stage.whileMaking((id) => {
    if (id === 8) request(stage, 1);
  });
  request(stage, 7);
  await stage.until(4);
  expect(stage.made.slice(0, 4)).toEqual([8, 2, 3, 5]);
});

test('nothing is made before the first request, nor after closing', async () => {
  const stage = createStage();
  stage.ahead.stir();
  stage.ahead.changed();
  await new Promise((resolve) => setImmediate(resolve));
  expect(stage.made).toEqual([]);
  stage.whileMaking(() => stage.ahead.close());
  request(stage, 1);
  await stage.until(1);
  await new Promise((resolve) => setImmediate(resolve));
  expect(stage.made).toEqual([2]);
});

test('while something else is at work it waits, and goes on after that', async () => {
  const stage = createStage();
  stage.whileMaking((id) => {
    if (id !== 9) return;
    stage.allow(false);
    setImmediate(() => stage.allow(true));
  });
  request(stage, 7);
  await stage.until(9);
  expect(stage.made).toHaveLength(9);
});

test('it ends where there is no room for more', async () => {
  const stage = createStage(3);
  request(stage, 1);
  await stage.until(3);
  await new Promise((resolve) => setImmediate(resolve));
  expect(stage.made).toEqual([2, 3, 5]);
});

test('an engine that was asked for one thumbnail has those of the other images soon after', async () => {
  const folder = tempFolder();
  const png = await pngOf(8, 8);
  writeFiles(folder, { 'a.png': png, 'b.png': png, 'c.png': png, 'd.png': 'broken' });
  const { engine, dataDir, call, open } = await startEagerEngine();
  const { id: dataset } = await open(folder);
  const { id } = await call('POST /api/views', { body: { query: '' } });
  const { rows } = await call('GET /api/views/:id/rows', { params: { id }, query: { from: 0, count: 1 } });
  const [first] = rows;
  if (first === undefined) throw new Error('There is no sample.');
  const thumb = new URL(thumbPath(first.id, 256, first.version), 'http://engine/');
  expect((await engine.fetch(new Request(thumb))).status).toBe(200);
  const cache = new Database(join(dataDir, 'datasets', dataset, 'thumbs.db'), { readonly: true });
  onTestFinished(() => void cache.close());
  const kept = cache.prepare('SELECT rel_path FROM thumbs ORDER BY rel_path').pluck();
  await expect.poll(() => kept.all(), { timeout: 20_000 }).toEqual(['a.png', 'b.png', 'c.png']);
});
