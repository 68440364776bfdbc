/**
 * The engine is killed at any moment of an export: the folder is never marked as complete when it is not, the
 * source is unchanged, and the next run completes the folder without a trace of what happened.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportSettings } from '../../shared/export/settings.ts';
import { startServed, untilReady, type Served } from '../support/served.ts';

const samples = 600;
const kills = 12;

let folder: string;
let dataset: string;
let out: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'proofsheet-export-kill-'));
  dataset = join(folder, 'dataset');
  out = join(folder, 'out');
  mkdirSync(dataset);
  const image = await sharp({ create: { width: 24, height: 16, channels: 3, background: '#888' } })
    .png()
    .toBuffer();
  for (let n = 0; n < samples; n += 1) {
    writeFileSync(join(dataset, `${n}.png`), image);
    writeFileSync(join(dataset, `${n}.txt`), `solo, zero \\(arknights\\), arknights, tag ${n}`);
    writeFileSync(join(dataset, `${n}_nl.txt`), `Picture ${n} shows Zero.\n`);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** One hash for a whole tree: names and bytes; hidden files left out. */
const fingerprint = (root: string): string => {
  const digest = createHash('sha256');
  const names = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  for (const name of names) digest.update(name.slice(root.length)).update(readFileSync(name));
  return digest.digest('hex');
};

const stateOf = (): string => {
  try {
    return (JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as { state: string }).state;
  } catch {
    return 'none';
  }
};

/** Two exports that differ in every file, so that each replaces the other. */
const variants = [
  exportSettings.parse({ format: 'diffusion-pipe', captions: { tags: { order: 'mission' } } }),
  exportSettings.parse({
    format: 'kohya',
    captions: { text: 'tags-nl' },
    images: { as: 'webp', quality: 60 },
  }),
];

const run = async ({ client }: Served, variant: number): Promise<string> => {
  const settings = variants[variant] ?? exportSettings.parse({});
  const { id } = await client.call('POST /api/exports/plan', { body: { settings, scope: null, out } });
  await client.call('POST /api/exports/:id/run', { params: { id } });
  return id;
};

/** Starts an export and waits until this share of it is done; 1: until it has ended. */
const runUntil = async (served: Served, variant: number, share: number): Promise<string> => {
  const enough = new AbortController();
  const events = served.client.events(enough.signal);
  await events.next();
  const id = await run(served, variant);
  for await (const event of events) {
    if (event.type !== 'job' || event.job.kind !== 'export') continue;
    const { state, done, total } = event.job;
    if (state !== 'running' || (total !== null && done >= share * total && share < 1)) break;
  }
  enough.abort();
  return id;
};

const finish = async (served: Served, variant: number) => {
  const id = await runUntil(served, variant, 1);
  return (await served.client.call('GET /api/exports/:id/result', { params: { id } })).result;
};

const start = async (): Promise<Served> => {
  const served = await startServed(dataset, join(folder, 'data'));
  await untilReady(served.client);
  return served;
};

test(`the engine is killed ${kills} times in the middle of exports, and the next run completes them`, async () => {
  const source = fingerprint(dataset);
  let served = await start();
  const expected = [];
  for (const variant of [0, 1]) {
    expect(await finish(served, variant)).toMatchObject({ state: 'complete', verified: true });
    expected.push(fingerprint(out));
  }
  let interrupted = 0;
  for (let round = 0; round < kills; round += 1) {
    const variant = round % 2;
    // The moment of the fault: before the first file, in the middle, and after the end.
    if (round === 0) await run(served, variant);
    else await runUntil(served, variant, round / (kills - 1));
    await served.end('SIGKILL');
    const state = stateOf();
    if (state === 'incomplete') interrupted += 1;
    if (state === 'complete') expect(expected).toContain(fingerprint(out));
    served = await start();
    const result = await finish(served, variant);
    expect(result, `round ${round}`).toMatchObject({
      state: 'complete',
      verified: true,
      failures: [],
      left: [],
    });
    expect(fingerprint(out), `round ${round}`).toBe(expected[variant]);
  }
  await served.end('SIGTERM');
  expect(fingerprint(dataset)).toBe(source);
  process.stderr.write(`${kills} kills, ${interrupted} in the middle of writing.\n`);
  expect(interrupted).toBeGreaterThan(kills / 3);
});
