/** Opens index.db for writing. It is a projection of the folder: what cannot be used is made again, and said. */
import { rmSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { openMigrated } from '../work/sqlite.ts';
import { indexMigrations, readingVersion } from './schema.ts';

export interface OpenedIndex {
  readonly db: Database.Database;
  /** One sentence when an index had to be made again, or null. */
  readonly notice: string | null;
}

/** @param usable reads what it needs from the index, and throws when it is damaged */
export const openIndex = (file: string, usable: (db: Database.Database) => void): OpenedIndex => {
  try {
    const db = open(file);
    try {
      const made = readingOf(db);
      if (made !== null && made !== readingVersion) {
        db.close();
        return again(file, usable, 'The index was made by another version of Proofsheet');
      }
      usable(db);
      db.prepare("INSERT OR REPLACE INTO meta VALUES ('reading', ?)").run(String(readingVersion));
      return { db, notice: null };
    } catch (error) {
      db.close();
      throw error;
    }
  } catch (error) {
    if (isElsewhere(error)) throw error;
    return again(file, usable, 'The index of this dataset was damaged');
  }
};

const open = (file: string): Database.Database => {
  const db = openMigrated(file, indexMigrations, { synchronous: 'NORMAL' });
  db.pragma('cache_size = -32000');
  db.pragma('wal_autocheckpoint = 8000');
  return db;
};

const readingOf = (db: Database.Database): number | null => {
  const row = db.prepare<[], { value: string }>("SELECT value FROM meta WHERE key = 'reading'").get();
  return row === undefined ? null : Number(row.value);
};

const again = (file: string, usable: (db: Database.Database) => void, what: string): OpenedIndex => {
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
  return { db: openIndex(file, usable).db, notice: `${what}; it has been made again from the files.` };
};

/** Errors of the disk, the folder or another process: making the index again would not help. */
const isElsewhere = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  /^(SQLITE_(CANTOPEN|READONLY|FULL|IOERR|BUSY|LOCKED|PERM)|E[A-Z]+)/.test(String(error.code));
