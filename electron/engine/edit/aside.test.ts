/** Images that are set aside by hand and come back, through the engine's own door. */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { sampleId, type SampleId } from '../../../shared/api/ids.ts';
import { pngOf, startEngine, tempFolder, writeFiles } from '../testing.ts';
import { asideFolder } from './moveFile.ts';

const sit = async () => {
  const folder = tempFolder();
  const png = await pngOf();
  const mask = await pngOf(3);
  writeFiles(folder, {
    'a.png': png,
    'a.txt': 'a, solo',
    'a_nl.txt': 'The first.',
    'sub/b.png': png,
    'sub/b.txt': 'b, solo',
    'sub/b-masklabel.png': mask,
    'both.png': png,
    'both.jpg': png,
    'both.txt': 'shared',
  });
  const desk = await startEngine();
  await desk.open(folder);
  const aside = asideFolder(folder);
  onTestFinished(() => rmSync(aside, { recursive: true, force: true }));
  const idOf = async (relPath: string): Promise<SampleId> => {
    const view = await desk.call('POST /api/views', { body: { query: `path:${relPath}` } });
    const { rows } = await desk.call('GET /api/views/:id/rows', {
      params: { id: view.id },
      query: { from: 0, count: 1 },
    });
    return rows[0]?.id ?? sampleId.parse(99);
  };
  const away = async (to: 'aside' | 'trash', ...relPaths: readonly string[]) =>
    desk.call('POST /api/aside', { body: { scope: { ids: await Promise.all(relPaths.map(idOf)) }, to } });
  const listed = async () => desk.call('GET /api/aside', { query: { from: 0, count: 100 } });
  return { desk, folder, aside, away, listed, has: (name: string) => existsSync(path.join(folder, name)) };
};

test('an image goes with its captions and masks, comes back with them, and both are undone', async () => {
  const { desk, aside, away, listed, has } = await sit();
  const report = await away('aside', 'sub/b.png');
  expect(report).toMatchObject({ label: 'Set b.png aside', written: 3, conflicts: [], failures: [] });
  expect([has('sub/b.png'), has('sub/b.txt'), has('sub/b-masklabel.png')]).toEqual([false, false, false]);
  expect((await desk.call('GET /api/dataset')).dataset?.samples).toBe(3);
  const { images, total, folder } = await listed();
  expect({ total, folder }).toEqual({ total: 1, folder: aside });
  expect(images[0]).toMatchObject({ relPath: 'sub/b.png', taken: false });
  expect(images[0]?.companions.toSorted()).toEqual(['sub/b-masklabel.png', 'sub/b.txt']);
  const thumb = await desk.engine.fetch(
    new Request(`http://engine/api/aside/${images[0]?.id ?? 0}/thumb?size=256`),
  );
  expect(thumb.headers.get('content-type')).toBe('image/webp');

  const back = await desk.call('POST /api/aside/back', { body: { ids: [images[0]?.id ?? 0] } });
  expect(back).toMatchObject({ label: 'Bring b.png back', written: 3, conflicts: [], failures: [] });
  expect([has('sub/b.png'), has('sub/b.txt'), has('sub/b-masklabel.png')]).toEqual([true, true, true]);
  expect(existsSync(aside)).toBe(false);
  expect((await desk.call('GET /api/dataset')).dataset?.samples).toBe(4);
  expect((await listed()).total).toBe(0);

  await desk.call('POST /api/undo', { body: {} });
  expect([has('sub/b.png'), readdirSync(path.join(aside, 'sub')).length]).toEqual([false, 3]);
  await desk.call('POST /api/undo', { body: {} });
  expect([has('sub/b.png'), has('sub/b.txt'), existsSync(aside)]).toEqual([true, true, false]);
});

test('a caption that another image shares stays, and several are one edit', async () => {
  const { desk, away, listed, has } = await sit();
  await away('aside', 'both.jpg');
  expect([has('both.jpg'), has('both.txt')]).toEqual([false, true]);
  await desk.call('POST /api/undo', { body: {} });
  const report = await away('aside', 'both.jpg', 'both.png', 'a.png');
  expect(report).toMatchObject({ label: 'Set 3 images aside', written: 6 });
  expect((await listed()).images.map(({ relPath }) => relPath)).toEqual(['a.png', 'both.jpg', 'both.png']);
  expect(await desk.call('POST /api/aside/back', { body: { all: true } })).toMatchObject({ written: 6 });
  expect([has('both.jpg'), has('both.png'), has('both.txt'), has('a_nl.txt')]).toEqual([
    true,
    true,
    true,
    true,
  ]);
});

test('what has another file in its place stays where it is, and is told', async () => {
  const { desk, folder, away, listed, has } = await sit();
  await away('aside', 'a.png');
  writeFileSync(path.join(folder, 'a.txt'), 'written since');
  const { images } = await listed();
  expect(images[0]).toMatchObject({ taken: false });
  const back = await desk.call('POST /api/aside/back', { body: { all: true } });
  expect(back).toMatchObject({ written: 2 });
  expect(back.conflicts.map(({ relPath }) => relPath)).toEqual(['a.txt']);
  expect([has('a.png'), has('a_nl.txt')]).toEqual([true, true]);
  expect(await listed()).toMatchObject({ total: 0 });
});

test('what is not there is said', async () => {
  const { desk, folder, away } = await sit();
  expect(await desk.refused('POST /api/aside/back', { body: { all: true } })).toMatchObject({
    code: 'not-found',
  });
  rmSync(path.join(folder, 'a.png'));
  mkdirSync(path.join(folder, 'a.png'));
  const report = await away('aside', 'a.png');
  expect(report.written).toBeLessThan(3);
});
