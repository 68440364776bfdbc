/** Single facts of index.db as a whole. */
import type Database from 'better-sqlite3';

const valueOf = (db: Database.Database, key: string): string | null =>
  db.prepare<[string], { value: string }>('SELECT value FROM meta WHERE key = ?').get(key)?.value ?? null;

/** By which reading of captions and images it was made; null for a new one. */
export const readingOf = (db: Database.Database): number | null => {
  const value = valueOf(db, 'reading');
  return value === null ? null : Number(value);
};

/** Another one after every change of what it holds; null for one that has never had any. */
export const revisionOf = (db: Database.Database): string | null => valueOf(db, 'revision');
