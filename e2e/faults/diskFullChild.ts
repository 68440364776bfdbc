/** Runs inside of the small disk: fills it, edits, and prints what became of it. */
import { mkdirSync, readdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { createEngine } from '../../electron/engine/engine.ts';
import { createEngineClient } from '../../electron/engineClient.ts';
import { untilReady } from '../support/served.ts';

const [disk = '', dataDir = ''] = process.argv.slice(2);
const dataset = join(disk, 'dataset');
mkdirSync(dataset);
const picture = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#888' } })
  .png()
  .toBuffer();
const names = Array.from({ length: 100 }, (_, n) => `${n}.txt`);
for (const name of names) {
  writeFileSync(join(dataset, name.replace('.txt', '.png')), picture);
  writeFileSync(join(dataset, name), 'solo, smile');
}
const engine = createEngine({ dataDir, log: () => undefined });
const client = createEngineClient((request) => engine.fetch(request));
await client.call('POST /api/dataset/open', { body: { path: dataset } });
await untilReady(client);

// Leaves room for some of the longer captions, not for all.
const { bavail, bsize } = statfsSync(disk);
writeFileSync(join(disk, 'ballast'), Buffer.alloc((bavail - 20) * bsize));

const add = async (tag: string) => {
  const view = await client.call('POST /api/views', { body: { query: '' } });
  return client.call('POST /api/edits', {
    body: {
      edit: { kind: 'add-tag', tag, place: { at: 'end' } },
      scope: { view: view.id, ranges: [[0, view.count]] },
    },
  });
};
const { state, written, failures } = await add('x'.repeat(6000));
const unchangedFiles = names.filter(
  (name) => readFileSync(join(dataset, name), 'utf8') === 'solo, smile',
).length;
const strangers = readdirSync(dataset).filter((name) => name.startsWith('.'));
rmSync(join(disk, 'ballast'));
const again = await add('boots');
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
  }),
);
