/** What other tools do to an open dataset is seen, and told by what it changes. */
import { renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { EngineEvent } from '../../../shared/api/events.ts';
import { pngOf, samples, startEngine, tempFolder, writeFiles, type TestEngine } from '../testing.ts';

const png = await pngOf();

const samplesOf = async ({ call }: TestEngine): Promise<number> =>
  (await call('GET /api/dataset')).dataset?.samples ?? -1;

const isDataset =
  (samples: number) =>
  (event: EngineEvent): boolean =>
    event.type === 'dataset' && event.dataset?.samples === samples;

const opened = async (files: Readonly<Record<string, string | Uint8Array>>) => {
  const root = tempFolder();
  writeFiles(root, files);
  const engine = await startEngine();
  expect(await engine.open(root)).toMatchObject({ watching: true });
  engine.mark();
  return { root, engine };
};
const spelled = async (engine: TestEngine): Promise<string[]> =>
  (await engine.call('GET /api/stats')).tags.map(({ tag }) => tag).toSorted();

describe('changes of other tools', () => {
  test('a changed caption is told by the id of its sample, and nothing else is', async () => {
    const { root, engine } = await opened({ 'a.png': png, 'a.txt': 'one', 'b.png': png, 'b.txt': 'two' });
    writeFiles(root, { 'b.txt': 'three' });
    const event = await engine.until(({ type }) => type === 'samples');
    expect(event).toMatchObject({ ids: [2] });
    expect(await spelled(engine)).toEqual(['one', 'three']);
  });

  test('new, renamed and removed files', async () => {
    const { root, engine } = await opened({ 'a.png': png, 'a.txt': 'one' });
    writeFiles(root, { 'b.png': png, 'b.txt': 'two' });
    await engine.until(isDataset(2));
    engine.mark();
    renameSync(path.join(root, 'b.txt'), path.join(root, 'c.txt'));
    await engine.until((event) => event.type === 'dataset' && event.dataset?.orphans === 1);
    expect(await spelled(engine)).toEqual(['one']);
    engine.mark();
    rmSync(path.join(root, 'a.png'));
    await engine.until((event) => event.type === 'dataset' && event.dataset?.orphans === 2);
    expect(await samplesOf(engine)).toBe(1);
    expect((await engine.call('GET /api/files')).orphans).toEqual(['a.txt', 'c.txt']);
  });

  test('folders that come, are moved, and go; and what happens in them later', async () => {
    const { root, engine } = await opened({ 'a.png': png });
    const elsewhere = tempFolder();
    writeFiles(elsewhere, { 'new/x.png': png, 'new/deep/y.png': png, 'new/deep/y.txt': 'one' });
    renameSync(path.join(elsewhere, 'new'), path.join(root, 'new'));
    await engine.until(isDataset(3));
    engine.mark();
    writeFiles(root, { 'new/deep/y.txt': 'two' });
    await engine.until(({ type }) => type === 'samples');
    expect(await spelled(engine)).toEqual(['two']);
    engine.mark();
    renameSync(path.join(root, 'new'), path.join(root, 'moved'));
    await engine.until(({ type }) => type === 'samples');
    engine.mark();
    writeFiles(root, { 'moved/deep/y.txt': 'three', 'moved/z.png': png });
    await engine.until(isDataset(4));
    expect(await spelled(engine)).toEqual(['three']);
    engine.mark();
    rmSync(path.join(root, 'moved'), { recursive: true });
    await engine.until(isDataset(1));
  });

  test('a burst of more files than are told one by one', async () => {
    const { root, engine } = await opened({ 'a.png': png });
    writeFiles(root, samples(png, 2500));
    await engine.until(isDataset(2501));
    expect(await spelled(engine)).toHaveLength(51);
  });

  test('hidden files and caches are ignored', async () => {
    const { root, engine } = await opened({ 'a.png': png, 'cache/x.png': png });
    writeFiles(root, { '.b.png.tmp': png, 'cache/c.png': png, '.git/d.png': png, 'b.png': png });
    await engine.until(isDataset(2));
    expect(await samplesOf(engine)).toBe(2);
  });

  test('what comes while an edit writes many files is found, whenever that was', async () => {
    const { root, engine } = await opened(samples(png, 600));
    const view = await engine.call('POST /api/views', { body: { query: '' } });
    const edit = { kind: 'add-tag', tag: 'added', place: { at: 'end' } } as const;
    const scope = { view: view.id, ranges: [[0, 600] as [number, number]] };
    const edited = engine.call('POST /api/edits', { body: { edit, scope } });
    const writing = engine.until(
      (event) => event.type === 'job' && event.job.kind === 'edit' && event.job.done > 0,
    );
    writeFiles(root, { 'before.png': png });
    await writing;
    writeFiles(root, { 'meanwhile.png': png, 'set1/meanwhile.png': png });
    expect(await edited).toMatchObject({ written: 600 });
    writeFiles(root, { 'after.png': png });
    await engine.until(isDataset(604));
    const { tags } = await engine.call('GET /api/stats');
    expect(tags.find(({ tag }) => tag === 'added')).toMatchObject({ count: 600 });
  });
});
