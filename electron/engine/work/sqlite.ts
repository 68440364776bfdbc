/** Opens a SQLite file and brings its schema up to date: numbered steps, one transaction each, stop on failure. */
import { renameSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { createPrivate } from './privateFolder.ts';

// Its native part is otherwise loaded with the first database: in a thread that is after it has said that it is ready, and
// one that is ended while it loads takes the whole process with it.
new Database(':memory:').close();

/** SQL that takes the schema from the step before to this one. */
export type Migration = string;

/** The file was written by a later version of this program, which this one cannot read. */
export class NewerSchemaError extends Error {}

export interface OpenOptions {
  /** `FULL` where a committed transaction must survive a power cut; `NORMAL` for data that can be made again. */
  readonly synchronous: 'FULL' | 'NORMAL';
}

/**
 * Opens `file` in WAL mode, creating it when it does not exist, and runs the migrations that it has not had
 * (`user_version` counts them). Throws when the file is not a database, is damaged, or is newer than this
 * program.
 */
export const openMigrated = (
  file: string,
  migrations: readonly Migration[],
  { synchronous }: OpenOptions,
): Database.Database => {
  if (file !== ':memory:') createPrivate(file);
  const db = new Database(file);
  try {
    db.pragma('journal_mode = WAL');
    db.pragma(`synchronous = ${synchronous}`);
    const version = Number(db.pragma('user_version', { simple: true }));
    if (version > migrations.length) {
      throw new NewerSchemaError(
        `${file} was written by a newer version (schema ${version}, this one knows ${migrations.length}).`,
      );
    }
    for (const [step, migration] of migrations.entries()) {
      if (step < version) continue;
      db.transaction(() => {
        db.exec(migration);
        db.pragma(`user_version = ${step + 1}`);
      })();
    }
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
};

const isEmptyFile = (file: string): boolean => (statSync(file, { throwIfNoEntry: false })?.size ?? 0) === 0;

/**
 * Renames a file that cannot be used, with what SQLite keeps beside it, so that a new one can be started.
 * @returns where it is kept, or null where there was nothing but an empty file
 */
export const setFileAside = (file: string, why: 'damaged' | 'lost', now = new Date()): string | null => {
  const stamp = now.toISOString().slice(0, 19).replaceAll(':', '-');
  const kept = `${file}.${why}-${stamp}`;
  const parts = ['', '-wal', '-shm'].filter((part) => !isEmptyFile(file + part));
  for (const part of parts) renameSync(file + part, kept + part);
  return parts.length === 0 ? null : kept;
};
