/** Opening, watching and closing datasets, seen from outside: requests, events, and files on disk. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { EngineEvent } from '../../shared/api/events.ts';
import {
  pngOf,
  samples,
  startEngine,
  tempFolder,
  testLockPlaces,
  writeFiles,
  type TestEngine,
} from './testing.ts';

const png = await pngOf();

const samplesOf = async ({ call }: TestEngine): Promise<number> =>
  (await call('GET /api/dataset')).dataset?.samples ?? -1;

const indexOf = (dataDir: string): string => {
  const [id = ''] = readdirSync(path.join(dataDir, 'datasets'));
  return path.join(dataDir, 'datasets', id, 'index.db');
};

/** The finder that measures images in the background shows as a job as well. */
const isOfReading = (event: EngineEvent): event is Extract<EngineEvent, { type: 'job' }> =>
  event.type === 'job' && event.job.kind === 'scan';

describe('opening', () => {
  test('answers while the folder is still being read, and tells how far it is', async () => {
    const root = tempFolder();
    writeFiles(root, samples(png, 1000));
    const engine = await startEngine();
    const { dataset } = await engine.call('POST /api/dataset/open', { body: { path: root } });
    expect(dataset.phase).toBe('scanning');
    expect(dataset.samples).toBeGreaterThanOrEqual(100);
    expect(dataset.samples).toBeLessThan(1000);
    await engine.until((event) => isOfReading(event) && event.job.state === 'done');
    const jobs = engine.seen.filter(isOfReading).map(({ job }) => job);
    expect(jobs.at(-1)).toMatchObject({ kind: 'scan', done: 1000, total: 1000, message: null });
    expect(jobs.every(({ done, total }) => total === null || done <= total)).toBe(true);
    expect(await samplesOf(engine)).toBe(1000);
    expect((await engine.call('GET /api/stats')).tags).toHaveLength(51);
  });

  test('an unchanged folder has all its samples at once', async () => {
    const root = tempFolder();
    const dataDir = tempFolder();
    writeFiles(root, samples(png, 500));
    const first = await startEngine(dataDir);
    await first.open(root);
    await first.close();
    const second = await startEngine(dataDir);
    const { dataset } = await second.call('POST /api/dataset/open', { body: { path: root } });
    expect(dataset.samples).toBe(500);
    expect((await second.open(root)).samples).toBe(500);
  });

  test('an empty folder, a read-only one, and one under a strange name', async () => {
    const engine = await startEngine();
    const parent = tempFolder();
    expect(await engine.open(tempFolder())).toMatchObject({ samples: 0, phase: 'ready', orphans: 0 });
    const strange = path.join(parent, 'a "b" %20\n#?& 花');
    writeFiles(strange, { 'a.png': png });
    expect(await engine.open(strange)).toMatchObject({ samples: 1, path: strange });
    const readOnly = path.join(parent, 'readOnly');
    writeFiles(readOnly, { 'a.png': png });
    chmodSync(readOnly, 0o555);
    onTestFinished(() => chmodSync(readOnly, 0o755));
    expect(await engine.open(readOnly)).toMatchObject({ samples: 1 });
    expect(readdirSync(readOnly)).toEqual(['a.png']);
  });

  test('a link to a folder is the folder, and is opened once', async () => {
    const engine = await startEngine();
    const root = tempFolder();
    writeFiles(root, { 'a.png': png });
    const link = path.join(tempFolder(), 'link');
    symlinkSync(root, link);
    const linked = await engine.open(link);
    expect(linked).toMatchObject({ samples: 1, path: link, name: 'link' });
    expect((await engine.open(root)).id).toBe(linked.id);
  });

  test('the data folder within a dataset is not part of it', async () => {
    const root = tempFolder();
    writeFiles(root, { 'a.png': png, 'data/settings.png': png });
    const engine = await startEngine(path.join(root, 'data'));
    expect(await engine.open(root)).toMatchObject({ samples: 1 });
  });

  test('what is no folder is refused in words', async () => {
    const engine = await startEngine();
    const folder = tempFolder();
    writeFiles(folder, { 'file.png': png });
    const refusal = (name: string) =>
      engine.refused('POST /api/dataset/open', { body: { path: path.join(folder, name) } });
    expect(await refusal('nowhere')).toMatchObject({
      code: 'dataset-missing',
      message: `${folder}/nowhere does not exist.`,
    });
    expect(await refusal('file.png')).toMatchObject({ code: 'dataset-not-a-folder' });
    expect(await engine.refused('GET /api/files')).toMatchObject({ code: 'no-dataset' });
    expect(await engine.refused('POST /api/dataset/open', { body: { recent: 'gone' } })).toMatchObject({
      code: 'not-found',
    });
  });

  test('another dataset closes the first, and closing leaves none', async () => {
    const engine = await startEngine();
    const [one, two] = [tempFolder(), tempFolder()];
    writeFiles(one, samples(png, 2000));
    writeFiles(two, { 'a.png': png });
    await engine.call('POST /api/dataset/open', { body: { path: one } });
    expect(await engine.open(two)).toMatchObject({ path: two, samples: 1 });
    await engine.until((event) => isOfReading(event) && event.job.state === 'done');
    const { jobs } = await engine.call('GET /api/jobs');
    expect(jobs.map(({ state }) => state)).toEqual(['cancelled', 'done']);
    await engine.call('POST /api/dataset/close');
    expect(await engine.call('GET /api/dataset')).toEqual({ dataset: null });
  });

  test('reading can be stopped, and goes on where it was when the folder is read again', async () => {
    const root = tempFolder();
    writeFiles(root, samples(png, 4500));
    const engine = await startEngine();
    await engine.call('POST /api/dataset/open', { body: { path: root } });
    const job = (await engine.call('GET /api/jobs')).jobs.find(({ kind }) => kind === 'scan');
    await engine.call('POST /api/jobs/:id/cancel', { params: { id: job?.id ?? '' } });
    await engine.until((event) => isOfReading(event) && event.job.state === 'cancelled');
    const { dataset } = await engine.call('GET /api/dataset');
    expect(dataset?.notice).toContain('read it again');
    expect(dataset?.samples).toBeLessThan(4500);
    engine.mark();
    await engine.call('POST /api/dataset/rescan', { body: {} });
    await engine.until((event) => isOfReading(event) && event.job.state === 'done');
    expect((await engine.call('GET /api/dataset')).dataset).toMatchObject({ samples: 4500, notice: null });
  });
});

describe('one engine per dataset', () => {
  test('a second engine is refused by name of the first, and let in when that has closed', async () => {
    const root = tempFolder();
    writeFiles(root, { 'a.png': png });
    const [first, second] = [await startEngine(), await startEngine()];
    await first.open(root);
    expect(await second.refused('POST /api/dataset/open', { body: { path: root } })).toMatchObject({
      code: 'dataset-in-use',
      message: `${root} is open in another Proofsheet (process ${process.pid}): close it there first.`,
      detail: { pid: process.pid },
    });
    await first.close();
    expect(await second.open(root)).toMatchObject({ samples: 1 });
  });

  test('refused, it keeps the dataset that it has', async () => {
    const [root, other] = [tempFolder(), tempFolder()];
    writeFiles(root, { 'a.png': png });
    const [first, second] = [await startEngine(), await startEngine()];
    await first.open(root);
    await second.open(other);
    await second.refused('POST /api/dataset/open', { body: { path: root } });
    expect((await second.call('GET /api/dataset')).dataset?.path).toBe(other);
  });

  test('a process that was killed leaves nothing locked', async () => {
    const root = tempFolder();
    writeFiles(root, { 'a.png': png });
    const script = `
      const { createEngine } = await import(${JSON.stringify(import.meta.resolve('./engine.ts'))});
      const otherLockPlaces = ${JSON.stringify(testLockPlaces)};
      const dataDir = ${JSON.stringify(tempFolder())};
      const engine = createEngine({ dataDir, otherLockPlaces, log: () => undefined });
      const body = JSON.stringify({ path: ${JSON.stringify(root)} });
      const { status } = await engine.fetch(new Request('http://engine/api/dataset/open', { method: 'POST', body }));
      console.log(status);
      setInterval(() => undefined, 1000);`;
    const file = path.join(tempFolder(), 'script.mjs');
    writeFileSync(file, script);
    const child = spawn(process.execPath, [file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    expect(String(await once(child.stdout, 'data'))).toBe('200\n');
    const engine = await startEngine();
    const refusal = await engine.refused('POST /api/dataset/open', { body: { path: root } });
    expect(refusal).toMatchObject({ code: 'dataset-in-use', detail: { pid: child.pid } });
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await engine.open(root)).toMatchObject({ samples: 1 });
  });
});

describe('the index', () => {
  test.each([
    ['cut short', (file: string) => writeFileSync(file, 'SQLite format 3\0 and then nothing')],
    ['overwritten', (file: string) => writeFileSync(file, Buffer.alloc(statSync(file).size, 0x55))],
  ])('%s, is made again from the files, with a word about it', async (_, damage) => {
    const [root, dataDir] = [tempFolder(), tempFolder()];
    writeFiles(root, samples(png, 20));
    const first = await startEngine(dataDir);
    await first.open(root);
    await first.close();
    damage(indexOf(dataDir));
    const second = await startEngine(dataDir);
    expect(await second.open(root)).toMatchObject({
      samples: 20,
      notice: 'The index of this dataset was damaged; it has been rebuilt from the files.',
    });
  });

  test('damaged deep inside, is made again when the damage is met', async () => {
    const [root, dataDir] = [tempFolder(), tempFolder()];
    writeFiles(root, { ...samples(png, 20), 'a.png': png, 'a_nl.txt': 'A red coat.' });
    const first = await startEngine(dataDir);
    await first.open(root);
    await first.close();
    const db = new Database(indexOf(dataDir));
    db.unsafeMode();
    db.exec("UPDATE prose_data SET block = x'00ff00ff00ff'");
    db.close();
    const second = await startEngine(dataDir);
    expect(await second.open(root)).toMatchObject({ samples: 21, notice: null });
    second.mark();
    const query = { body: { query: 'nl:red' } };
    expect(await second.refused('POST /api/views', query)).toMatchObject({ code: 'busy' });
    await second.until(
      (event) =>
        event.type === 'dataset' && event.dataset?.phase === 'ready' && event.dataset.notice !== null,
    );
    expect(await second.call('POST /api/views', query)).toMatchObject({ count: 1, total: 21 });
  });

  test('stays as it is when the folder has vanished, and the reading fails in words', async () => {
    const parent = tempFolder();
    const root = path.join(parent, 'dataset');
    writeFiles(root, samples(png, 5));
    const engine = await startEngine();
    await engine.open(root);
    engine.mark();
    renameSync(root, path.join(parent, 'unplugged'));
    await engine.call('POST /api/dataset/rescan', { body: {} });
    expect(await engine.until(isOfReading)).toMatchObject({ job: { state: 'running' } });
    const failed = await engine.until((one) => isOfReading(one) && one.job.state === 'failed');
    expect(failed).toMatchObject({ job: { message: 'The folder cannot be read (it is gone).' } });
    expect(await samplesOf(engine)).toBe(5);
  });

  test('where the data folder cannot be written, opening says so and leaves nothing locked', async () => {
    const [root, dataDir] = [tempFolder(), tempFolder()];
    writeFiles(root, { 'a.png': png });
    const engine = await startEngine(dataDir);
    writeFileSync(path.join(dataDir, 'datasets'), 'in the way');
    const refusal = await engine.refused('POST /api/dataset/open', { body: { path: root } });
    expect(refusal.message).toContain(path.join(dataDir, 'datasets'));
    rmSync(path.join(dataDir, 'datasets'));
    mkdirSync(path.join(dataDir, 'datasets'));
    expect(await engine.open(root)).toMatchObject({ samples: 1 });
  });
});

test('suffixes that the user chose are kept for the dataset', async () => {
  const [root, dataDir] = [tempFolder(), tempFolder()];
  writeFiles(root, { 'a.png': png, 'a.txt': 'one', 'a.tags': 'two' });
  const first = await startEngine(dataDir);
  expect((await first.open(root)).suffixes).toEqual({ tags: '.txt', nl: '_nl.txt' });
  const suffixes = { tags: '.tags', nl: '.nl.txt' };
  first.mark();
  await first.call('POST /api/dataset/rescan', { body: { suffixes } });
  await first.until((event) => isOfReading(event) && event.job.state === 'done');
  expect((await first.call('GET /api/stats')).tags.map(({ tag }) => tag)).toEqual(['two']);
  await first.close();
  const second = await startEngine(dataDir);
  expect((await second.open(root)).suffixes).toEqual(suffixes);
});

test('what cannot be read is listed with its reason, once a file', async () => {
  const root = tempFolder();
  writeFiles(root, {
    'dup.png': png,
    'dup.jpg': png,
    'dup.txt': Buffer.from([0xff, 0xfe, 0x61, 0]),
    'page.png': '<!doctype html>',
    'alone.txt': 'x',
  });
  const engine = await startEngine();
  expect(await engine.open(root)).toMatchObject({ unreadable: 2, orphans: 1 });
  expect(await engine.call('GET /api/files')).toEqual({
    orphans: ['alone.txt'],
    unreadable: [
      { relPath: 'dup.txt', reason: 'It is not UTF-8, but UTF-16.' },
      {
        relPath: 'page.png',
        reason: 'It is an HTML page, not an image. Download the image itself again.',
      },
    ],
    otherCaptions: [],
    masks: { images: 0, files: 0 },
    skipped: [],
  });
});

test('recent datasets: newest first, with their size, until they are taken out; a vanished one says so', async () => {
  const [one, two, dataDir] = [tempFolder(), tempFolder(), tempFolder()];
  writeFiles(one, samples(png, 3));
  const first = await startEngine(dataDir);
  const { id } = await first.open(one);
  await first.open(two);
  await first.close();
  rmSync(two, { recursive: true });
  const second = await startEngine(dataDir);
  const { recent } = await second.call('GET /api/recent');
  expect(recent.map(({ path: at, samples, exists }) => [at, samples, exists])).toEqual([
    [two, 0, false],
    [one, 3, true],
  ]);
  const { dataset } = await second.call('POST /api/dataset/open', { body: { recent: id } });
  expect(dataset.path).toBe(one);
  await second.call('DELETE /api/recent/:id', { params: { id } });
  expect((await second.call('GET /api/recent')).recent.map(({ path: at }) => at)).toEqual([two]);
});
