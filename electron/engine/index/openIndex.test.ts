import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../scan/testing.ts';
import { openIndex } from './openIndex.ts';
import { indexMigrations } from './schema.ts';

const damaged = 'The index of this dataset was damaged; it has been rebuilt from the files.';
const foreign =
  'The index of this dataset was made by another version of Proofsheet; it has been rebuilt from the files.';

const tablesOf = (db: Database.Database): unknown[] =>
  db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'prose_%'").pluck().all();

const opened = (file: string, read: (db: Database.Database) => unknown = () => undefined) => {
  const index = openIndex(file, read);
  onTestFinished(() => void index.db.close());
  return index;
};

/** A file that `change` has been at since Proofsheet last closed it. */
const changed = (change: (db: Database.Database) => void): string => {
  const file = path.join(tempFolder(), 'index.db');
  const { db } = openIndex(file, () => undefined);
  db.exec("INSERT INTO orphan VALUES ('a.txt')");
  change(db);
  db.close();
  return file;
};

test('step 1 makes the tables, and full-text search that folds case and accents', () => {
  const { db, notice } = opened(path.join(tempFolder(), 'index.db'));
  expect(notice).toBeNull();
  expect(db.pragma('user_version', { simple: true })).toBe(indexMigrations.length);
  expect(tablesOf(db)).toEqual(
    expect.arrayContaining([
      'meta',
      'spelling',
      'sample',
      'caption',
      'problem',
      'orphan',
      'fileProblem',
      'prose',
    ]),
  );
  db.exec("INSERT INTO prose(rowid, nl) VALUES (1, 'A Café in the rain')");
  expect(db.prepare("SELECT rowid FROM prose WHERE prose MATCH 'cafe'").pluck().all()).toEqual([1]);
});

test('step 2 keeps the hash of each caption by itself', () => {
  const { db } = opened(path.join(tempFolder(), 'index.db'));
  const columns = db.prepare<[], string>("SELECT name FROM pragma_table_info('sample')").pluck().all();
  expect(columns).toEqual(expect.arrayContaining(['tagsHash', 'nlHash']));
  expect(columns).not.toContain('captionHash');
});

test('an index that is whole is kept', () => {
  const file = changed(() => undefined);
  const { db, notice } = opened(file);
  expect(notice).toBeNull();
  expect(db.prepare('SELECT * FROM orphan').pluck().all()).toEqual(['a.txt']);
});

test.each([
  [
    'another reading',
    (db: Database.Database) => db.exec("UPDATE meta SET value = '0' WHERE key = 'reading'"),
    foreign,
  ],
  ['a newer schema', (db: Database.Database) => db.pragma('user_version = 99'), foreign],
  ['a table that is gone', (db: Database.Database) => db.exec('DROP TABLE meta'), damaged],
])('%s: made again, and said', (_, change, words) => {
  const { db, notice } = opened(changed((index) => void change(index)));
  expect(notice).toBe(words);
  expect(db.prepare('SELECT * FROM orphan').pluck().all()).toEqual([]);
});

test('damage that only reading finds: made again, and said', () => {
  let tries = 0;
  const { notice } = opened(
    changed(() => undefined),
    () => {
      if (++tries === 1) throw new Error('The spellings of the index are not complete.');
    },
  );
  expect([tries, notice]).toEqual([2, damaged]);
});

test('reading that never succeeds is an error, not an endless repair', () => {
  const file = path.join(tempFolder(), 'index.db');
  writeFileSync(file, 'nothing');
  expect(() =>
    openIndex(file, () => {
      throw new TypeError('a mistake of ours');
    }),
  ).toThrow('a mistake of ours');
});

test('what is in the way of the file is left alone', () => {
  const file = path.join(tempFolder(), 'index.db');
  mkdirSync(file);
  expect(() => openIndex(file, () => undefined)).toThrow(/unable to open/);
});
