import { renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { OpenDataset } from '../../dataset.ts';
import { idOf, pngOf, startWorkspace, tempFolder, writeFiles } from '../../testing.ts';
import type { Jobs } from '../../work/jobs.ts';
import { createPictures, type Pictures } from './createPictures.ts';

interface Sitting {
  readonly pictures: Pictures;
  readonly jobs: Jobs;
  readonly dataset: OpenDataset;
  /** Measures all images, and waits for the end. Returns how many were measured anew, and how it ended. */
  readonly look: () => Promise<string>;
  readonly idOf: (relPath: string) => number;
  /** Resolves when a job's event satisfies the condition. */
  readonly until: (holds: () => boolean) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A dataset with its image measures, without the rest of the engine. */
const sit = async (folder: string, dataDir = tempFolder()): Promise<Sitting> => {
  const { events, jobs, workspace, log, open } = startWorkspace(dataDir);
  const pictures = createPictures({ workspace, events, jobs, unasked: true, log });
  const dataset = await open(folder);
  let closed = false;
  const close = async (): Promise<void> => {
    if (closed) return;
    closed = true;
    jobs.close();
    await pictures.close();
    await workspace.close();
  };
  onTestFinished(close);
  return {
    pictures,
    jobs,
    dataset,
    until: (holds) =>
      new Promise((resolve) => {
        const stop = events.subscribe(({ type }) => {
          if (type !== 'job' || !holds()) return;
          stop();
          setImmediate(resolve);
        });
      }),
    look: () =>
      new Promise((resolve) => {
        const stop = events.subscribe((event) => {
          if (event.type !== 'job' || event.job.kind !== 'insight' || event.job.state === 'running') return;
          stop();
          resolve(`${event.job.state} ${event.job.done}`);
        });
        pictures.measure();
      }),
    idOf: (relPath) => idOf(dataset, relPath),
    close,
  };
};

const png = await pngOf(40, 20);
const stripes = (angle: number): Promise<Buffer> =>
  sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="80" height="60">
      <rect width="80" height="60" fill="#fff"/><rect x="10" width="20" height="60" fill="#222"
      transform="rotate(${angle} 40 30)"/></svg>`),
  )
    .png()
    .toBuffer();

test('measures are kept, also over a restart, and only what has changed is measured again', async () => {
  const folder = tempFolder();
  const dataDir = tempFolder();
  writeFiles(folder, { 'a.png': png, 'b.png': await stripes(0), 'sub/c.png': await stripes(45) });
  const first = await sit(folder, dataDir);
  expect(first.pictures.state()).toEqual({ measured: 0, total: 3, running: false });
  expect(first.pictures.facts(first.idOf('a.png'))).toBeNull();
  expect(await first.look()).toBe('done 3');
  expect(first.pictures.state()).toEqual({ measured: 3, total: 3, running: false });
  const facts = first.pictures.facts(first.idOf('b.png'));
  expect(facts).toMatchObject({ grey: true, transparent: 0 });
  expect(first.pictures.facts(first.idOf('a.png'))).toMatchObject({ grey: false });
  await first.close();

  writeFileSync(path.join(folder, 'a.png'), await stripes(90));
  utimesSync(path.join(folder, 'a.png'), 1e9, 1e9);
  const second = await sit(folder, dataDir);
  expect(await second.look()).toBe('done 1');
  expect(second.pictures.facts(second.idOf('a.png'))).toMatchObject({ grey: true });
  expect(second.pictures.facts(second.idOf('b.png'))).toEqual(facts);
});

test('a broken image has its reason and no facts, and does not stop the others', async () => {
  const folder = tempFolder();
  const whole = await sharp({
    create: {
      width: 64,
      height: 64,
      channels: 3,
      noise: { type: 'gaussian', mean: 90, sigma: 50 },
      background: '#000',
    },
  })
    .png()
    .toBuffer();
  writeFiles(folder, { 'a.png': whole.subarray(0, whole.length / 2), 'b.png': 'text', 'c.png': whole });
  const { pictures, look, idOf } = await sit(folder);
  expect(await look()).toBe('done 3');
  expect(pictures.facts(idOf('a.png'))).toBeNull();
  expect(pictures.problem(idOf('a.png'))).toMatch(/^a.png is (cut off|damaged)/);
  expect(pictures.problem(idOf('b.png'))).toContain('b.png is not an image');
  expect(pictures.facts(idOf('c.png'))).not.toBeNull();
  expect(pictures.problem(idOf('c.png'))).toBeNull();
});

test('an image that is another by now has no facts until it was looked at', async () => {
  const folder = tempFolder();
  writeFiles(folder, { 'a.png': await stripes(0), 'b.png': await stripes(45) });
  const { pictures, look, idOf, dataset } = await sit(folder);
  await look();
  const before = pictures.facts(idOf('a.png'));
  writeFileSync(path.join(folder, 'a.png'), await stripes(20));
  utimesSync(path.join(folder, 'a.png'), 1e9, 1e9);
  renameSync(path.join(folder, 'b.png'), path.join(folder, 'c.png'));
  await dataset.rescan(['a.png', 'b.png', 'c.png']);
  expect(pictures.facts(idOf('a.png'))).toBeNull();
  expect(pictures.state()).toMatchObject({ measured: 0, total: 2 });
  expect(await look()).toBe('done 2');
  expect(pictures.facts(idOf('a.png'))?.sha256).not.toBe(before?.sha256);
  rmSync(path.join(folder, 'a.png'));
  await dataset.rescan(['a.png']);
  expect(pictures.state()).toMatchObject({ measured: 1, total: 1 });
});

test('what was done before it was cancelled stays', async () => {
  const folder = tempFolder();
  const files: Record<string, Uint8Array> = {};
  for (let n = 0; n < 60; n += 1) files[`${n}.png`] = await stripes(n);
  writeFiles(folder, files);
  const { pictures, look, jobs } = await sit(folder);
  const ended = look();
  const job = pictures.measure();
  expect(pictures.state().running).toBe(true);
  jobs.cancel(job.id);
  expect(await ended).toContain('cancelled');
  const { measured } = pictures.state();
  expect(measured).toBeLessThan(60);
  expect(await look()).toBe(`done ${60 - measured}`);
});

test('alpha lies on white, and turned images are seen upright', async () => {
  const folder = tempFolder();
  const upright = sharp(await stripes(0));
  writeFiles(folder, {
    'clear.png': await sharp({ create: { width: 8, height: 8, channels: 4, background: '#0000' } })
      .png()
      .toBuffer(),
    'upright.png': await upright.clone().png().toBuffer(),
    'turned.jpg': await upright
      .clone()
      .rotate(270)
      .withMetadata({ orientation: 6 })
      .jpeg({ quality: 95 })
      .toBuffer(),
  });
  const { pictures, look, idOf } = await sit(folder);
  await look();
  expect(pictures.facts(idOf('clear.png'))).toMatchObject({ transparent: 1, mean: [255, 255, 255] });
  const [upright1, turned] = ['upright.png', 'turned.jpg'].map(
    (name) => pictures.facts(idOf(name))?.hash ?? [],
  );
  const differ = [...(upright1 ?? [])].filter((byte, i) => byte !== turned?.[i]).length;
  expect(differ).toBeLessThan(8);
});

test('what is asked for while images are being looked at unasked ends with them', async () => {
  const folder = tempFolder();
  writeFiles(folder, { 'a.png': await pngOf(40, 40) });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const { pictures, jobs, until } = await sit(folder);
  vi.runOnlyPendingTimers();
  const asked = pictures.measure();
  vi.useRealTimers();
  await until(() => jobs.list().find(({ id }) => id === asked.id)?.state === 'done');
  expect(pictures.state()).toEqual({ measured: 1, total: 1, running: false });
  expect(jobs.list().filter(({ label }) => label === 'Looking at the images')).toHaveLength(1);
});
