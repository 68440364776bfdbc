/** What the next start knows of an export that the end of the program cut short. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../testing.ts';
import { smallDataset, startExports } from './testing.ts';
import { unfinishedExports } from './unfinished.ts';

const history = { query: { from: 0, count: 1 } } as const;

/** As an end in the middle leaves it. */
const cutShort = (out: string): void => {
  const file = join(out, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as object;
  writeFileSync(file, JSON.stringify({ ...manifest, state: 'incomplete' }));
};

test('an export that ends is not noted any more', async () => {
  const { test: engine, run } = await startExports(await smallDataset());
  await run({});
  expect((await engine.call('GET /api/edits', history)).notices).toEqual([]);
});

test('one that was cut short is told when the dataset is opened, until it is completed', async () => {
  const root = await smallDataset();
  const dataDir = tempFolder();
  const { test: engine, run, out } = await startExports(root, dataDir);
  await run({});
  const id = (await engine.call('GET /api/dataset')).dataset?.id ?? '';
  unfinishedExports(join(dataDir, 'datasets', id)).begin(out);
  cutShort(out);
  const told = async () => (await engine.call('GET /api/edits', history)).notices;
  expect(await told()).toEqual([expect.stringContaining(`The export into ${out} was not finished`)]);
  await run({});
  expect(await told()).toEqual([]);
});

test('it is not told when the folder is gone, nor after a week', () => {
  const dataFolder = tempFolder();
  const out = tempFolder();
  const day = 24 * 3600 * 1000;
  let now = 0;
  const unfinished = unfinishedExports(dataFolder, () => now);
  unfinished.begin(out);
  expect(unfinished.notices()).toEqual([]);
  const source = { name: 'x', id: 'y' };
  const manifest = { proofsheet: '1', kind: 'export', state: 'incomplete', source, settings: {}, samples: 0 };
  writeFileSync(
    join(out, 'manifest.json'),
    JSON.stringify({ ...manifest, bytes: 0, files: [], skipped: [] }),
  );
  expect(unfinished.notices()).toHaveLength(1);
  now = 8 * day;
  expect(unfinished.notices()).toEqual([]);
});
