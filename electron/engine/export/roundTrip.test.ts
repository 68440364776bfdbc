/**
 * A dataset's whole way: two characters corrected, exported for the trainer, and opened again as what was
 * previewed.
 */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startEngine } from '../testing.ts';
import { perlica, smallDataset, startExports, yvonne } from './testing.ts';

test('two mislabelled characters are swapped, exported, and the export opened: each caption is as the preview showed', async () => {
  const { test: engine, plan, writeOut: carryOut, out } = await startExports(await smallDataset());
  const view = await engine.call('POST /api/views', { body: { query: '' } });
  await engine.call('POST /api/edits', {
    body: {
      edit: { kind: 'swap-tags', a: perlica, b: yvonne, tags: true, prose: true },
      scope: { view: view.id, ranges: [[0, view.count]] },
    },
  });
  const planned = await plan({ format: 'diffusion-pipe', captions: { tags: { order: 'mission' } } });
  const { entries } = await engine.call('GET /api/exports/:id/entries', {
    params: { id: planned.id },
    query: { from: 0, count: 10 },
  });
  expect(entries.map(({ relPath, character }) => [relPath, character])).toEqual([
    ['a/one.png', yvonne],
    ['b/three.png', null],
    ['b/two.png', perlica],
  ]);
  expect((await carryOut(planned)).result?.verified).toBe(true);

  const reader = await startEngine();
  await reader.open(join(out, 'images'));
  const all = await reader.call('POST /api/views', { body: { query: '' } });
  const { found } = await reader.call('GET /api/views/:id/found', {
    params: { id: all.id },
    query: { from: 0, count: 10 },
  });
  const shown = entries.map(({ path, after }) => ({
    relPath: path?.replace('images/', ''),
    tags: after.tags?.split(', ') ?? [],
    nl: after.nl,
  }));
  expect(found.map(({ relPath, tags, nl }) => ({ relPath, tags, nl }))).toEqual(
    shown.toSorted((a, b) => ((a.relPath ?? '') < (b.relPath ?? '') ? -1 : 1)),
  );
});
