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

/** A reproducible sequence in 0..1 (mulberry32). */
const randomFrom = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};

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

const begin = async ({ client }: Served, variant: number): Promise<string> => {
  const settings = variants[variant] ?? exportSettings.parse({});
  const { id } = await client.call('POST /api/exports/plan', { body: { settings, scope: null, out } });
  await client.call('POST /api/exports/:id/run', { params: { id } });
  return id;
};

const finish = async (served: Served, variant: number) => {
  const over = new AbortController();
  const events = served.client.events(over.signal);
  await events.next();
  const id = await begin(served, variant);
  for await (const event of events) {
    if (event.type === 'job' && event.job.kind === 'export' && event.job.state !== 'running') break;
  }
  over.abort();
  return (await served.client.call('GET /api/exports/:id/result', { params: { id } })).result;
};

const start = async (): Promise<Served> => {
  const served = await startServed(dataset, join(folder, 'data'));
  await untilReady(served.client);
  return served;
};

test(`the engine is killed ${kills} times in the middle of exports, and the next run completes them`, async () => {
  const random = randomFrom(4);
  const source = fingerprint(dataset);
  let served = await start();
  const began = performance.now();
  const expected = [];
  for (const variant of [0, 1]) {
    expect(await finish(served, variant)).toMatchObject({ state: 'complete', verified: true });
    expected.push(fingerprint(out));
  }
  const length = (performance.now() - began) / 2;
  let interrupted = 0;
  for (let round = 0; round < kills; round += 1) {
    const variant = round % 2;
    await begin(served, variant);
    // The moment of the fault.
    await new Promise((resolve) => setTimeout(resolve, random() * length));
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
