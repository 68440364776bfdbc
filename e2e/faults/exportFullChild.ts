/** Runs beside the small disk: exports to it until it is full, makes space, exports again, and prints the results. */
import { mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { createEngine } from '../../electron/engine/engine.ts';
import { createEngineClient } from '../../electron/hosting/engineClient.ts';
import { exportSettings } from '../../shared/export/settings.ts';
import { untilReady } from '../support/served.ts';

const [disk = '', folder = ''] = process.argv.slice(2);
const dataset = join(folder, 'dataset');
mkdirSync(dataset);
const image = await sharp({
  create: {
    width: 40,
    height: 40,
    channels: 3,
    background: '#888',
    noise: { type: 'gaussian', mean: 128, sigma: 40 },
  },
})
  .png()
  .toBuffer();
const samples = 100;
for (let n = 0; n < samples; n += 1) {
  writeFileSync(join(dataset, `${n}.png`), image);
  writeFileSync(join(dataset, `${n}.txt`), `solo, tag ${n}`);
}
const engine = createEngine({ dataDir: join(folder, 'data'), log: () => undefined });
const client = createEngineClient((request) => engine.fetch(request));
await client.call('POST /api/dataset/open', { body: { path: dataset } });
await untilReady(client);

// Leaves space for some of the images, not for all.
const { bavail, bsize } = statfsSync(disk);
writeFileSync(join(disk, 'ballast'), Buffer.alloc((bavail - 100) * bsize));
const out = join(disk, 'out');

const exported = async () => {
  const over = new AbortController();
  const events = client.events(over.signal);
  await events.next();
  const plan = await client.call('POST /api/exports/plan', {
    body: { settings: exportSettings.parse({}), scope: null, out },
  });
  await client.call('POST /api/exports/:id/run', { params: { id: plan.id } });
  let [state, message] = ['', ''];
  for await (const event of events) {
    if (event.type !== 'job' || event.job.kind !== 'export' || event.job.state === 'running') continue;
    [state, message] = [event.job.state, event.job.message ?? ''];
    break;
  }
  over.abort();
  const { result } = await client.call('GET /api/exports/:id/result', { params: { id: plan.id } });
  return { plan, state, message, result };
};

const first = await exported();
const { state: manifest } = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as { state: string };
rmSync(join(disk, 'ballast'));
const second = await exported();
await engine.close();
const sameBytes = Array.from({ length: samples }, (_, n) => [`${n}.png`, `${n}.txt`])
  .flat()
  .every((name) => readFileSync(join(out, name)).equals(readFileSync(join(dataset, name))));
process.stdout.write(
  JSON.stringify({
    first: { state: first.state, said: /The disk is full\..*incomplete/.test(first.message) },
    manifest,
    planned: second.plan.target,
    second: {
      state: second.state,
      result: second.result?.state,
      verified: second.result?.verified,
      all: second.result?.files === samples * 2,
      kept: (second.result?.unchanged ?? 0) > 0,
    },
    sameBytes,
  }),
);
