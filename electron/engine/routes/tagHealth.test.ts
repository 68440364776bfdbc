/** Doubts of tags through the engine's door: found, kept up to date, asked for by queries, kept between starts. */
import { expect, test } from 'vitest';
import { pngOf, startEngine, tempFolder, writeFiles } from '../testing.ts';

const usual = (at: number): string => (at % 2 === 0 ? 'hat, coat, boots' : 'scarf, skirt, sandals');

/** Two uniforms, with a hat forgotten and a hat too many. */
const openUniforms = async () => {
  const root = tempFolder();
  const png = await pngOf();
  for (let at = 0; at < 160; at++) {
    const tags = at === 4 ? 'coat, boots' : at === 5 ? `${usual(at)}, hat` : usual(at);
    writeFiles(root, { [`${at}.png`]: png, [`${at}.txt`]: tags });
  }
  const engine = await startEngine();
  await engine.open(root);
  return { ...engine, root };
};

const find = { body: { pictures: false } } as const;
const hat = { query: { key: 'hat' } } as const;

test('tells the samples that should have a tag and lack it, and those that have it and should not', async () => {
  const { call, refused } = await openUniforms();
  const state = await call('POST /api/tags/health/find', find);
  expect(state).toMatchObject({ phase: 'found', outOfDate: false, failed: null, judged: 160, compared: 0 });
  expect(state.tags.map(({ key }) => key).toSorted()).toEqual([
    'boots',
    'coat',
    'hat',
    'sandals',
    'scarf',
    'skirt',
  ]);
  const { missing, wrong } = await call('GET /api/tags/doubts', hat);
  expect([missing[0]?.row.relPath, wrong[0]?.row.relPath]).toEqual(['4.png', '5.png']);
  expect([missing[0]?.tier, wrong[0]?.tier]).not.toContain(null);
  expect(await refused('GET /api/tags/doubts', { query: { key: 'x' } })).toMatchObject({
    code: 'not-found',
  });
});

test('what is doubted is a query, and a filter', async () => {
  const { call } = await openUniforms();
  const query = 'missing-tag:hat OR wrong-tag:hat';
  expect((await call('POST /api/views', { body: { query } })).unknown).toEqual(['tags']);
  await call('POST /api/findings/look', { body: { query } });
  const view = await call('POST /api/views', { body: { query } });
  expect([view.count, view.unknown]).toEqual([2, []]);
  const { facets } = await call('GET /api/views/:id/facets', {
    params: { id: view.id },
    query: { limit: 10, only: 'doubts' },
  });
  expect(facets[0]?.items).toContainEqual({
    label: 'hat, missing',
    term: 'missing-tag:hat',
    count: 1,
    total: 1,
  });
});

test('a tag that is added is no longer missing, at once, and the search follows', async () => {
  const { call, until, mark } = await openUniforms();
  await call('POST /api/tags/health/find', find);
  const before = await call('GET /api/tags/doubts', hat);
  const [doubt] = before.missing;
  if (doubt === undefined) throw new Error('Nothing is doubted.');
  mark();
  await call('POST /api/edits', {
    opening: doubt.row.opening,
    body: { edit: { kind: 'add-tag', tag: 'hat', place: { at: 'end' } }, scope: { ids: [doubt.row.id] } },
  });
  await until((event) => event.type === 'samples');
  const after = await call('GET /api/tags/doubts', hat);
  expect(after.missing.map(({ row }) => row.relPath)).not.toContain('4.png');
  const state = await call('POST /api/tags/health/find', find);
  expect([state.outOfDate, state.tags.find(({ key }) => key === 'hat')?.missing.look]).toEqual([false, 0]);
});

test('what was found is there after a start', async () => {
  const first = await openUniforms();
  const found = await first.call('POST /api/tags/health/find', find);
  await first.close();
  const again = await startEngine(first.dataDir);
  await again.open(first.root);
  const state = await again.call('GET /api/tags/health');
  expect([state.phase, state.tags]).toEqual(['found', found.tags]);
});
