/** Opens a SQLite file and brings its schema up to date: numbered steps, one transaction each, stop on failure. */
import Database from 'better-sqlite3';
import { createPrivate } from './privateFolder.ts';

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
