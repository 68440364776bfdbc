import { expect, test } from 'vitest';
import { editOf } from './captionSlice.ts';
import { createListEngine, datasetOf, rowOf } from './testing.ts';

const nl = { id: 7, relPath: 'a.png', caption: 'nl' } as const;
const tags = { id: 8, relPath: 'a.png', caption: 'tags' } as const;

const setUp = async () => {
  const engine = createListEngine([rowOf(1)]);
  const { store } = engine;
  store.getState().datasetArrived(datasetOf());
  await engine.quiet();
  const asked = () => engine.log.filter((line) => !line.startsWith('GET') && line.includes('/api/drafts/'));
  return { engine, store, asked };
};

test('an edit of a proposal is a draft from its first letter on, one for each proposal', async () => {
  const { engine, store, asked } = await setUp();
  const { editProposal } = store.getState();
  for (const text of ['S', 'She']) editProposal(nl, text);
  expect(asked()).toEqual([]);
  editProposal(tags, ['solo', 'hat']);
  await engine.quiet();
  expect(asked()).toEqual(['PUT /api/drafts/d', 'PUT /api/drafts/d']);
  expect(store.getState().drafts).toMatchObject([
    { relPath: 'a.png', field: 'nlProposal', proposal: 7, text: 'She' },
    { relPath: 'a.png', field: 'tagsProposal', proposal: 8, text: 'solo, hat' },
  ]);
  editProposal(nl, null);
  engine.pass(200);
  await engine.quiet();
  expect(asked().at(-1)).toBe('DELETE /api/drafts/d?relPath=a.png&field=nlProposal&proposal=7');
  expect(editOf(store.getState(), nl)).toBeUndefined();
  expect(editOf(store.getState(), tags)).toEqual(['solo', 'hat']);
});

test('edits that were kept are there again, and go with the draft that is discarded', async () => {
  const { store } = await setUp();
  const before = store.getState().drafts;
  store.getState().editProposal(nl, 'She');
  store.getState().editProposal(tags, ['solo', 'hat \\(red\\)']);
  const kept = store.getState().drafts;
  const { store: again } = await setUp();
  expect(before).toEqual([]);
  again.setState({ drafts: kept });
  again.getState().proposalEditsArrived(kept);
  expect(editOf(again.getState(), nl)).toBe('She');
  expect(editOf(again.getState(), tags)).toEqual(['solo', 'hat \\(red\\)']);
  again.getState().dropDraft({ dataset: 'd', relPath: 'a.png', field: 'nlProposal', proposal: 7 });
  expect(editOf(again.getState(), nl)).toBeUndefined();
});

test('an edit is never shown of another image, or of another kind of caption', async () => {
  const { store } = await setUp();
  store.getState().editProposal(nl, 'She');
  expect(editOf(store.getState(), { ...nl, relPath: 'b.png' })).toBeUndefined();
  expect(editOf(store.getState(), { ...nl, caption: 'tags' })).toBeUndefined();
});
