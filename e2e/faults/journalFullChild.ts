/** Runs beside the small disk, which holds the data: fills it, plans, makes room, edits, and prints the results. */
import { readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { createEngine } from '../../electron/engine/engine.ts';
import { createEngineClient } from '../../electron/hosting/engineClient.ts';
import { EngineCallError } from '../../electron/hosting/engineCallError.ts';
import { untilReady } from '../support/served.ts';

const [disk = '', dataset = ''] = process.argv.slice(2);
const image = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#888' } })
  .png()
  .toBuffer();
const names = Array.from({ length: 3000 }, (_, n) => `${n}.txt`);
const original = 'solo, smile';
for (const name of names) {
  writeFileSync(join(dataset, name.replace('.txt', '.png')), image);
  writeFileSync(join(dataset, name), original);
}
const texts = (): readonly string[] => names.map((name) => readFileSync(join(dataset, name), 'utf8'));
const engine = createEngine({ dataDir: disk, log: () => undefined });
const client = createEngineClient((request) => engine.fetch(request));
await client.call('POST /api/dataset/open', { body: { path: dataset } });
await untilReady(client);

const plan = async () => {
  const view = await client.call('POST /api/views', { body: { query: '' } });
  const edit = { kind: 'add-tag', tag: 'x'.repeat(1500), place: { at: 'end' } } as const;
  const scope = { view: view.id, ranges: [[0, names.length] as [number, number]] };
  return client.call('POST /api/plans', { body: { edit, scope } });
};
const { bavail, bsize } = statfsSync(disk);
const room = 1_500_000;
const ballast = join(disk, 'ballast');
writeFileSync(ballast, Buffer.alloc(bavail * bsize - room));
const says = await plan().then(
  () => '',
  (error: unknown) => (error instanceof EngineCallError ? error.message : String(error)),
);
const unchanged = texts().filter((text) => text === original).length;
const { edits } = await client.call('GET /api/edits', { query: { from: 0, count: 10 } });

rmSync(ballast);
const { id } = await plan();
const theirs = 'written by another program';
writeFileSync(join(dataset, '2500.txt'), theirs);
const report = await client.call('POST /api/plans/:id/apply', { params: { id } });
const kept = texts()[2500];
await client.call('POST /api/undo', { body: {} });
const undone = texts().filter((text) => text === original || text === theirs).length;
await engine.close();
process.stdout.write(
  JSON.stringify({
    says,
    unchanged,
    edits: edits.length,
    written: report.written,
    conflicts: report.conflicts.map(({ relPath }) => relPath),
    theirs: kept,
    undone,
  }),
);
