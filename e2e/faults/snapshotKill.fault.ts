/**
 * The columns that are kept for the next start: killed while they are written, or replaced by torn, old and foreign ones, the
 * next start shows what the files say.
 */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createKill, momentOf } from '../support/killing.ts';
import { type Served, startServed, untilReady } from '../support/served.ts';

const samples = 3000;
const kills = 10;

let folder: string;
let dataDir: string;
let dataset: string;
/** Of the dataset, in the data folder. */
let kept: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'proofsheet-snapshot-'));
  dataDir = join(folder, 'data');
  dataset = join(folder, 'dataset');
  mkdirSync(dataset);
  const image = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#888' } })
    .png()
    .toBuffer();
  for (let n = 0; n < samples; n += 1) {
    writeFileSync(join(dataset, `${n}.png`), image);
    writeFileSync(join(dataset, `${n}.txt`), `number ${n}, solo, round 0`);
  }
  const served = await startServed(dataset, dataDir);
  await untilReady(served.client);
  await served.end('SIGTERM');
  const [id = ''] = readdirSync(join(dataDir, 'datasets'));
  kept = join(dataDir, 'datasets', id, 'columns.snapshot');
  if (!existsSync(kept)) throw new Error(`${kept} was not written.`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What `tags` of an image say in its file. */
const tagsOf = (relPath: string): readonly string[] =>
  readFileSync(join(dataset, relPath.replace('.png', '.txt')), 'utf8').split(', ');

/**
 * Samples of the first screen and the last one that are not shown as their files are, as soon as something is shown.
 * Nothing has changed the files since the engine ended.
 */
const wrong = async ({ client }: Served): Promise<readonly string[]> => {
  const { id, count } = await client.call('POST /api/views', { body: { query: '' } });
  expect(count).toBe(samples);
  const rows = async (from: number) =>
    (await client.call('GET /api/views/:id/rows', { params: { id }, query: { from, count: 50 } })).rows;
  const all = [...(await rows(0)), ...(await rows(samples - 50))];
  return all.flatMap(({ relPath, tags }) => {
    const read = tags.state === 'present' ? tags.tags.map(({ text }) => text) : [];
    return read.join() === tagsOf(relPath).join() ? [] : [`${relPath}: ${read.join()}`];
  });
};

const retag = async ({ client }: Served, from: string, to: string): Promise<void> => {
  const { id } = await client.call('POST /api/views', { body: { query: '' } });
  await client.call('POST /api/edits', {
    body: {
      edit: { kind: 'rename-tag', from, to, tags: true, prose: false },
      scope: { view: id, ranges: [[0, samples]] },
    },
  });
};

const start = (): Promise<Served> => startServed(dataset, dataDir);

test(`killed ${kills} times around the writing of what is kept, and never shows another state`, async () => {
  const kill = createKill({ folders: [join(kept, '..')], counts: (name) => name.startsWith('columns.') });
  for (let round = 0; round < kills; round += 1) {
    const served = await start();
    expect(await wrong(served)).toEqual([]);
    await untilReady(served.client);
    await retag(served, `round ${round}`, `round ${round + 1}`);
    // Made, filled and renamed: three changes, and more where it is written in pieces.
    await kill(served, momentOf(round, 3), () => served.client.call('POST /api/dataset/close'));
  }
  const last = await start();
  expect(await wrong(last)).toEqual([]);
  await last.end('SIGTERM');
});

test('torn, old and foreign ones are never shown', async () => {
  const old = join(folder, 'old');
  copyFileSync(kept, old);
  const served = await start();
  await untilReady(served.client);
  await retag(served, 'solo', 'alone');
  await served.end('SIGTERM');
  const whole = readFileSync(kept);
  const spoil: readonly (() => void)[] = [
    () => copyFileSync(old, kept),
    () => truncateSync(kept, Math.floor(whole.length / 2)),
    () => writeFileSync(kept, Buffer.from(whole).fill(0, 200, 5000)),
    () => writeFileSync(kept, 'something else'),
    () => rmSync(kept),
  ];
  for (const change of spoil) {
    writeFileSync(kept, whole);
    change();
    const next = await start();
    expect(await wrong(next)).toEqual([]);
    await next.end('SIGKILL');
  }
});
