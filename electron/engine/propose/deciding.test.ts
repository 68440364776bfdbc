/** What a person decides about proposals, and what is written then, on real datasets. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type ProposedTag, runSpec } from '../../../shared/api/proposals.ts';
import { idOf, pngOf, tempFolder, writeFiles } from '../testing.ts';
import { answer, captionedImages, openWithProposals, read, spec } from './testing.ts';

test('an accepted text keeps the file’s line ends, and an edited one is a hand’s', async () => {
  const folder = await captionedImages();
  const open = await openWithProposals(folder, { answer: ({ relPath }) => answer(`${relPath}\nand more.`) });
  const { proposals } = open;
  await open.settled(await proposals.asking.start(open.ids(), 'all', spec));
  const { proposals: all } = await proposals.list({}, 0, 10, () => []);
  const [a, b] = all;
  await proposals.deciding.accept({ ids: [a?.id ?? 0] });
  expect(read(folder, 'a_nl.txt')).toBe('a.png\r\nand more.\r\n');
  expect(await proposals.deciding.accept({ ids: [b?.id ?? 0] }, 'By hand.')).toMatchObject({
    label: 'Accept an edited NL caption by seer',
    written: 1,
  });
  expect(read(folder, 'b_nl.txt')).toBe('By hand.');
  await open.dataset.origins.upToDate();
  expect(open.dataset.origins.all().get(idOf(open.dataset, 'a.png'))).toMatchObject({
    tags: null,
    nl: { model: 'seer', prompt: 'Plain' },
  });
  expect(open.dataset.origins.all().has(idOf(open.dataset, 'b.png'))).toBe(false);
  // Edited by hand since.
  writeFileSync(join(folder, 'a_nl.txt'), 'a.png and less.');
  await open.dataset.rescan(['a_nl.txt']);
  await expect.poll(() => open.dataset.origins.all().has(idOf(open.dataset, 'a.png'))).toBe(false);
});

test('of all that are accepted at once, those that a person has edited are left out', async () => {
  const folder = await captionedImages();
  const open = await openWithProposals(folder, { answer: () => answer('New.') });
  await open.settled(await open.proposals.asking.start(open.ids(), 'missing', spec));
  const { proposals: shown } = await open.proposals.list({}, 0, 10, () => []);
  const edited = shown.find(({ relPath }) => relPath === 'c.png');
  await open.proposals.deciding.accept({ filter: {}, except: [edited?.id ?? 0] });
  expect(await open.states()).toEqual({ 'c.png': 'ready', 'd.png': 'accepted' });
});

test('accepting tags says how many NL proposals it makes out of date, and undoing it brings them back', async () => {
  const folder = await captionedImages();
  const tags: ProposedTag[] = [{ text: 'hat', score: 0.9, change: 'added' }];
  let asked = answer('New.');
  const open = await openWithProposals(folder, {
    answer: () => asked,
    chooser: { choose: () => ({ tags, marks: [] }), count: () => ({ added: 1, removed: 0 }) },
  });
  const { deciding, asking } = open.proposals;
  await open.settled(await asking.start(open.ids(), 'all', spec));
  asked = { ok: true, text: null, scores: new Uint8Array(1), marks: [], tokens: null };
  const tagger = runSpec.parse({ by: 'tagger', folder: '/wd' });
  const run = await asking.start(open.ids(), 'all', tagger);
  await open.settled(run);
  const { proposals: nl } = await open.proposals.list({ caption: 'nl' }, 0, 10, () => []);
  expect(await deciding.accept({ ids: nl.slice(0, 1).map(({ id }) => id) })).toMatchObject({ outdated: 0 });
  // One of the four is accepted already.
  expect(await deciding.accept({ filter: { run } })).toMatchObject({ written: 4, outdated: 3 });
  await open.edits.inTurn((editor) =>
    open.edits.follow(editor, 'Undo', '', (each, watch) => each.undo(null, watch)),
  );
  const ready = async () =>
    (await open.proposals.list({ caption: 'nl', state: 'ready' }, 0, 10, () => [])).total;
  await expect.poll(ready).toBe(3);
});

test('rejected, restored, asked again', async () => {
  const folder = await captionedImages();
  const open = await openWithProposals(folder, { answer: ({ relPath }) => answer(relPath) });
  const { proposals } = open;
  await open.settled(await proposals.asking.start(open.ids(), 'all', spec));
  const { proposals: all } = await proposals.list({}, 0, 10, () => []);
  const [a = 0, b = 0] = all.map(({ id }) => id);
  expect(await proposals.deciding.reject({ ids: [a, b] })).toBe(2);
  expect(await open.states()).toMatchObject({ 'a.png': 'rejected', 'b.png': 'rejected', 'c.png': 'ready' });
  await proposals.deciding.restore([a]);
  expect(await open.states()).toMatchObject({ 'a.png': 'ready', 'b.png': 'rejected' });
  open.asked.splice(0);
  const run = await proposals.asking.again([a], null);
  await open.settled(run);
  expect(open.asked).toEqual(['a.png']);
  const { total } = await proposals.list({ state: 'ready' }, 0, 10, () => []);
  expect(total).toBe(3);
});

test('a caption that another program writes between is a conflict, and its proposal stays open', async () => {
  const folder = await captionedImages();
  const open = await openWithProposals(folder, { answer: ({ relPath }) => answer(`${relPath}.`) });
  const { proposals } = open;
  await open.settled(await proposals.asking.start(open.ids(), 'all', spec));
  // Not read yet: the index still has what was there.
  writeFileSync(join(folder, 'b_nl.txt'), 'Theirs.');
  const report = await proposals.deciding.accept({ filter: {} });
  expect(report.conflicts.map(({ relPath }) => relPath)).toEqual(['b_nl.txt']);
  expect(report.written).toBe(3);
  expect(read(folder, 'b_nl.txt')).toBe('Theirs.');
  await expect.poll(open.states).toMatchObject({ 'a.png': 'accepted', 'b.png': 'stale' });
});

test('of several proposals of an image the newest is written; the others are told of, and are no conflict', async () => {
  const folder = await captionedImages();
  let word = 'First';
  const open = await openWithProposals(folder, { answer: ({ relPath }) => answer(`${word}, ${relPath}.`) });
  const { proposals } = open;
  await open.settled(await proposals.asking.start(open.ids(), 'all', spec));
  word = 'Second';
  const [a = 0, b = 0] = open.ids();
  await open.settled(await proposals.asking.start([b, a], 'all', spec));
  expect(await proposals.deciding.count({ mark: 'none' }, [])).toBe(4);
  const report = await proposals.deciding.accept({ filter: { mark: 'none' } });
  expect(report).toMatchObject({ written: 4, conflicts: [], failures: [] });
  const reason = 'A newer proposal of this image was written.';
  expect(report.superseded).toEqual([
    { relPath: 'a.png', reason },
    { relPath: 'b.png', reason },
  ]);
  expect(['a', 'b', 'c'].map((name) => read(folder, `${name}_nl.txt`).trim())).toEqual([
    'Second, a.png.',
    'Second, b.png.',
    'First, c.png.',
  ]);
  const { proposals: all } = await proposals.list({}, 0, 10, () => []);
  expect(all.map(({ relPath, state }) => `${relPath} ${state}`)).toEqual([
    'a.png stale',
    'b.png stale',
    'c.png accepted',
    'd.png accepted',
    'b.png accepted',
    'a.png accepted',
  ]);
  expect(all.map(({ superseded }) => superseded)).toEqual([true, true, false, false, false, false]);
  expect(proposals.runs().map(({ superseded }) => superseded)).toEqual([0, 2]);
  // What is undone supersedes nothing.
  await open.edits.inTurn((editor) =>
    open.edits.follow(editor, 'Undo', '', (each, watch) => each.undo(null, watch)),
  );
  await expect.poll(() => proposals.runs().map(({ counts }) => counts.ready)).toEqual([2, 4]);
  expect(proposals.runs().map(({ superseded }) => superseded)).toEqual([0, 0]);
});

test('where the newest one has been edited by hand, older ones are left with it', async () => {
  const folder = await captionedImages();
  let word = 'First';
  const open = await openWithProposals(folder, { answer: ({ relPath }) => answer(`${word}, ${relPath}.`) });
  const { asking, deciding } = open.proposals;
  await open.settled(await asking.start(open.ids(), 'missing', spec));
  word = 'Second';
  const run = await asking.start(open.ids(), 'missing', spec);
  await open.settled(run);
  const { proposals: newest } = await open.proposals.list({ run }, 0, 10, () => []);
  const except = newest.filter(({ relPath }) => relPath === 'c.png').map(({ id }) => id);
  expect(await deciding.count({}, except)).toBe(1);
  expect(await deciding.count({ run }, except)).toBe(1);
  expect(await deciding.accept({ filter: {}, except })).toMatchObject({ written: 1, conflicts: [] });
  expect(read(folder, 'd_nl.txt').trim()).toBe('Second, d.png.');
  expect(await deciding.count({}, [])).toBe(1);
  await deciding.accept({ ids: except }, 'By hand.');
  expect(read(folder, 'c_nl.txt').trim()).toBe('By hand.');
});

test('of all that are accepted at once, those of a run that only compares are left out', async () => {
  const folder = await captionedImages();
  const tags: ProposedTag[] = [{ text: 'hat', score: 0.9, change: 'added' }];
  let asked = answer('New.');
  const open = await openWithProposals(folder, {
    answer: () => asked,
    chooser: { choose: () => ({ tags, marks: [] }), count: () => ({ added: 1, removed: 0 }) },
  });
  const { asking, deciding } = open.proposals;
  await open.settled(await asking.start(open.ids(), 'missing', spec));
  asked = { ok: true, text: null, scores: new Uint8Array(1), marks: [], tokens: null };
  const compares = runSpec.parse({ by: 'tagger', folder: '/wd', selection: { mode: 'compare' } });
  const run = await asking.start(open.ids(), 'all', compares);
  await open.settled(run);
  expect(await deciding.count({}, [])).toBe(2);
  expect(await deciding.count({ run }, [])).toBe(0);
  expect(await deciding.accept({ filter: {} })).toMatchObject({ written: 2, conflicts: [] });
  await expect(deciding.accept({ filter: { run } })).rejects.toThrow('only compares');
});

test('images that share a caption, with two proposals each: only the other image is a conflict', async () => {
  const folder = tempFolder();
  const png = await pngOf();
  writeFiles(folder, { 'x.png': png, 'x.webp': png, 'x.txt': '1girl' });
  let word = 'First';
  const open = await openWithProposals(folder, { answer: ({ relPath }) => answer(`${word}, ${relPath}.`) });
  const { proposals } = open;
  await open.settled(await proposals.asking.start(open.ids(), 'all', spec));
  word = 'Second';
  await open.settled(await proposals.asking.start(open.ids(), 'all', spec));
  const report = await proposals.deciding.accept({ filter: {} });
  expect(report).toMatchObject({ written: 1, superseded: [{ relPath: 'x.png' }] });
  expect(report.conflicts).toEqual([
    {
      n: null,
      relPath: 'x.webp',
      reason: 'The file belongs to another image too, whose proposal is written.',
    },
  ]);
  expect(read(folder, 'x_nl.txt')).toBe('Second, x.png.');
});

test('images that share a caption: one proposal is written, the other one is stale', async () => {
  const folder = tempFolder();
  const png = await pngOf();
  writeFiles(folder, { 'x.png': png, 'x.webp': png, 'x.txt': '1girl' });
  const open = await openWithProposals(folder, { answer: ({ relPath }) => answer(relPath) });
  await open.settled(await open.proposals.asking.start(open.ids(), 'all', spec));
  const report = await open.proposals.deciding.accept({ filter: {} });
  expect(report.written).toBe(1);
  expect(report.conflicts).toHaveLength(1);
  expect(Object.values(await open.states()).toSorted()).toEqual(['accepted', 'stale']);
});

test('an image that is gone cannot be accepted', async () => {
  const folder = await captionedImages();
  const open = await openWithProposals(folder, { answer: () => answer('New.') });
  await open.settled(await open.proposals.asking.start(open.ids(), 'all', spec));
  rmSync(join(folder, 'd.png'));
  await open.dataset.rescan(['d.png']);
  await expect.poll(open.states).toMatchObject({ 'd.png': 'stale' });
  const { proposals: all } = await open.proposals.list({}, 0, 10, () => []);
  const d = all.find(({ relPath }) => relPath === 'd.png');
  expect(d?.row).toBeNull();
  const report = await open.proposals.deciding.accept({ ids: [d?.id ?? 0] });
  expect(report).toMatchObject({ written: 0, conflicts: [{ relPath: 'd.png' }] });
});
