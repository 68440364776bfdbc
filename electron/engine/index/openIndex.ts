/** Opens index.db for writing. It is a projection of the folder: what cannot be used is made again, and said. */
import { rmSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { NewerSchemaError, openMigrated } from '../work/sqlite.ts';
import { readingOf } from './meta.ts';
import { indexMigrations, readingVersion } from './schema.ts';

export interface OpenedIndex<T> {
  readonly db: Database.Database;
  /** One sentence when an index had to be made again, or null. */
  readonly notice: string | null;
  /** What `read` gave. */
  readonly read: T;
}

/**
 * @param read reads what it needs from the index, and throws when it is damaged
 * @throws SQLite's error when the disk, the folder or another process is in the way
 */
export const openIndex = <T>(file: string, read: (db: Database.Database) => T): OpenedIndex<T> => {
  try {
    return { ...open(file, read), notice: null };
  } catch (error) {
    if (isElsewhere(error)) throw error;
    for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
    const foreign = error instanceof OtherReading || error instanceof NewerSchemaError;
    const what = foreign ? 'was made by another version of Proofsheet' : 'was damaged';
    const notice = `The index of this dataset ${what}; it has been rebuilt from the files.`;
    return { ...open(file, read), notice };
  }
};

class OtherReading extends Error {}

const open = <T>(file: string, read: (db: Database.Database) => T): Omit<OpenedIndex<T>, 'notice'> => {
  const db = openMigrated(file, indexMigrations, { synchronous: 'NORMAL' });
  try {
    db.pragma('cache_size = -32000');
    // 128 MB: a first index is not stopped by the disk's syncs; it is put in its place when it is done.
    db.pragma('wal_autocheckpoint = 32000');
    const made = readingOf(db);
    if (made !== null && made !== readingVersion) throw new OtherReading();
    const value = read(db);
    db.prepare("INSERT OR REPLACE INTO meta VALUES ('reading', ?)").run(String(readingVersion));
    return { db, read: value };
  } catch (error) {
    db.close();
    throw error;
  }
};

/** Errors of the disk, the folder or another process: making the index again would not help. */
const isElsewhere = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  /^(SQLITE_(CANTOPEN|READONLY|FULL|IOERR|BUSY|LOCKED|PERM)|E[A-Z]+)/.test(String(error.code));
