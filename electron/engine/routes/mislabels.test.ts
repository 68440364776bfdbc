import { expect, test } from 'vitest';
import type { Suspect } from '../../../shared/api/mislabels.ts';
import { planSample } from '../../sample/plan.ts';
import { pngOf, startEagerEngine, startEngine, tempFolder, writeFiles } from '../testing.ts';

/** The sample dataset with its captions, and one colour in place of its drawings. */
const openSample = async (seed = 1, start = startEngine) => {
  const root = tempFolder();
  const png = await pngOf();
  const { images, captions, truth } = planSample(seed, 360);
  writeFiles(root, Object.fromEntries(images.map(({ relPath }) => [relPath, png])));
  writeFiles(root, Object.fromEntries(captions.map(({ relPath, bytes }) => [relPath, bytes])));
  const engine = await start();
  await engine.open(root);
  const planted = truth.plants.flatMap((plant) => (plant.kind === 'wrong-character' ? [plant] : []));
  return { ...engine, root, planted };
};

const first = { from: 0, count: 20, show: 'open' } as const;
const pathsOf = (suspects: readonly Suspect[]): string[] => suspects.map(({ row }) => row.relPath);

test('finds every planted mislabel of the sample among the first 20, by tags alone, with its pair first', async () => {
  const { call, planted } = await openSample();
  const state = await call('POST /api/mislabels/find', { body: { pictures: false } });
  const { suspects } = await call('GET /api/mislabels/suspects', { query: first });
  expect(planted.length).toBeGreaterThan(8);
  expect(pathsOf(suspects)).toEqual(expect.arrayContaining(planted.map(({ relPath }) => relPath)));
  for (const { relPath, given, actual } of planted) {
    const found = suspects.find(({ row }) => row.relPath === relPath);
    expect(found).toMatchObject({ given: { tag: given }, suggested: { tag: actual } });
    expect(found?.reasons.length).toBeGreaterThan(0);
    expect(found?.nearest.suggested.length).toBeGreaterThan(0);
  }
  const [pair] = state.overlaps;
  expect([pair?.a.name, pair?.b.name]).toEqual(['Alesh', 'Pogranichnik']);
  expect(state.skipped.map(({ character }) => character.name)).toContain('Ember');
});

test('what is found is a query, and a number beside the page', async () => {
  const { call } = await openSample();
  expect((await call('GET /api/findings')).mislabels).toBeNull();
  const { counts } = await call('POST /api/mislabels/find', { body: { pictures: false } });
  const view = await call('POST /api/views', {
    body: { query: 'suspect:likely OR suspect:look' },
  });
  expect(view.count).toBe(counts.likely + counts.look);
  expect((await call('GET /api/findings')).mislabels).toBe(counts.likely);
});

test('the number beside the page is there without its page being opened', async () => {
  const { call, until } = await openSample(1, startEagerEngine);
  await until((event) => event.type === 'findings' && event.of === 'mislabels');
  expect((await call('GET /api/findings')).mislabels).toBeGreaterThan(0);
});

test('one that is kept is not shown again until its caption changes', async () => {
  const { call, root, until, mark } = await openSample();
  await call('POST /api/mislabels/find', { body: { pictures: false } });
  const before = await call('GET /api/mislabels/suspects', { query: first });
  const [suspect] = before.suspects;
  if (suspect === undefined) throw new Error('There are no suspects.');
  const { id, relPath } = suspect.row;
  const keep = { samples: [id], keep: true };
  await call('POST /api/mislabels/keep', { body: keep });
  const kept = await call('GET /api/mislabels/suspects', { query: { ...first, show: 'kept' } });
  expect(pathsOf(kept.suspects)).toEqual([relPath]);
  const open = await call('GET /api/mislabels/suspects', { query: first });
  expect(pathsOf(open.suspects)).toEqual(pathsOf(before.suspects).slice(1));

  mark();
  writeFiles(root, {
    [relPath.replace(/\.\w+$/, '.txt')]: `${suspect.given.tag}, arknights, 1boy, solo, smile`,
  });
  await call('POST /api/dataset/rescan', { body: {} });
  await until((event) => event.type === 'samples');
  const changed = await call('GET /api/mislabels/suspects', { query: { ...first, show: 'kept' } });
  expect(pathsOf(changed.suspects)).toEqual([]);
});

test('a suspect is gone as soon as it is relabelled', async () => {
  const { call } = await openSample();
  await call('POST /api/mislabels/find', { body: { pictures: false } });
  const { suspects } = await call('GET /api/mislabels/suspects', { query: first });
  const [suspect] = suspects;
  if (suspect === undefined) throw new Error('There are no suspects.');
  const { given, suggested, row } = suspect;
  const report = await call('POST /api/edits', {
    body: {
      edit: { kind: 'rename-tag', from: given.tag, to: suggested.tag, prose: true, tags: true },
      scope: { ids: [row.id] },
    },
  });
  expect(report.written).toBe(2);
  const after = await call('GET /api/mislabels/suspects', { query: first });
  expect(pathsOf(after.suspects)).not.toContain(row.relPath);
  await call('POST /api/mislabels/find', { body: { pictures: false } });
  const again = await call('GET /api/mislabels/suspects', { query: first });
  expect(pathsOf(again.suspects)).not.toContain(row.relPath);
});

test('what was found is known after a restart, without looking again', async () => {
  const { call, root, dataDir, close } = await openSample();
  const before = await call('POST /api/mislabels/find', { body: { pictures: false } });
  await close();
  const second = await startEngine(dataDir);
  await second.open(root);
  const state = await second.call('GET /api/mislabels');
  expect(state).toMatchObject({ phase: 'found', counts: before.counts, judged: before.judged });
});

test('nothing is called wrong where too little is known', async () => {
  const root = tempFolder();
  const png = await pngOf();
  writeFiles(root, { 'a.png': png, 'a.txt': 'perlica \\(arknights\\), arknights, 1girl' });
  const { call, open } = await startEngine();
  await open(root);
  expect(await call('POST /api/mislabels/find', { body: { pictures: false } })).toMatchObject({
    phase: 'found',
    judged: 0,
    counts: { likely: 0, look: 0, kept: 0 },
  });
});
