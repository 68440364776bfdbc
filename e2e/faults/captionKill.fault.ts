/**
 * The engine is killed at any moment of a run that asks for captions: what was answered is kept and not asked for again, and
 * no caption is written that was not accepted. Then in the middle of accepting: each caption is whole, or not there.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  startCaptionServer,
  type CaptionServer,
} from '../../electron/engine/propose/endpoint/server/testing.ts';
import { runSpec, type CaptionRun } from '../../shared/api/proposals.ts';
import { startServed, untilReady, type Served } from '../support/served.ts';

const samples = 400;
const kills = 6;
const concurrency = 4;

let folder: string;
let dataset: string;
let server: CaptionServer;
/** How often the server has answered for each image. */
const answered = new Map<string, number>();

const captionOf = (name: string): string => `The image ${name} shows a girl. She waves at the viewer.`;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'proofsheet-caption-kill-'));
  dataset = join(folder, 'dataset');
  mkdirSync(dataset);
  const image = await sharp({ create: { width: 24, height: 16, channels: 3, background: '#888' } })
    .png()
    .toBuffer();
  for (let n = 0; n < samples; n += 1) {
    writeFileSync(join(dataset, `${n}.png`), image);
    writeFileSync(join(dataset, `${n}.txt`), 'solo, 1girl');
  }
  server = await startCaptionServer({
    answer: ({ text }) => {
      answered.set(text, (answered.get(text) ?? 0) + 1);
      return captionOf(text);
    },
  });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const start = async (): Promise<Served> => {
  const served = await startServed(dataset, join(folder, 'data'));
  await untilReady(served.client);
  return served;
};

const runOf = async ({ client }: Served): Promise<CaptionRun> => {
  const { runs } = await client.call('GET /api/proposals/runs');
  const [run] = runs;
  if (run === undefined) throw new Error('There is no run.');
  return run;
};

/** Resolves when so many have been answered in this process, or all. */
const untilAnswered = async (more: number): Promise<void> => {
  const count = (): number => [...answered.values()].reduce((sum, times) => sum + times, 0);
  const wanted = count() + more;
  while (count() < wanted && answered.size < samples) await new Promise((resolve) => setImmediate(resolve));
};

test(`the engine is killed ${kills} times in the middle of a run, and nothing that was kept is asked for again`, async () => {
  let served = await start();
  const view = await served.client.call('POST /api/views', { body: { query: '' } });
  const texts = { one: '{path}', several: '{path}', none: '{path}' };
  const spec = runSpec.parse({
    by: 'endpoint',
    url: server.url,
    model: 'seer-7b',
    concurrency,
    prompt: { name: 'Path', system: '', texts },
  });
  const scope = { view: view.id, ranges: [[0, view.count] as [number, number]] };
  await served.client.call('POST /api/proposals/runs', { body: { scope, which: 'all', spec } });
  let kept = 0;
  for (let round = 0; round < kills; round += 1) {
    await untilAnswered(20 + round * 7);
    await served.end('SIGKILL');
    served = await start();
    const run = await runOf(served);
    expect(run).toMatchObject({
      state: 'paused',
      why: 'Proofsheet was closed while it ran.',
      total: samples,
    });
    const ready = run.counts.ready;
    // All that the server has answered, but for what was on its way.
    expect(ready).toBeGreaterThanOrEqual(answered.size - concurrency);
    expect(ready).toBeGreaterThan(kept);
    kept = ready;
    await served.client.call('POST /api/proposals/runs/:id/resume', { params: { id: run.id } });
  }
  await expect.poll(async () => (await runOf(served)).state, { timeout: 300_000 }).toBe('done');
  const times = [...answered.values()];
  expect(answered.size).toBe(samples);
  expect(times.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(samples + kills * concurrency);
  expect(existsSync(join(dataset, '0_nl.txt'))).toBe(false);

  // Accepting is an edit like any other: the journal completes it, or takes it back.
  const accepting = served.client
    .call('POST /api/proposals/accept', { body: { filter: {} } })
    .catch(() => undefined);
  const first = join(dataset, '0_nl.txt');
  while (!existsSync(first)) await new Promise((resolve) => setImmediate(resolve));
  await served.end('SIGKILL');
  await accepting;
  served = await start();
  // The journal is opened by now: what was interrupted has been completed, or taken back.
  await served.client.call('GET /api/edits', { query: { from: 0, count: 1 } });
  const captions = Array.from({ length: samples }, (_, n) => join(dataset, `${n}_nl.txt`));
  const written = captions.filter((file) => existsSync(file));
  for (const [n, file] of captions.entries())
    if (existsSync(file)) expect(readFileSync(file, 'utf8')).toBe(captionOf(`${n}.png`));
  expect([0, samples]).toContain(written.length);
  // What is written is not proposed any more, and what is not can be accepted still.
  await served.client.call('POST /api/proposals/accept', { body: { filter: {} } });
  for (const [n, file] of captions.entries()) expect(readFileSync(file, 'utf8')).toBe(captionOf(`${n}.png`));
  await served.end('SIGTERM');
});
