/** What becomes of a journal that an earlier version of Proofsheet wrote: nothing in it is lost. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openMigrated } from '../work/sqlite.ts';
import { openJournal } from './journal.ts';
import { journalMigrations } from './migrations.ts';

/** A journal of the first `steps`, with one edit of four captions: written, a conflict, taken out, written at last. */
const journalOf = (steps: number): string => {
  const folder = mkdtempSync(join(tmpdir(), 'proofsheet-journal-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'journal.db');
  const db = openMigrated(file, journalMigrations.slice(0, steps), { synchronous: 'FULL' });
  db.exec(`
    INSERT INTO edits (at, kind, target, label, intention, state, files, bytes)
    VALUES (1, 'edit', NULL, 'Rename', '{}', 'done', 4, 99);
    INSERT INTO changes (edit, n, kind, rel_path, sample, before, after, included, detail, outcome, code, reason)
    VALUES (1, 0, 'tags', 'a.txt', 1, x'61', x'41', 1, '', 'pending', NULL, NULL),
           (1, 1, 'nl', 'b_nl.txt', 2, x'62', NULL, 1, '', 'conflict', NULL, 'It was changed.'),
           (1, 2, 'tags', 'c.txt', 3, NULL, x'43', 0, '', 'pending', NULL, NULL),
           (1, 3, 'tags', 'd.txt', 4, x'64', x'44', 1, '', 'pending', 'EIO', 'The disk reported an error.');`);
  db.close();
  return file;
};

const steps = journalMigrations.map((_, index) => index + 1);

test.each(steps)('a journal of step %i is read as it was, by the last step', (step) => {
  const journal = openJournal(journalOf(step), 'write');
  expect(journal.edit(1)).toMatchObject({ label: 'Rename', state: 'done', inForce: 1, files: 4, bytes: 99 });
  const changes = journal.changes(1, 0, 10);
  expect(changes.map(({ n, kind, relPath, sample }) => [n, kind, relPath, sample])).toEqual([
    [0, 'tags', 'a.txt', 1],
    [1, 'nl', 'b_nl.txt', 2],
    [2, 'tags', 'c.txt', 3],
    [3, 'tags', 'd.txt', 4],
  ]);
  expect(changes.map(({ before, after }) => [before?.[0] ?? null, after?.[0] ?? null])).toEqual([
    [0x61, 0x41],
    [0x62, null],
    [null, 0x43],
    [0x64, 0x44],
  ]);
  expect(journal.outcomes(1)).toEqual(
    new Map([
      ['conflict', 1],
      ['excluded', 1],
      ['pending', 2],
    ]),
  );
  expect(journal.unusual(1).map(({ n, reason }) => [n, reason])).toEqual([
    [1, 'It was changed.'],
    [3, 'The disk reported an error.'],
  ]);
  journal.close();
});

test('step 2 takes moves; step 3 finds what is unusual by an index', () => {
  const file = journalOf(journalMigrations.length);
  const db = openMigrated(file, journalMigrations, { synchronous: 'FULL' });
  onTestFinished(() => void db.close());
  const move =
    "INSERT INTO changes (edit, n, kind, rel_path, sample, detail) VALUES (1, 9, 'move', 'e.png', 5, '')";
  expect(db.prepare(move).run().changes).toBe(1);
  const names = db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'index'").pluck().all();
  expect(names).toContain('unusual_changes');
});

test('step 4 knows of earlier edits, undos and redos what they missed', () => {
  const file = journalOf(3);
  const old = openMigrated(file, journalMigrations.slice(0, 3), { synchronous: 'FULL' });
  old.exec(`
    INSERT INTO edits (id, at, kind, target, label, intention, state, in_force, files)
    VALUES (2, 2, 'edit', NULL, 'Half', '{}', 'done', 0, 3), (3, 3, 'undo', 2, 'Undo', '{}', 'done', 1, 3),
           (4, 4, 'edit', NULL, 'Failed', '{}', 'done', 1, 1),
           (5, 5, 'edit', NULL, 'Open', '{}', 'done', 1, 3), (6, 6, 'undo', 5, 'Undo', '{}', 'applying', 1, 2);
    INSERT INTO changes (edit, n, kind, rel_path, sample, before, after, detail, outcome, code, reason)
    VALUES (2, 0, 'tags', 'a.txt', 1, x'61', x'41', '', 'conflict', NULL, 'changed'),
           (2, 1, 'tags', 'b.txt', 1, x'61', x'41', '', 'pending', NULL, NULL),
           (2, 2, 'tags', 'c.txt', 1, x'61', x'41', '', 'pending', NULL, NULL),
           (3, 0, 'tags', 'b.txt', 1, x'41', x'61', '', 'pending', NULL, NULL),
           (3, 1, 'tags', 'c.txt', 1, x'41', x'61', '', 'failed', 'EACCES', 'read-only'),
           (4, 0, 'tags', 'a.txt', 1, x'61', x'41', '', 'failed', 'EACCES', 'read-only'),
           (5, 0, 'tags', 'a.txt', 1, x'61', x'41', '', 'conflict', NULL, 'changed'),
           (5, 1, 'tags', 'b.txt', 1, x'61', x'41', '', 'pending', NULL, NULL),
           (5, 2, 'tags', 'c.txt', 1, x'61', x'41', '', 'pending', NULL, NULL),
           (6, 0, 'tags', 'b.txt', 1, x'41', x'61', '', 'pending', NULL, NULL),
           (6, 1, 'tags', 'c.txt', 1, x'41', x'61', '', 'pending', NULL, NULL);`);
  old.close();
  const journal = openJournal(file, 'write');
  onTestFinished(() => journal.close());
  const missed = (edit: number) => journal.changes(edit, 0, 9).map((change) => [change.n, change.missed]);
  expect(missed(2)).toEqual([
    [0, null],
    [1, null],
    [2, 'failed'],
  ]);
  expect(missed(4)).toEqual([[0, 'failed']]);
  expect(journal.changes(6, 0, 9).map(({ n, relPath }) => [n, relPath])).toEqual([
    [1, 'b.txt'],
    [2, 'c.txt'],
  ]);
});
