/** Proposals from being asked for to being written, on real datasets. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pngOf, writeFiles } from '../testing.ts';
import { openProposalStore } from './store/proposalStore.ts';
import { answer, captionedImages, openWithProposals, read, spec } from './testing.ts';

test('what is missing is asked for, shown, and written as one edit that can be undone', async () => {
  const folder = await captionedImages();
  const open = await openWithProposals(folder, { answer: ({ relPath }) => answer(`What ${relPath} shows.`) });
  const { proposals, ids, settled, edits } = open;
  const run = await proposals.asking.start(ids(), 'missing', spec);
  await settled(run);
  expect(open.asked).toEqual(['c.png', 'd.png']);
  expect(proposals.run(run)).toMatchObject({
    state: 'done',
    by: 'seer',
    caption: 'nl',
    total: 2,
    counts: { waiting: 0, ready: 2, accepted: 0 },
    tokens: { in: 20, out: 4 },
  });
  const { proposals: shown } = await proposals.list({}, 0, 10, () => []);
  expect(shown.map(({ relPath, before, proposal }) => [relPath, before, proposal])).toEqual([
    ['c.png', null, 'What c.png shows.'],
    ['d.png', null, 'What d.png shows.'],
  ]);
  expect(await proposals.deciding.accept({ filter: { mark: 'none' } })).toMatchObject({
    label: 'Accept 2 NL captions by seer',
    written: 2,
    conflicts: [],
    failures: [],
  });
  expect(read(folder, 'c_nl.txt')).toBe('What c.png shows.');
  expect(await open.states()).toEqual({ 'c.png': 'accepted', 'd.png': 'accepted' });
  await edits.inTurn((editor) => edits.follow(editor, 'Undo', '', (each, watch) => each.undo(null, watch)));
  expect(() => read(folder, 'c_nl.txt')).toThrow('ENOENT');
  // What was taken back can be accepted again.
  await expect.poll(open.states).toEqual({ 'c.png': 'ready', 'd.png': 'ready' });
});

test('a proposal is stale when its caption, its tags or its image has changed, and ready when they are back', async () => {
  const folder = await captionedImages();
  const open = await openWithProposals(folder, { answer: () => answer('New.') });
  const run = await open.proposals.asking.start(open.ids(), 'all', spec);
  await open.settled(run);
  expect(new Set(Object.values(await open.states()))).toEqual(new Set(['ready']));
  const changes = { 'a_nl.txt': 'Other.', 'b.txt': 'other', 'c.png': await pngOf(2, 2) };
  const before = Object.keys(changes).map((name) => [name, readFileSync(join(folder, name))] as const);
  writeFiles(folder, changes);
  await open.dataset.rescan(Object.keys(changes));
  await expect
    .poll(open.states)
    .toEqual({ 'a.png': 'stale', 'b.png': 'stale', 'c.png': 'stale', 'd.png': 'ready' });
  const report = await open.proposals.deciding.accept({ filter: {} });
  expect(report).toMatchObject({ written: 1 });
  expect(read(folder, 'a_nl.txt')).toBe('Other.');
  for (const [name, bytes] of before) writeFileSync(join(folder, name), bytes);
  await open.dataset.rescan(before.map(([name]) => name));
  // The image was written anew: its time is another one.
  await expect
    .poll(open.states)
    .toEqual({ 'a.png': 'ready', 'b.png': 'ready', 'c.png': 'stale', 'd.png': 'accepted' });
});

test('what the caption says already needs no decision', async () => {
  const folder = await captionedImages();
  const open = await openWithProposals(folder, { answer: () => answer('Ember smiles.') });
  await open.settled(await open.proposals.asking.start(open.ids(), 'all', spec));
  expect(await open.states()).toMatchObject({ 'a.png': 'same', 'b.png': 'ready' });
});

test('filters: by run, state, mark and character, with their counts', async () => {
  const folder = await captionedImages();
  const open = await openWithProposals(folder, {
    answer: ({ relPath }) => ({
      ok: true,
      text: relPath,
      scores: null,
      marks: relPath < 'c' ? [{ kind: 'no-name', message: 'It names nobody.' }] : [],
      tokens: null,
    }),
  });
  const { proposals } = open;
  const run = await proposals.asking.start(open.ids(), 'all', spec);
  await open.settled(run);
  const paths = async (filter: Parameters<typeof proposals.list>[0]): Promise<string[]> =>
    (await proposals.list(filter, 0, 10, () => [])).proposals.map(({ relPath }) => relPath);
  expect(await paths({ mark: 'none' })).toEqual(['c.png', 'd.png']);
  expect(await paths({ mark: 'any' })).toEqual(['a.png', 'b.png']);
  expect(await paths({ mark: 'no-name', character: 'ember (arknights)' })).toEqual(['a.png']);
  expect(await paths({ run: run + 1 })).toEqual([]);
  expect(await paths({ caption: 'tags' })).toEqual([]);
  expect(await proposals.counts(run)).toMatchObject({
    states: { ready: 4, waiting: 0 },
    marks: [{ kind: 'no-name', count: 2 }],
    characters: [
      { key: 'ember (arknights)', count: 1 },
      { key: 'perlica (arknights)', count: 1 },
    ],
  });
  expect(proposals.run(run).marked).toBe(2);
});

test('a damaged file of proposals is set aside, and proposals begin anew', async () => {
  const folder = await captionedImages();
  const open = await openWithProposals(folder, { answer: () => answer('New.') });
  const { dataFolder } = open.dataset;
  await open.close();
  writeFileSync(join(dataFolder, 'proposals.db'), 'no database');
  const said: string[] = [];
  const store = openProposalStore(dataFolder, (line) => said.push(line));
  expect(store.runs()).toEqual([]);
  store.close();
  expect(said[0]).toMatch(/was damaged: it is kept as .*proposals\.db\.damaged-/);
});
