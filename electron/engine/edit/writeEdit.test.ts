import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeEdit, type Control, recover, takeBack } from './writeEdit.ts';
import { createDisk } from './disk.ts';
import { type Journal, openJournal } from './journal.ts';
import type { EditRow, NewChange } from './journalRows.ts';
import { packEntries } from '../project/patch.ts';
import { openProject, type ProjectWritten } from '../project/project.ts';
import { reportOf } from './report.ts';

let root: string;
let journal: Journal;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'proofsheet-carry-'));
  journal = openJournal(join(root, 'journal.db'), 'write');
});
afterEach(() => {
  journal.close();
  rmSync(root, { recursive: true, force: true });
});

const go: Control = { stop: () => null, progress: () => undefined };
const put = (name: string, text: string): void => writeFileSync(join(root, name), text);
const get = (name: string): string => readFileSync(join(root, name), 'utf8');
const change = (relPath: string, before: string, after: string): NewChange => ({
  kind: 'tags',
  relPath,
  sample: 1,
  before: Buffer.from(before),
  after: Buffer.from(after),
  detail: '',
});
const plan = (changes: readonly NewChange[], label = 'test'): EditRow => {
  const id = journal.add({ kind: 'edit', target: null, label, intention: '{}', state: 'planned' }, changes);
  return journal.edit(id) ?? expect.unreachable();
};
const writer = () => createDisk(root);

test('an edit writes its files and says so', () => {
  put('a.txt', 'a');
  put('b.txt', 'b');
  const edit = plan([change('a.txt', 'a', 'A'), change('b.txt', 'b', 'B')]);
  writeEdit(journal, writer(), edit, go);
  expect([get('a.txt'), get('b.txt')]).toEqual(['A', 'B']);
  expect(reportOf(journal, edit.id)).toMatchObject({
    state: 'done',
    written: 2,
    conflicts: [],
    failures: [],
  });
});

test('a conflict leaves that file alone, and the rest goes on', () => {
  put('a.txt', 'theirs');
  put('b.txt', 'b');
  const edit = plan([change('a.txt', 'a', 'A'), change('b.txt', 'b', 'B')]);
  writeEdit(journal, writer(), edit, go);
  expect([get('a.txt'), get('b.txt')]).toEqual(['theirs', 'B']);
  expect(reportOf(journal, edit.id)).toMatchObject({ written: 1, conflicts: [{ n: 0, relPath: 'a.txt' }] });
});

test('what is taken out of the plan is not written', () => {
  put('a.txt', 'a');
  put('b.txt', 'b');
  const edit = plan([change('a.txt', 'a', 'A'), change('b.txt', 'b', 'B')]);
  journal.setIncluded(edit.id, 0, false);
  writeEdit(journal, writer(), edit, go);
  expect([get('a.txt'), get('b.txt')]).toEqual(['a', 'B']);
});

test('an edit that is taken back half way leaves every file as it was', () => {
  const names = Array.from({ length: 600 }, (_, index) => `${index}.txt`);
  for (const name of names) put(name, 'old');
  const edit = plan(names.map((name) => change(name, 'old', 'new')));
  let batches = 0;
  writeEdit(journal, writer(), edit, {
    stop: () => (batches++ < 1 ? null : 'take-back'),
    progress: () => undefined,
  });
  expect(new Set(names.map(get))).toEqual(new Set(['old']));
  expect(journal.edit(edit.id)?.state).toBe('reverted');
});

test('an edit that is stopped keeps what is done, and knows what is not', () => {
  const names = Array.from({ length: 600 }, (_, index) => `${index}.txt`);
  for (const name of names) put(name, 'old');
  const edit = plan(names.map((name) => change(name, 'old', 'new')));
  let batches = 0;
  writeEdit(journal, writer(), edit, {
    stop: () => (batches++ < 1 ? null : 'keep'),
    progress: () => undefined,
  });
  const written = names.filter((name) => get(name) === 'new').length;
  expect(written).toBeGreaterThan(0);
  expect(reportOf(journal, edit.id)).toMatchObject({ state: 'done', written, skipped: 600 - written });
});

test('an edit that a crash interrupted anywhere is completed, and one that was being taken back is taken back', () => {
  fc.assert(
    fc.property(
      fc.array(fc.boolean(), { minLength: 1, maxLength: 20 }),
      fc.constantFrom<'applying' | 'reverting'>('applying', 'reverting'),
      (done, state) => {
        const names = done.map((_, index) => `${index}.txt`);
        const edit = plan(names.map((name) => change(name, `old ${name}`, `new ${name}`)));
        for (const [index, name] of names.entries())
          put(name, `${done[index] === true ? 'new' : 'old'} ${name}`);
        journal.setState(edit.id, state);
        recover(journal, writer());
        const word = state === 'applying' ? 'new' : 'old';
        expect(names.map(get)).toEqual(names.map((name) => `${word} ${name}`));
        expect(journal.edit(edit.id)?.state).toBe(state === 'applying' ? 'done' : 'reverted');
      },
    ),
    { numRuns: 40 },
  );
});

test('recovery leaves a file alone that was changed after the crash', () => {
  put('a.txt', 'theirs');
  const edit = plan([change('a.txt', 'old', 'new')]);
  journal.setState(edit.id, 'applying');
  recover(journal, writer());
  expect(get('a.txt')).toBe('theirs');
  expect(reportOf(journal, edit.id)?.conflicts).toHaveLength(1);
});

test('a file that there was no room to put back is put back when others have made room', () => {
  const names = ['a.txt', 'b.txt', 'c.txt'];
  for (const name of names) put(name, 'long');
  const edit = plan(names.map((name) => change(name, 'short', 'long')));
  const disk = writer();
  const tried: string[] = [];
  const full: typeof disk = {
    ...disk,
    write: (request) => {
      tried.push(request.relPath);
      const hasRoom = request.relPath !== 'a.txt' || get('b.txt') === 'short';
      if (hasRoom) return disk.write(request);
      return { kind: 'failed', code: 'ENOSPC', message: 'The disk is full.' };
    },
  };
  takeBack(journal, full, edit, go);
  expect(names.map(get)).toEqual(['short', 'short', 'short']);
  expect(reportOf(journal, edit.id)).toMatchObject({ state: 'reverted', failures: [] });
  expect(tried).toEqual(['a.txt', 'b.txt', 'c.txt', 'a.txt']);
});

test('a disk on which nothing can be put back is not tried for ever', () => {
  put('a.txt', 'long');
  const edit = plan([change('a.txt', 'short', 'long')]);
  const full: ReturnType<typeof writer> = {
    ...writer(),
    write: () => ({ kind: 'failed', code: 'ENOSPC', message: 'The disk is full.' }),
  };
  takeBack(journal, full, edit, go);
  expect(get('a.txt')).toBe('long');
  expect(reportOf(journal, edit.id)?.failures).toMatchObject([{ relPath: 'a.txt', code: 'ENOSPC' }]);
});

test('what cannot be put back is said, and undo tries it again', () => {
  put('a.txt', 'new');
  chmodSync(join(root, 'a.txt'), 0o444);
  const edit = plan([change('a.txt', 'old', 'new')]);
  takeBack(journal, writer(), edit, go);
  expect(journal.edit(edit.id)).toMatchObject({ state: 'reverted', inForce: 0 });
  expect(reportOf(journal, edit.id)).toMatchObject({ state: 'reverted', failures: [{ relPath: 'a.txt' }] });
  expect(journal.missed(edit.id)).toEqual(new Map([['failed', 1]]));
  chmodSync(join(root, 'a.txt'), 0o644);
  expect(journal.nextUndo()?.id).toBe(edit.id);
  const run = { kind: 'undo', target: edit.id, label: 'Undo', intention: '{}', state: 'planned' } as const;
  const again = journal.edit(journal.addFollowing(run, 'missed')) ?? expect.unreachable();
  writeEdit(journal, writer(), again, go);
  expect(get('a.txt')).toBe('old');
  expect([journal.missed(edit.id).size, journal.nextUndo()]).toEqual([0, undefined]);
});

test('what a run could not remove is removed by the next', () => {
  put('a.txt', 'a');
  const edit = plan([change('a.txt', 'a', 'A')]);
  put(`.proofsheet-${edit.id}-0.tmp`, 'half');
  writeEdit(
    journal,
    { ...writer(), write: () => ({ kind: 'failed', code: 'EACCES', message: '' }) },
    edit,
    go,
  );
  const run = { kind: 'undo', target: edit.id, label: 'Undo', intention: '{}', state: 'planned' } as const;
  writeEdit(journal, writer(), journal.edit(journal.addFollowing(run, 'all')) ?? expect.unreachable(), go);
  expect(readdirSync(root).filter((name) => name.startsWith('.'))).toEqual([]);
});

test('taking back what was never written changes nothing', () => {
  put('a.txt', 'old');
  const edit = plan([change('a.txt', 'old', 'new')]);
  takeBack(journal, writer(), edit, go);
  expect(get('a.txt')).toBe('old');
  expect(reportOf(journal, edit.id)).toMatchObject({ conflicts: [], failures: [] });
});

test('recovery leaves a file alone that was put back to its old text by hand after the crash', () => {
  put('a.txt', 'old');
  put('b.txt', 'old');
  const edit = plan([change('a.txt', 'old', 'new'), change('b.txt', 'old', 'new')]);
  journal.begin(edit.id);
  // A clock that has not gone on since would be that of the same moment.
  const later = new Date(Date.now() + 5);
  utimesSync(join(root, 'b.txt'), later, later);
  recover(journal, writer());
  expect([get('a.txt'), get('b.txt')]).toEqual(['new', 'old']);
  expect(reportOf(journal, edit.id)?.conflicts.map(({ relPath }) => relPath)).toEqual(['b.txt']);
});

test('entries of the project file are patched one by one; others stay, and so do those that were changed meanwhile', () => {
  put('proofsheet.json', JSON.stringify({ other: 1, marks: { 'a.png': { mark: 'excluded' } } }));
  const edit = plan([
    {
      kind: 'project',
      relPath: 'proofsheet.json',
      sample: 0,
      before: packEntries([
        { path: ['marks', 'a.png', 'mark'], value: 'needs-work' },
        { path: ['marks', 'b.png'], value: null },
      ]),
      after: packEntries([
        { path: ['marks', 'a.png', 'mark'], value: 'reviewed' },
        { path: ['marks', 'b.png'], value: 'reviewed' },
      ]),
      detail: '',
    },
  ]);
  writeEdit(journal, writer(), edit, go);
  expect(JSON.parse(get('proofsheet.json'))).toEqual({
    other: 1,
    marks: { 'a.png': { mark: 'excluded' }, 'b.png': 'reviewed' },
  });
  expect(reportOf(journal, edit.id)?.conflicts[0]?.reason).toContain('a.png');
});

const entry = (name: string, value: unknown) => ({ path: ['marks', name], value });

test('what was set in the project file is told, so that it need not be read again', () => {
  put('proofsheet.json', '{"marks":{"a.png":{"mark":"reviewed"}},"theirs":1}');
  const project = openProject(root);
  const told: ProjectWritten[] = [];
  const control: Control = { ...go, project: (written) => told.push(written) };
  const excluded = { mark: 'excluded' } as const;
  const before = packEntries([entry('b.png', null), entry('a.png', { mark: 'needs-work' })]);
  const after = packEntries([entry('b.png', excluded), entry('a.png', excluded)]);
  const edit = plan([{ kind: 'project', relPath: 'proofsheet.json', sample: 0, before, after, detail: '' }]);
  writeEdit(journal, writer(), edit, control);
  expect(told.map(({ entries }) => entries)).toEqual([[entry('b.png', excluded)]]);
  for (const written of told) project.wrote(written);
  const { version, marks } = project.read();
  expect([...marks]).toEqual([...openProject(root).read().marks]);
  expect(version).toBe(2);
});

test('a project file that is not JSON is never overwritten', () => {
  put('proofsheet.json', '{ "marks": ');
  const after = packEntries([{ path: ['marks', 'a.png'], value: 'reviewed' }]);
  const before = packEntries([{ path: ['marks', 'a.png'], value: null }]);
  const edit = plan([{ kind: 'project', relPath: 'proofsheet.json', sample: 0, before, after, detail: '' }]);
  writeEdit(journal, writer(), edit, go);
  expect(get('proofsheet.json')).toBe('{ "marks": ');
  expect(reportOf(journal, edit.id)?.failures[0]).toMatchObject({ code: 'invalid-json' });
});

test('undo goes back one edit at a time, redo forward, until a new edit is made', () => {
  const first = plan([], 'first').id;
  const second = plan([], 'second').id;
  for (const id of [first, second]) journal.setState(id, 'done');
  expect(journal.nextUndo()?.label).toBe('second');
  expect(journal.nextRedo()).toBeUndefined();
  const follow = (kind: 'undo' | 'redo', target: number): void => {
    const id = journal.add({ kind, target, label: kind, intention: '{}', state: 'planned' }, []);
    writeEdit(journal, writer(), journal.edit(id) ?? expect.unreachable(), go);
  };
  follow('undo', second);
  expect([journal.nextUndo()?.label, journal.nextRedo()?.label]).toEqual(['first', 'second']);
  follow('undo', first);
  expect([journal.nextUndo()?.label, journal.nextRedo()?.label]).toEqual([undefined, 'first']);
  follow('redo', first);
  expect([journal.nextUndo()?.label, journal.nextRedo()?.label]).toEqual(['first', 'second']);
  journal.setState(plan([], 'third').id, 'done');
  expect([journal.nextUndo()?.label, journal.nextRedo()]).toEqual(['third', undefined]);
});

test('the journal prunes its oldest edits beyond a size, never the newest', () => {
  const ids = ['a', 'b', 'c'].map((name) => plan([change(name, 'x'.repeat(1000), 'y'.repeat(1000))]).id);
  for (const id of ids) journal.setState(id, 'done');
  expect(journal.prune(4500)).toBe(1);
  expect(journal.prune(10)).toBe(1);
  expect(journal.history(0, 10).map(({ id }) => id)).toEqual([ids[2]]);
});
