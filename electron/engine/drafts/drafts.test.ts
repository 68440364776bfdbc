import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Draft } from '../../../shared/api/drafts.ts';
import { sampleId } from '../../../shared/api/ids.ts';
import { pngOf, startEngine, tempFolder, writeFiles } from '../testing.ts';

const draftOf = (change: Partial<Draft> = {}): Draft => ({
  relPath: 'a.png',
  field: 'nl',
  text: 'She smi',
  base: 'She stands.',
  at: 7,
  ...change,
});

const edit = (proposal: number, text: string): Draft =>
  draftOf({ field: 'nlProposal', proposal, text, base: null });

const opened = async () => {
  const folder = tempFolder();
  writeFiles(folder, { 'a.png': await pngOf(), 'a.txt': '1girl', 'a_nl.txt': 'She stands.' });
  const engine = await startEngine();
  const dataset = await engine.open(folder);
  const params = { dataset: dataset.id };
  const drafts = async () => (await engine.call('GET /api/drafts/:dataset', { params })).drafts;
  const keep = (draft: Draft) => engine.call('PUT /api/drafts/:dataset', { params, body: draft });
  return { engine, folder, params, drafts, keep };
};

test('a draft is kept when the dataset is closed and the engine is started again, apart from the caption', async () => {
  const { engine, folder, params, drafts, keep } = await opened();
  expect(await drafts()).toEqual([]);
  await keep(draftOf({ text: 'She' }));
  await keep(draftOf());
  await engine.call('POST /api/dataset/close');
  // Also while it is closed: the window may be slower.
  await keep(draftOf({ field: 'tag', text: 'rai', base: null }));
  await engine.close();
  const again = await startEngine(engine.dataDir);
  const kept = (await again.call('GET /api/drafts/:dataset', { params })).drafts;
  expect(kept).toEqual([draftOf(), draftOf({ field: 'tag', text: 'rai', base: null })]);
  expect(readFileSync(path.join(folder, 'a_nl.txt'), 'utf8')).toBe('She stands.');
});

test('a draft goes when it is dropped', async () => {
  const { engine, params, drafts, keep } = await opened();
  await keep(draftOf());
  await keep(draftOf({ relPath: 'b.png' }));
  const query = { relPath: 'a.png', field: 'nl' } as const;
  await engine.call('DELETE /api/drafts/:dataset', { params, query });
  expect(await drafts()).toEqual([draftOf({ relPath: 'b.png' })]);
});

test('edits of proposals are kept one for each proposal of an image', async () => {
  const { engine, params, drafts, keep } = await opened();
  for (const each of [edit(1, 'One'), edit(2, 'Two'), edit(1, 'One more')]) await keep(each);
  expect(await drafts()).toEqual([edit(2, 'Two'), edit(1, 'One more')]);
  const query = { relPath: 'a.png', field: 'nlProposal', proposal: 2 } as const;
  await engine.call('DELETE /api/drafts/:dataset', { params, query });
  expect(await drafts()).toEqual([edit(1, 'One more')]);
});

test('a draft goes with the edit that saves its text, though no window tells; with a conflict it stays', async () => {
  const { engine, folder, drafts, keep } = await opened();
  const saving = (expected: string) =>
    engine.call('POST /api/edits', {
      body: {
        edit: { kind: 'set-text', caption: 'nl', text: 'She smiles.', expected },
        scope: { ids: [sampleId.parse(1)] },
      },
    });
  await keep(draftOf());
  await keep(draftOf({ field: 'note', text: 'hand' }));
  expect((await saving('Another text.')).conflicts).toHaveLength(1);
  expect(await drafts()).toHaveLength(2);
  expect((await saving('She stands.')).written).toBe(1);
  expect(await drafts()).toEqual([draftOf({ field: 'note', text: 'hand' })]);
  expect(readFileSync(path.join(folder, 'a_nl.txt'), 'utf8')).toBe('She smiles.');
});

test('a draft of a dataset that was never opened is refused, and so is a name that is no id', async () => {
  const { engine } = await opened();
  const body = draftOf();
  const unknown = { params: { dataset: '0123456789abcdef' }, body };
  expect((await engine.refused('PUT /api/drafts/:dataset', unknown)).code).toBe('not-found');
  const outside = { params: { dataset: '../../escape' }, body };
  expect((await engine.refused('PUT /api/drafts/:dataset', outside)).code).toBe('bad-request');
});
