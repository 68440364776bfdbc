/** Queries over findings: where nothing has been looked for, the answer is neither none nor all. */
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { startEagerEngine, tempFolder, writeFiles, type TestEngine } from '../testing.ts';

const noise = async (seed: number): Promise<Buffer> => {
  const pixels = Buffer.from(Array.from({ length: 64 * 64 * 3 }, (_, i) => (i * seed * 31) % 251));
  return sharp(pixels, { raw: { width: 64, height: 64, channels: 3 } })
    .jpeg()
    .toBuffer();
};

/** `cut.jpg` ends in the middle: its header is whole. `twice.jpg` is the same file as `one.jpg`. */
const opened = async (): Promise<TestEngine> => {
  const folder = tempFolder();
  const [one, other] = [await noise(3), await noise(7)];
  writeFiles(folder, {
    'one.jpg': one,
    'one.txt': '1girl, solo, 1girl',
    'twice.jpg': one,
    'twice.txt': '1girl',
    'cut.jpg': other.subarray(0, Math.floor(other.length / 2)),
    'cut.txt': '1girl',
  });
  const engine = await startEagerEngine();
  await engine.open(folder);
  return engine;
};

const find = async ({ call }: TestEngine, query: string): Promise<readonly string[]> => {
  await call('POST /api/findings/look', { body: { query } });
  const { id, unknown } = await call('POST /api/views', { body: { query } });
  expect(unknown).toEqual([]);
  const { found } = await call('GET /api/views/:id/found', { params: { id }, query: { from: 0, count: 10 } });
  return found.map(({ relPath }) => relPath);
};

test('what a query asks of the findings is looked for, images that must be decoded among it', async () => {
  const engine = await opened();
  expect(await find(engine, 'problem:duplicate-tag')).toEqual(['one.jpg']);
  expect(await find(engine, 'problem:broken-image')).toEqual(['cut.jpg']);
  expect(await find(engine, 'is:broken')).toEqual(['cut.jpg']);
  expect(await find(engine, 'NOT is:broken')).toEqual(['one.jpg', 'twice.jpg']);
  expect(await find(engine, 'duplicate:equal')).toEqual(['one.jpg', 'twice.jpg']);
  expect(await find(engine, 'NOT duplicate:equal')).toEqual(['cut.jpg']);
  expect(await find(engine, 'suspect:likely')).toEqual([]);
});

test('until it is known a view says so, is empty for the query and its opposite, and nothing is done with it', async () => {
  const engine = await opened();
  for (const query of ['duplicate:equal', 'NOT duplicate:equal']) {
    const { id, count, unknown } = await engine.call('POST /api/views', { body: { query } });
    expect({ count, unknown }).toEqual({ count: 0, unknown: ['duplicates'] });
    const edit = { kind: 'add-tag', tag: 'rain', place: { at: 'end' } } as const;
    const body = { edit, scope: { view: id, ranges: [[0, 3] as [number, number]] } };
    expect(await engine.refused('POST /api/edits', { body })).toMatchObject({ code: 'busy' });
  }
});

test('a query that does not parse looks for nothing', async () => {
  const { refused } = await opened();
  expect(await refused('POST /api/findings/look', { body: { query: 'problem:' } })).toMatchObject({
    code: 'bad-query',
  });
});
