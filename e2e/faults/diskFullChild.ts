/** Runs inside of the small disk: fills it, edits, and prints the results. */
import { mkdirSync, readdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { createEngine } from '../../electron/engine/engine.ts';
import { createEngineClient } from '../../electron/hosting/engineClient.ts';
import type { Edit } from '../../shared/edit/edit.ts';
import { untilReady } from '../support/served.ts';

const [disk = '', dataDir = ''] = process.argv.slice(2);
const dataset = join(disk, 'dataset');
mkdirSync(dataset);
const image = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#888' } })
  .png()
  .toBuffer();
const names = Array.from({ length: 100 }, (_, n) => `${n}.txt`);
for (const name of names) {
  writeFileSync(join(dataset, name.replace('.txt', '.png')), image);
  writeFileSync(join(dataset, name), 'solo, smile');
}
const engine = createEngine({ dataDir, log: () => undefined });
const client = createEngineClient((request) => engine.fetch(request));
await client.call('POST /api/dataset/open', { body: { path: dataset } });
await untilReady(client);

// Leaves room for some of the longer captions, not for all.
const fill = (blocks: number): void => {
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(join(disk, 'ballast'), Buffer.alloc((bavail - blocks) * bsize));
};
fill(20);

const carryOut = async (edit: Edit, count: number) => {
  const view = await client.call('POST /api/views', { body: { query: '' } });
  return client.call('POST /api/edits', { body: { edit, scope: { view: view.id, ranges: [[0, count]] } } });
};
const add = (tag: string, count = names.length) =>
  carryOut({ kind: 'add-tag', tag, place: { at: 'end' } }, count);
const { state, written, failures } = await add('x'.repeat(6000));
const unchangedFiles = names.filter(
  (name) => readFileSync(join(dataset, name), 'utf8') === 'solo, smile',
).length;
const strangers = readdirSync(dataset).filter((name) => name.startsWith('.'));
rmSync(join(disk, 'ballast'));
const again = await add('boots');

// An undo that needs more space than there is: it is rolled back too, and what it could not do can be done
// later.
const long = 'y'.repeat(6000);
await add(long, 20);
const texts = (): string => names.map((name) => readFileSync(join(dataset, name), 'utf8')).join('|');
const grown = texts();
await carryOut({ kind: 'remove-tag', tag: long }, 20);
const shrunk = texts();
fill(6);
const undo = await client.call('POST /api/undo', { body: {} });
const undoTakenBack = texts() === shrunk;
rmSync(join(disk, 'ballast'));
await client.call('POST /api/undo', { body: {} });
const undoneLater = texts() === grown;
await engine.close();
process.stdout.write(
  JSON.stringify({
    state,
    written,
    failures: failures.map(({ code, message }) => ({
      code,
      named: /^\d+\.txt: The disk is full\.$/.test(message),
    })),
    unchangedFiles,
    strangers,
    worksAgain: again.written / 100,
    undo: { state: undo.state, codes: undo.failures.map(({ code }) => code), undoTakenBack, undoneLater },
  }),
);
