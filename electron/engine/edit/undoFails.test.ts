/** Undo and redo that cannot write some files: each file is as history says, and what failed can be tried again. */
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sampleId } from '../../../shared/api/ids.ts';
import { historyWords } from '../../../shared/edit/historyWords.ts';
import type { Edit } from '../../../shared/edit/edit.ts';
import { pngOf, startEngine, tempFolder, writeFiles } from '../testing.ts';

const add = (tag: string): Edit => ({ kind: 'add-tag', tag, place: { at: 'end' } });

const sit = async (dataDir = tempFolder(), root = join(tempFolder(), 'set')) => {
  if (!existsSync(root)) {
    const image = await pngOf();
    writeFiles(root, { 'a.png': image, 'a.txt': 'solo', 'sub/b.png': image, 'sub/b.txt': 'solo' });
  }
  const engine = await startEngine(dataDir);
  await engine.open(root);
  const ids = [1, 2].map((id) => sampleId.parse(id));
  return {
    ...engine,
    root,
    edit: (edit: Edit) => engine.call('POST /api/edits', { body: { edit, scope: { ids } } }),
    undo: (id?: number) => engine.call('POST /api/undo', { body: id === undefined ? {} : { edit: id } }),
    redo: () => engine.call('POST /api/redo'),
    texts: () => ['a.txt', 'sub/b.txt'].map((name) => readFileSync(join(root, name), 'utf8')),
    /** What history says of the edits, newest first, and what undo and redo would be about. */
    history: async () => {
      const { edits, state } = await engine.call('GET /api/edits', { query: { from: 0, count: 50 } });
      const own = edits.filter(({ kind }) => kind === 'edit');
      return { says: own.map((entry) => [entry.label, historyWords(entry)]), ...state };
    },
  };
};

const [hat, boots] = ['Add “hat” at the end', 'Add “boots” at the end'];

test('an undo whose folder is away takes back the rest, stays the next, and ends after a restart', async () => {
  const dataDir = tempFolder();
  const desk = await sit(dataDir);
  await desk.edit(add('hat'));
  await desk.edit(add('boots'));
  const [sub, away] = [join(desk.root, 'sub'), join(desk.root, '../away')];
  renameSync(sub, away);
  expect(await desk.undo()).toMatchObject({
    written: 1,
    conflicts: [],
    failures: [{ relPath: 'sub/b.txt' }],
  });
  const half = 'undone in 1 of 2 files; 1 could not be written: try again';
  expect(await desk.history()).toEqual({
    says: [
      [boots, half],
      [hat, ''],
    ],
    undo: boots,
    redo: boots,
  });
  expect(await desk.undo()).toMatchObject({ written: 0, failures: [{ relPath: 'sub/b.txt' }] });
  renameSync(away, sub);
  expect(desk.texts()).toEqual(['solo, hat', 'solo, hat, boots']);
  await desk.close();
  const again = await sit(dataDir, desk.root);
  expect(await again.history()).toMatchObject({
    says: [
      [boots, half],
      [hat, ''],
    ],
    undo: boots,
  });
  expect(await again.undo()).toMatchObject({ written: 1, failures: [] });
  expect(again.texts()).toEqual(['solo, hat', 'solo, hat']);
  expect(await again.history()).toEqual({
    says: [
      [boots, 'undone'],
      [hat, ''],
    ],
    undo: hat,
    redo: boots,
  });
});

test('a dataset that is read-only or away as a whole: nothing is taken back, and nothing older is', async () => {
  const desk = await sit();
  await desk.edit(add('hat'));
  await desk.edit(add('boots'));
  for (const folder of [desk.root, join(desk.root, 'sub')]) chmodSync(folder, 0o555);
  for (const _ of [1, 2])
    expect((await desk.undo()).failures.map(({ code }) => code)).toEqual(['EACCES', 'EACCES']);
  for (const folder of [desk.root, join(desk.root, 'sub')]) chmodSync(folder, 0o755);
  renameSync(desk.root, `${desk.root}-away`);
  expect((await desk.undo()).failures.map(({ code }) => code)).toEqual(['ENOENT', 'ENOENT']);
  expect(existsSync(desk.root)).toBe(false);
  renameSync(`${desk.root}-away`, desk.root);
  expect(desk.texts()).toEqual(['solo, hat, boots', 'solo, hat, boots']);
  const words = 'undone in 0 of 2 files; 2 could not be written: try again';
  expect(await desk.history()).toMatchObject({
    says: [
      [boots, words],
      [hat, ''],
    ],
    undo: boots,
  });
  expect(await desk.undo()).toMatchObject({ written: 2, failures: [] });
  expect(desk.texts()).toEqual(['solo, hat', 'solo, hat']);
});

test('an edit and a redo that could not write a file are tried again by redo, or from the history', async () => {
  const desk = await sit();
  const file = join(desk.root, 'a.txt');
  chmodSync(file, 0o444);
  const { edit } = await desk.edit(add('hat'));
  const half = 'written in 1 of 2 files; 1 could not be written: try again';
  expect(await desk.history()).toEqual({ says: [[hat, half]], undo: hat, redo: hat });
  expect((await desk.call('POST /api/edits/:id/retry', { params: { id: edit ?? 0 } })).failures).toHaveLength(
    1,
  );
  chmodSync(file, 0o644);
  expect(await desk.redo()).toMatchObject({ written: 1, failures: [] });
  expect(desk.texts()).toEqual(['solo, hat', 'solo, hat']);
  await desk.undo();
  chmodSync(file, 0o444);
  expect(await desk.redo()).toMatchObject({ written: 1, failures: [{ relPath: 'a.txt' }] });
  expect(await desk.history()).toEqual({ says: [[hat, half]], undo: hat, redo: hat });
  // What was not written need not be taken back, though it cannot be written.
  expect(await desk.undo()).toMatchObject({ written: 1, unchanged: 1, failures: [] });
  expect(desk.texts()).toEqual(['solo', 'solo']);
});

test('by its number an older edit that is half taken back is taken back further, never done again', async () => {
  const desk = await sit();
  const { edit: first } = await desk.edit(add('hat'));
  const file = join(desk.root, 'a.txt');
  chmodSync(file, 0o444);
  await desk.undo(first ?? 0);
  chmodSync(file, 0o644);
  expect(await desk.undo(first ?? 0)).toMatchObject({ written: 1, failures: [] });
  expect(desk.texts()).toEqual(['solo', 'solo']);
  await desk.undo(first ?? 0);
  expect(desk.texts()).toEqual(['solo, hat', 'solo, hat']);
});

test('a folder that is gone for good: its files are left, and undo goes on to the edit before', async () => {
  const desk = await sit();
  await desk.edit(add('hat'));
  const { edit } = await desk.edit(add('boots'));
  rmSync(join(desk.root, 'sub'), { recursive: true });
  await desk.undo();
  await desk.call('POST /api/edits/:id/leave', { params: { id: edit ?? 0 } });
  expect(await desk.history()).toEqual({
    says: [
      [boots, 'undone in 1 of 2 files; 1 left as they are'],
      [hat, ''],
    ],
    undo: hat,
    redo: boots,
  });
  expect(await desk.undo()).toMatchObject({ written: 1 });
});

test('what another program changed is no failure: undo leaves it alone, says so, and goes on', async () => {
  const desk = await sit();
  await desk.edit(add('hat'));
  await desk.edit(add('boots'));
  writeFileSync(join(desk.root, 'a.txt'), 'theirs');
  const reason = 'a.txt was changed by another program since it was read.';
  const conflicts = [{ relPath: 'a.txt', reason }];
  expect(await desk.undo()).toMatchObject({ written: 1, failures: [], conflicts });
  const words = 'undone in 1 of 2 files; 1 changed since';
  expect(await desk.history()).toMatchObject({
    says: [
      [boots, words],
      [hat, ''],
    ],
    undo: hat,
  });
});

test('a file that a later edit has changed is left alone, and that edit is named', async () => {
  const desk = await sit();
  const { edit } = await desk.edit(add('hat'));
  await desk.edit(add('boots'));
  writeFileSync(join(desk.root, 'a.txt'), 'theirs');
  const { conflicts } = await desk.undo(edit ?? 0);
  expect(conflicts.map(({ reason }) => reason)).toEqual([
    'a.txt was changed by another program since it was read.',
    `sub/b.txt was changed by a later edit, “${boots}”. Undo that one first.`,
  ]);
});

test('marks are taken back when their file is', async () => {
  const desk = await sit();
  await desk.edit({ kind: 'set-mark', mark: 'reviewed' });
  const file = join(desk.root, 'proofsheet.json');
  chmodSync(file, 0o444);
  expect(await desk.undo()).toMatchObject({ written: 0, failures: [{ relPath: 'proofsheet.json' }] });
  expect(await desk.call('GET /api/marks')).toMatchObject({ reviewed: 2 });
  chmodSync(file, 0o644);
  expect(await desk.undo()).toMatchObject({ written: 1, failures: [] });
  expect(await desk.call('GET /api/marks')).toMatchObject({ reviewed: 0 });
});

test('files that were set aside come back when their folder is there again, and never to another one', async () => {
  const desk = await sit();
  const done = new Set(['done', 'failed']);
  const { job } = await desk.call('POST /api/duplicates/find');
  await desk.until((event) => event.type === 'job' && event.job.id === job.id && done.has(event.job.state));
  const [keep, other] = [sampleId.parse(1), sampleId.parse(2)];
  const body = { group: [keep, other], keep, to: 'aside' as const, merge: null };
  expect(await desk.call('POST /api/duplicates/settle', { body })).toMatchObject({ written: 2 });
  renameSync(desk.root, `${desk.root}-away`);
  expect(await desk.undo()).toMatchObject({ written: 0, failures: [{ code: 'ENOENT' }, { code: 'ENOENT' }] });
  expect(existsSync(desk.root)).toBe(false);
  renameSync(`${desk.root}-away`, desk.root);
  mkdirSync(join(desk.root, 'sub'), { recursive: true });
  expect(await desk.undo()).toMatchObject({ written: 2, failures: [] });
  expect(desk.texts()).toEqual(['solo', 'solo']);
});
