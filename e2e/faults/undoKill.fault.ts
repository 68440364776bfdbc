/**
 * Promise 1 for undo and redo: the engine is killed at any moment of them, and sometimes again while it
 * recovers. After the next start each caption is whole, the history is right about all of them, and the next
 * undo or redo works. Changes that a person made between the kill and the start stay.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createKill, momentOf } from '../support/killing.ts';
import { type Served, startServed, untilReady } from '../support/served.ts';

const samples = 1000;
const kills = 12;

let folder: string;
let dataset: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'proofsheet-undo-kill-'));
  dataset = join(folder, 'dataset');
  mkdirSync(dataset);
  const image = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#888' } })
    .png()
    .toBuffer();
  for (let n = 0; n < samples; n += 1) {
    writeFileSync(join(dataset, `${n}.png`), image);
    writeFileSync(join(dataset, `${n}.txt`), `solo, tag ${n}`);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Captions by whether they have the edit; anything else is an error. */
const captions = () => {
  const without: string[] = [];
  const withIt: string[] = [];
  const other: string[] = [];
  for (const name of readdirSync(dataset)) {
    const [, n] = /^(\d+)\.txt$/.exec(name) ?? [];
    if (n === undefined && /^\d+\.png$/.test(name)) continue;
    const text = n === undefined ? '' : readFileSync(join(dataset, name), 'utf8');
    const kind = text === `solo, tag ${n}` ? without : text === `solo, tag ${n}, hat` ? withIt : other;
    kind.push(name);
  }
  return { without, withIt, other } as const;
};

const start = async (): Promise<Served> => {
  const served = await startServed(dataset, join(folder, 'data'));
  await untilReady(served.client);
  return served;
};

test(`the engine is killed ${kills} times in the middle of undo and redo, and history tells what is so`, async () => {
  let served = await start();
  const view = await served.client.call('POST /api/views', { body: { query: '' } });
  const edit = { kind: 'add-tag', tag: 'hat', place: { at: 'end' } } as const;
  const scope = { view: view.id, ranges: [[0, samples] as [number, number]] };
  await served.client.call('POST /api/edits', { body: { edit, scope } });
  let inForce = true;
  let interrupted = 0;
  const kill = createKill({ folders: [dataset], counts: (name) => /^\d+\.txt$/.test(name) });
  for (let round = 0; round <= kills; round += 1) {
    await kill(served, momentOf(round, samples), () =>
      inForce ? served.client.call('POST /api/undo', { body: {} }) : served.client.call('POST /api/redo'),
    );
    const now = captions();
    expect(now.other.filter((name) => !name.startsWith('.proofsheet-'))).toEqual([]);
    if (now.without.length > 0 && now.withIt.length > 0) interrupted += 1;
    const byHand = join(dataset, '7.txt');
    const emptied = round % 5 === 2;
    const text = readFileSync(byHand, 'utf8');
    if (emptied) writeFileSync(byHand, '');
    // Sometimes the engine is killed again while it recovers.
    if (round % 4 === 3)
      await (await startServed(dataset, join(folder, 'data')).catch(() => null))?.end('SIGKILL');

    served = await start();
    const { edits } = await served.client.call('GET /api/edits', { query: { from: 0, count: 500 } });
    const own = edits.find(({ kind }) => kind === 'edit');
    if (own === undefined) throw new Error('The edit is not in the history.');
    expect(edits.every(({ state }) => state === 'done' || state === 'reverted')).toBe(true);
    inForce = own.inForce;
    const then = captions();
    expect(then.other, `round ${round}`).toEqual(emptied ? ['7.txt'] : []);
    expect([then.withIt.length, then.without.length].toSorted((a, b) => a - b)).toEqual([
      0,
      samples - (emptied ? 1 : 0),
    ]);
    expect(then.withIt.length > 0, `round ${round}`).toBe(inForce);
    if (emptied) {
      expect(readFileSync(byHand, 'utf8')).toBe('');
      // Set to its content before the kill or after it: both are valid from now on.
      writeFileSync(byHand, text === '' ? '' : `solo, tag 7${inForce ? ', hat' : ''}`);
    }
  }
  await served.end('SIGTERM');
  process.stderr.write(`${kills} kills of undo and redo, ${interrupted} in the middle of writing.\n`);
  expect(interrupted).toBeGreaterThan(kills / 3);
});
