/**
 * Runs as a user with limited permissions: removes them in the middle of an edit and its undo, and prints the
 * results.
 */
import { chmodSync, readdirSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { createEngine } from '../../electron/engine/engine.ts';
import { createEngineClient } from '../../electron/hosting/engineClient.ts';
import type { EditReport } from '../../shared/api/edits.ts';
import { untilReady } from '../support/served.ts';

const [dataset = '', dataDir = ''] = process.argv.slice(2);
const samples = 1500;
const image = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#888' } })
  .png()
  .toBuffer();
for (let n = 0; n < samples; n += 1) {
  writeFileSync(join(dataset, `${n}.png`), image);
  writeFileSync(join(dataset, `${n}.txt`), 'solo');
}
const engine = createEngine({ dataDir, dataHome: null, log: () => undefined });
const client = createEngineClient((request) => engine.fetch(request));
await client.call('POST /api/dataset/open', { body: { path: dataset } });
await untilReady(client);

const count = (text: string): number =>
  readdirSync(dataset).filter(
    (name) => name.endsWith('.txt') && readFileSync(join(dataset, name), 'utf8') === text,
  ).length;

/** Removes the permission after some progress of the writing, which runs in another thread. */
const interrupted = async (after: number, work: () => Promise<EditReport>): Promise<EditReport> => {
  let seen = 0;
  const watcher = watch(dataset, () => {
    if (seen++ < after) return;
    watcher.close();
    chmodSync(dataset, 0o555);
  });
  try {
    return await work();
  } finally {
    watcher.close();
    chmodSync(dataset, 0o755);
  }
};

/** How many files have the wanted content, where history and report agree with that; else a sentence. */
const doneOf = async (report: EditReport, wanted: string): Promise<number | string> => {
  const { edits } = await client.call('GET /api/edits', { query: { from: 0, count: 500 } });
  const own = edits.find(({ kind }) => kind === 'edit');
  const done = count(wanted);
  const codes = [...new Set(report.failures.map(({ code }) => code))].join();
  const said = { written: report.written, failed: own?.missed.failed, state: edits[0]?.state, codes };
  const so = {
    written: done,
    failed: samples - done,
    state: 'done',
    codes: done === samples ? '' : 'EACCES',
  };
  return JSON.stringify(said) === JSON.stringify(so) ? done : JSON.stringify({ said, so });
};

const view = await client.call('POST /api/views', { body: { query: '' } });
const scope = { view: view.id, ranges: [[0, view.count] as [number, number]] };
const edit = { kind: 'add-tag', tag: 'hat', place: { at: 'end' } } as const;
const wrong: string[] = [];
let [halfEdits, halfUndos] = [0, 0];
for (let round = 0; round < 12 && (halfEdits === 0 || halfUndos === 0); round += 1) {
  const report = await interrupted(round * 30, () =>
    client.call('POST /api/edits', { body: { edit, scope } }),
  );
  const done = await doneOf(report, 'solo, hat');
  if (typeof done === 'string') wrong.push(done);
  else if (done > 0 && done < samples) halfEdits += 1;
  await client.call('POST /api/edits/:id/retry', { params: { id: report.edit ?? 0 } });
  if (count('solo, hat') !== samples) wrong.push('The edit did not end.');
  const undone = await doneOf(
    await interrupted(round * 30, () => client.call('POST /api/undo', { body: {} })),
    'solo',
  );
  if (typeof undone === 'string') wrong.push(undone);
  else if (undone > 0 && undone < samples) halfUndos += 1;
  if (undone !== samples) await client.call('POST /api/undo', { body: {} });
  if (count('solo') !== samples) wrong.push('The undo did not end.');
}
await engine.close();
const strangers = readdirSync(dataset).filter((name) => name.startsWith('.'));
process.stdout.write(JSON.stringify({ wrong, halfEdit: halfEdits > 0, halfUndo: halfUndos > 0, strangers }));
