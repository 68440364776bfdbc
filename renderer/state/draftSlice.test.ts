import { expect, test } from 'vitest';
import { createListEngine, datasetOf, rowOf } from './testing.ts';
import type { DraftPlace } from './types.ts';

const setUp = async () => {
  const engine = createListEngine([rowOf(1)]);
  const { store } = engine;
  store.getState().datasetArrived(datasetOf());
  await engine.quiet();
  const place: DraftPlace = { dataset: 'd', relPath: 'sample 1.png', field: 'nl' };
  const asked = () => engine.log.filter((line) => !line.startsWith('GET') && line.includes('/api/drafts/'));
  return { engine, store, place, asked };
};

test('what is typed goes to the engine while it is typed, and only the last of it', async () => {
  const { engine, store, place, asked } = await setUp();
  for (const text of ['S', 'Sh', 'She']) store.getState().keepDraft(place, text, '');
  expect(asked()).toEqual([]);
  engine.pass(200);
  await engine.quiet();
  expect(asked()).toEqual(['PUT /api/drafts/d']);
  // It is not offered while its field is open.
  expect(store.getState().drafts).toEqual([]);
});

test('what is typed goes to its own dataset, whatever is open by then', async () => {
  const { engine, store, place, asked } = await setUp();
  store.getState().keepDraft(place, 'She', '');
  store.getState().datasetArrived(datasetOf({ id: 'e' }));
  await engine.quiet();
  expect(asked()).toEqual(['PUT /api/drafts/d']);
  store.getState().leaveDraft(place);
  expect(store.getState().drafts).toEqual([]);
});

test('an engine that does not answer is asked again', async () => {
  const { engine, store, place, asked } = await setUp();
  engine.away = true;
  store.getState().keepDraft(place, 'She', '');
  engine.pass(200);
  await engine.quiet();
  engine.away = false;
  engine.pass(1000);
  await engine.quiet();
  expect(asked()).toEqual(['PUT /api/drafts/d', 'PUT /api/drafts/d']);
});

test('what is left is offered until it is dropped', async () => {
  const { engine, store, place, asked } = await setUp();
  store.getState().keepDraft(place, 'She', '');
  store.getState().leaveDraft(place, 'escaped');
  expect(store.getState()).toMatchObject({ escaped: place, drafts: [{ text: 'She', base: '' }] });
  store.getState().dropDraft(place);
  expect(store.getState()).toMatchObject({ escaped: null, drafts: [] });
  engine.pass(200);
  await engine.quiet();
  // It was deleted before it was sent.
  expect(asked()).toEqual(['DELETE /api/drafts/d?relPath=sample%201.png&field=nl']);
});

test('undo means the last edit again once another edit was made', async () => {
  const { store, place } = await setUp();
  store.getState().keepDraft(place, 'She', '');
  store.getState().leaveDraft(place, 'escaped');
  const target = { opening: rowOf(1).opening, scope: { ids: [rowOf(1).id] } };
  await store.getState().editNow({ kind: 'set-mark', mark: 'reviewed' }, target);
  expect(store.getState().escaped).toBeNull();
});

test('another dataset is opened only when the edits before it are answered', async () => {
  const { engine, store } = await setUp();
  const gate = Promise.withResolvers<void>();
  engine.gate = gate.promise;
  const target = { opening: rowOf(1).opening, scope: { ids: [rowOf(1).id] } };
  const edited = store.getState().editNow({ kind: 'set-mark', mark: 'reviewed' }, target);
  const opened = store.getState().openDataset({ path: '/e' });
  await Promise.resolve();
  expect(engine.log.filter((line) => line.includes('/dataset/open'))).toEqual([]);
  gate.resolve();
  await Promise.all([edited, opened]);
  const posted = engine.log.filter((line) => line.startsWith('POST /api/edits') || line.includes('/open'));
  expect(posted).toEqual(['POST /api/edits', 'POST /api/dataset/open']);
});
