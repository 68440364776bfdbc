/** Proposals from being asked for to being written, on real datasets. */
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type ProposedTag, runSpec } from '../../../shared/api/proposals.ts';
import { idOf, pngOf, tempFolder, writeFiles } from '../testing.ts';
import { openProposalStore } from './store/proposalStore.ts';
import { answer, openWithProposals, spec } from './testing.ts';

/** Images `a` to `d` with tags; `a` and `b` have an NL caption. */
const dataset = async (): Promise<string> => {
  const folder = tempFolder();
  const png = await pngOf();
  writeFiles(folder, {
    'a.png': png,
    'a.txt': 'ember \\(arknights\\), arknights, 1girl, smile',
    'a_nl.txt': 'Ember smiles.\r\n',
    'b.png': png,
    'b.txt': 'perlica \\(arknights\\), 1girl',
    'b_nl.txt': 'Perlica stands.',
    'c.png': png,
    'c.txt': '1girl, solo',
    'd.png': png,
  });
  return folder;
};

const read = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8');

test('what is missing is asked for, shown, and written as one edit that can be undone', async () => {
  const folder = await dataset();
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
  const folder = await dataset();
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
  const folder = await dataset();
  const open = await openWithProposals(folder, { answer: () => answer('Ember smiles.') });
  await open.settled(await open.proposals.asking.start(open.ids(), 'all', spec));
  expect(await open.states()).toMatchObject({ 'a.png': 'same', 'b.png': 'ready' });
});

test('an accepted text keeps the file’s line ends, and an edited one is a hand’s', async () => {
  const folder = await dataset();
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
  const folder = await dataset();
  const open = await openWithProposals(folder, { answer: () => answer('New.') });
  await open.settled(await open.proposals.asking.start(open.ids(), 'missing', spec));
  const { proposals: shown } = await open.proposals.list({}, 0, 10, () => []);
  const edited = shown.find(({ relPath }) => relPath === 'c.png');
  await open.proposals.deciding.accept({ filter: {}, except: [edited?.id ?? 0] });
  expect(await open.states()).toEqual({ 'c.png': 'ready', 'd.png': 'accepted' });
});

test('accepting tags says how many NL proposals it makes out of date, and undoing it brings them back', async () => {
  const folder = await dataset();
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

test('a run for what models wrote leaves what hands wrote', async () => {
  const folder = await dataset();
  let word = 'First.';
  const open = await openWithProposals(folder, { answer: () => answer(word) });
  await open.settled(await open.proposals.asking.start(open.ids(), 'missing', spec));
  await open.proposals.deciding.accept({ filter: {} });
  word = 'Second.';
  open.asked.splice(0);
  await open.settled(await open.proposals.asking.start(open.ids(), 'machine', spec));
  expect(open.asked).toEqual(['c.png', 'd.png']);
  await open.proposals.deciding.accept({ filter: {} });
  expect([read(folder, 'b_nl.txt'), read(folder, 'c_nl.txt')]).toEqual(['Perlica stands.', 'Second.']);
});

test('an interrupted run is paused, and goes on with what was not answered', async () => {
  const folder = await dataset();
  const first = Promise.withResolvers<undefined>();
  const open = await openWithProposals(folder, {
    answer: ({ relPath }, signal) => {
      if (relPath === 'a.png') return answer('A.');
      const { promise, reject } = Promise.withResolvers<never>();
      signal.addEventListener('abort', () => reject(new Error('aborted')));
      first.resolve(undefined);
      return promise;
    },
  });
  const run = await open.proposals.asking.start(open.ids(), 'all', spec);
  await first.promise;
  await open.close();
  const again = await openWithProposals(folder, { answer: ({ relPath }) => answer(relPath) }, open.dataDir);
  expect(again.proposals.run(run)).toMatchObject({
    state: 'paused',
    why: 'Proofsheet was closed while it ran.',
    counts: { waiting: 3, ready: 1 },
  });
  await again.proposals.asking.resume(run);
  await again.settled(run);
  expect(again.asked).toEqual(['b.png', 'c.png', 'd.png']);
  expect(again.proposals.run(run)).toMatchObject({ state: 'done', counts: { ready: 4 } });
});

test('paused by its job, cancelled for good, forgotten', async () => {
  const folder = await dataset();
  const gate = Promise.withResolvers<undefined>();
  const open = await openWithProposals(folder, {
    answer: async ({ relPath }) => {
      if (relPath === 'b.png') await gate.promise;
      return answer(relPath);
    },
  });
  const { proposals, jobs } = open;
  const run = await proposals.asking.start(open.ids(), 'all', spec);
  await open.until(() => open.asked.includes('b.png'));
  const job = jobs.list().find(({ kind }) => kind === 'caption');
  expect(job).toMatchObject({ label: 'Captioning with seer', state: 'running' });
  jobs.cancel(job?.id ?? '');
  gate.resolve(undefined);
  await open.settled(run);
  expect(proposals.run(run)).toMatchObject({ state: 'paused', why: null, counts: { waiting: 2, ready: 2 } });
  await proposals.asking.cancel(run);
  expect(proposals.run(run)).toMatchObject({ state: 'cancelled', total: 2, counts: { waiting: 0 } });
  await expect(proposals.asking.resume(run)).rejects.toThrow('ended for good');
  await proposals.asking.remove(run);
  expect(proposals.runs()).toEqual([]);
  expect(await open.states()).toEqual({});
});

test('those that fail are told by cause, and asked again when the run goes on', async () => {
  const folder = await dataset();
  let fails = true;
  const open = await openWithProposals(folder, {
    answer: ({ relPath }) =>
      fails && relPath < 'c'
        ? {
            ok: false,
            cause: 'answer',
            message: `${relPath}: the server answered with nothing.`,
            of: 'sample',
          }
        : answer(relPath),
  });
  const run = await open.proposals.asking.start(open.ids(), 'all', spec);
  await open.settled(run);
  expect(open.proposals.run(run)).toMatchObject({
    state: 'done',
    counts: { failed: 2, ready: 2 },
    failures: [
      {
        cause: 'answer',
        count: 2,
        message: 'a.png: the server answered with nothing.',
        relPaths: ['a.png', 'b.png'],
      },
    ],
  });
  fails = false;
  await open.proposals.asking.resume(run);
  await open.settled(run);
  expect(open.proposals.run(run)).toMatchObject({ counts: { failed: 0, ready: 4 }, failures: [] });
});

test('a run that was paused goes on behind what was answered without a caption, and tries that again when all is done', async () => {
  const folder = await dataset();
  let filters = true;
  const open = await openWithProposals(folder, {
    answer: ({ relPath }) =>
      filters && relPath < 'd'
        ? {
            ok: false,
            cause: 'answer',
            message: 'Its filter did not let it pass.',
            of: 'perhaps',
            reached: true,
            tokens: { in: 5, out: 0 },
          }
        : answer(relPath),
  });
  const { proposals, settled } = open;
  const run = await proposals.asking.start(open.ids(), 'all', spec);
  await settled(run);
  expect(proposals.run(run)).toMatchObject({
    state: 'paused',
    why: 'Its filter did not let it pass.',
    counts: { failed: 3, waiting: 1 },
    tokens: { in: 15, out: 0 },
  });
  open.asked.splice(0);
  await proposals.asking.resume(run);
  await settled(run);
  expect(open.asked).toEqual(['d.png']);
  expect(proposals.run(run)).toMatchObject({ state: 'done', counts: { failed: 3, ready: 1 } });
  filters = false;
  await proposals.asking.resume(run);
  await settled(run);
  expect(open.asked).toEqual(['d.png', 'a.png', 'b.png', 'c.png']);
  expect(proposals.run(run)).toMatchObject({ state: 'done', counts: { failed: 0, ready: 4 } });
});

test('a run does not go on with a tagger of other labels: its scores would mean something else', async () => {
  let labels = 'first';
  const open = await openWithProposals(await dataset(), {
    answer: ({ relPath }) =>
      relPath === 'b.png'
        ? { ok: false, cause: 'model', message: 'The model failed.', of: 'run' }
        : answer(relPath),
    labels: () => labels,
  });
  const { asking } = open.proposals;
  const run = await asking.start(open.ids(), 'all', spec);
  await open.settled(run);
  expect(open.proposals.run(run)).toMatchObject({ state: 'paused', why: 'The model failed.' });
  labels = 'second';
  await expect(asking.resume(run)).rejects.toThrow('begin a new run');
  labels = 'first';
  await asking.resume(run);
  await open.settled(run);
  expect(open.proposals.run(run)).toMatchObject({ counts: { waiting: 3 } });
});

test('rejected, restored, asked again', async () => {
  const folder = await dataset();
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
  const folder = await dataset();
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

test('a caption that cannot be read is not asked for; one that cannot be written fails by its name', async () => {
  const folder = await dataset();
  writeFileSync(join(folder, 'a_nl.txt'), Buffer.from([0xff, 0xfe, 0x41, 0x00]));
  const open = await openWithProposals(folder, { answer: () => answer('New.') });
  await open.settled(await open.proposals.asking.start(open.ids(), 'all', spec));
  expect(open.asked).toEqual(['b.png', 'c.png', 'd.png']);
  if (process.getuid?.() === 0) return;
  chmodSync(folder, 0o555);
  const report = await open.proposals.deciding.accept({ filter: {} });
  chmodSync(folder, 0o755);
  expect(report.failures.length).toBeGreaterThan(0);
  expect(await open.states()).toMatchObject({ 'b.png': 'ready' });
});

test('of several proposals of an image the newest is written; the others are told of, and are no conflict', async () => {
  const folder = await dataset();
  let word = 'First';
  const open = await openWithProposals(folder, { answer: ({ relPath }) => answer(`${word}, ${relPath}.`) });
  const { proposals } = open;
  await open.settled(await proposals.asking.start(open.ids(), 'all', spec));
  word = 'Second';
  const [a = 0, b = 0] = open.ids();
  await open.settled(await proposals.asking.start([b, a], 'all', spec));
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
  const folder = await dataset();
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

test('filters: by run, state, mark and character, with their counts', async () => {
  const folder = await dataset();
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
  const folder = await dataset();
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
