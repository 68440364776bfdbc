import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { sampleId } from '../../shared/api/ids.ts';
import { programFile } from '../engine/work/built.mjs';
import { createEngineClient } from '../hosting/engineClient.ts';
import { keepEngine, type EngineKeeper } from './engineKeeper.ts';
import { startEngine, type EngineProcess } from './engineProcess.ts';
import { pngOf, tempFolder, writeFiles } from '../engine/testing.ts';

const entry = programFile('engineMain', join(import.meta.dirname, '../hosting/engineMain.ts'));

/** A kept engine, and every process of it so far. */
const kept = () => {
  const lives: EngineProcess[] = [];
  const dataDir = tempFolder();
  const keeper = keepEngine({
    start: async (signal) => {
      const engine = await startEngine({
        node: process.execPath,
        entry,
        dataDir,
        log: () => undefined,
        signal,
      });
      lives.push(engine);
      return engine;
    },
    log: () => undefined,
    onGaveUp: () => undefined,
    // On a machine that is busy with other tests.
    patience: 60_000,
  });
  onTestFinished(() => keeper.stop());
  return { keeper, lives, client: createEngineClient(keeper.fetch) };
};

/** Resolves with the first event of a new stream. */
const hello = async (keeper: EngineKeeper) => {
  const stop = new AbortController();
  for await (const event of createEngineClient(keeper.fetch).events(stop.signal)) {
    stop.abort();
    return event;
  }
  return null;
};

test('requests wait until the engine answers', async () => {
  const { client } = kept();
  expect(await client.call('GET /api/dataset')).toEqual({ dataset: null });
});

test('a killed engine comes back with the same dataset open, and requests wait for that', async () => {
  const { keeper, lives, client } = kept();
  const folder = tempFolder();
  writeFiles(folder, { 'a.png': await pngOf(), 'a.txt': '1girl, solo' });
  const watching = createEngineClient(keeper.fetch).events(new AbortController().signal);
  expect((await watching.next()).value).toMatchObject({ type: 'hello', dataset: null });
  await client.call('POST /api/dataset/open', { body: { path: folder } });
  // The keeper follows the same stream, so it has the dataset when a later event has arrived here.
  for await (const event of watching) if (event.type === 'dataset' && event.dataset?.phase === 'ready') break;
  const [first] = lives;
  process.kill(first?.pid ?? 0, 'SIGKILL');
  expect(await first?.ended).toBe('SIGKILL');
  expect(await hello(keeper)).toMatchObject({ type: 'hello', dataset: { path: folder, samples: 1 } });
  expect(lives).toHaveLength(2);
});

test('an engine that never stays is given up after five times, and can be started again by hand', async () => {
  let starts = 0;
  const givenUp: (() => void)[] = [];
  let tell: () => void;
  const nextTime = (): Promise<void> =>
    new Promise((resolve) => {
      tell = resolve;
    });
  const firstTime = nextTime();
  const keeper = keepEngine({
    start: (signal) => {
      starts += 1;
      return startEngine({
        node: process.execPath,
        entry: 'nowhere.ts',
        dataDir: '',
        log: () => undefined,
        signal,
      });
    },
    log: () => undefined,
    onGaveUp: (startAgain) => {
      givenUp.push(startAgain);
      tell();
    },
    delays: [0, 0, 0, 0],
  });
  onTestFinished(() => keeper.stop());
  const waiting = keeper.fetch(new Request('http://engine/api/dataset'));
  waiting.catch(() => undefined);
  await firstTime;
  expect(starts).toBe(5);
  await expect(waiting).rejects.toThrow('keeps ending');
  const secondTime = nextTime();
  givenUp[0]?.();
  await secondTime;
  expect(starts).toBe(10);
});

test('stopping ends the engine, also while it is being started', async () => {
  const { keeper, lives } = kept();
  await keeper.stop();
  for (const { ended } of lives) await ended;
  await expect(keeper.fetch(new Request('http://engine/api/dataset'))).rejects.toThrow('ending');
});

test('an edit that was asked for before the end is carried out', async () => {
  const { keeper, client } = kept();
  const folder = tempFolder();
  writeFiles(folder, { 'a.png': await pngOf(), 'a.txt': '1girl, solo' });
  await client.call('POST /api/dataset/open', { body: { path: folder } });
  const edit = { kind: 'add-tag', tag: 'rain', place: { at: 'end' } } as const;
  const asked = client.call('POST /api/edits', { body: { edit, scope: { ids: [sampleId.parse(1)] } } });
  await keeper.stop();
  expect(await asked).toMatchObject({ state: 'done', written: 1 });
  expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('1girl, solo, rain');
});
