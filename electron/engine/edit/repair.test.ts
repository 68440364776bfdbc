/** What is written again after a power cut, and what is not: a person's own work looks alike, but its times tell. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeEdit } from './writeEdit.ts';
import { createDisk, type Disk } from './disk.ts';
import { type Journal, openJournal } from './journal.ts';
import type { EditRow } from './journalRows.ts';
import { looksLost, repairLost } from './repair.ts';

let root: string;
let journal: Journal;
/** Times that the file system is made to say: it cannot be told to forget that a file was changed. */
let times: Map<string, number>;
let disk: Disk;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'proofsheet-repair-'));
  journal = openJournal(join(root, 'journal.db'), 'write');
  times = new Map();
  const real = createDisk(root);
  disk = { ...real, timeOf: (relPath) => times.get(relPath) ?? real.timeOf(relPath) };
});
afterEach(() => {
  journal.close();
  rmSync(root, { recursive: true, force: true });
});

const put = (name: string, text: string): void => writeFileSync(join(root, name), text);
const get = (name: string): string => readFileSync(join(root, name), 'utf8');
const long = 'x'.repeat(1500);

/** Writes `after` over what is there. */
const edit = (after: Readonly<Record<string, string>>): EditRow => {
  const changes = Object.entries(after).map(([relPath, text]) => ({
    kind: 'tags' as const,
    relPath,
    sample: 1,
    before: readFileSync(join(root, relPath)),
    after: Buffer.from(text),
    detail: '',
  }));
  const row = { kind: 'edit', target: null, label: '', intention: '{}', state: 'planned' } as const;
  const id = journal.add(row, changes);
  writeEdit(journal, disk, journal.edit(id) ?? expect.unreachable(), {
    stop: () => null,
    progress: () => undefined,
  });
  return journal.edit(id) ?? expect.unreachable();
};
const afterReboot = (since = 0) => repairLost(journal, disk, since, Date.now());

const found = {
  empty: '',
  zeros: '\0\0\0',
  cut: long.slice(0, 1024),
  old: 'old',
  person: 'mine',
  same: long,
} as const;
const kinds = ['empty', 'zeros', 'cut', 'old', 'person', 'same'] as const;

test('lost is what looks like it and was not written after the edit; the rest is left, and named', () => {
  fc.assert(
    fc.property(fc.constantFrom(...kinds), fc.integer({ min: -3, max: 3 }), (kind, later) => {
      put('a.txt', 'old');
      times.clear();
      const { id, firstWrite, lastWrite } = edit({ 'a.txt': long });
      expect(firstWrite).toBe(lastWrite);
      put('a.txt', found[kind]);
      times.set('a.txt', (lastWrite ?? 0) + later);
      const { repaired, left } = afterReboot(id - 1);
      const lost = kind !== 'person' && kind !== 'same';
      expect([repaired, left]).toEqual([
        lost && later <= 0 ? ['a.txt'] : [],
        lost && later > 0 ? ['a.txt'] : [],
      ]);
      expect(get('a.txt')).toBe(lost && later <= 0 ? long : found[kind]);
    }),
    { numRuns: 50 },
  );
});

test('a caption that was emptied, cut or put back by hand stays so, by the times that it has itself', () => {
  const names = ['empty', 'old', 'cut'] as const;
  for (const name of names) put(name, 'old');
  const { lastWrite } = edit({ empty: long, old: long, cut: long });
  // Until the file system's clock has gone on: it ticks every few milliseconds.
  while (names.some((name) => (disk.timeOf(name) ?? 0) <= (lastWrite ?? 0))) {
    for (const name of names) put(name, found[name]);
  }
  expect(afterReboot()).toEqual({ repaired: [], left: [...names] });
  expect(names.map(get)).toEqual(names.map((name) => found[name]));
});

test('of two edits in a row both may be lost', () => {
  put('a.txt', 'one');
  const { firstWrite } = edit({ 'a.txt': 'two' });
  edit({ 'a.txt': 'three' });
  put('a.txt', 'one');
  times.set('a.txt', (firstWrite ?? 0) - 1);
  expect(afterReboot().repaired).toEqual(['a.txt']);
  expect(get('a.txt')).toBe('three');
});

test('what was put back between two edits was not lost, though it is as before the first', () => {
  put('a.txt', 'one');
  const { lastWrite } = edit({ 'a.txt': 'two' });
  edit({ 'a.txt': 'one' });
  put('a.txt', 'two');
  times.set('a.txt', lastWrite ?? 0);
  expect(afterReboot().repaired).toEqual(['a.txt']);
  expect(get('a.txt')).toBe('one');
});

test('a clock that was set back says nothing: nothing is written', () => {
  put('a.txt', 'old');
  const { lastWrite } = edit({ 'a.txt': 'new' });
  put('a.txt', '');
  times.set('a.txt', (lastWrite ?? 0) - 5000);
  expect(repairLost(journal, disk, 0, (lastWrite ?? 0) - 3000)).toEqual({ repaired: [], left: ['a.txt'] });
  expect(repairLost(journal, disk, 0, lastWrite ?? 0).repaired).toEqual(['a.txt']);
});

test('an edit of a journal that kept no times is not repaired', () => {
  put('a.txt', 'new');
  const row = { kind: 'edit', target: null, label: '', intention: '{}', state: 'done' } as const;
  const change = { kind: 'tags', relPath: 'a.txt', sample: 1, detail: '' } as const;
  journal.add(row, [{ ...change, before: Buffer.from('old'), after: Buffer.from('new') }]);
  put('a.txt', '');
  expect(afterReboot()).toEqual({ repaired: [], left: ['a.txt'] });
});

test('an edit that is long on the disk is not checked', () => {
  put('a.txt', 'old');
  const { id, lastWrite } = edit({ 'a.txt': 'new' });
  put('a.txt', '');
  times.set('a.txt', lastWrite ?? 0);
  expect(afterReboot(id)).toEqual({ repaired: [], left: [] });
  expect(journal.newestBefore(Date.now() - 60_000)).toBe(0);
  expect(journal.newestBefore(Date.now() + 60_000)).toBe(id);
});

test('an edited file does not look lost', () => {
  expect(looksLost(Buffer.from('a, b'), Buffer.from('a, b, c'))).toBe(false);
  expect(looksLost(null, Buffer.from('a'))).toBe(false);
});
