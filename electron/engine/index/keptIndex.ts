/** What is known of an index without reading its samples from SQLite: the snapshot of its columns, while it is of this index. */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { indexFileIn } from './indexFile.ts';
import { loadIndex, type LoadedIndex } from './load.ts';
import { readingOf, revisionOf } from './meta.ts';
import { indexMigrations, readingVersion } from './schema.ts';
import { readSnapshot, UnusableSnapshot, type Snapshot } from './snapshotFile.ts';

export interface KeptIndex extends Snapshot {
  /** All but the samples. */
  readonly index: LoadedIndex;
}

/** @param dataFolder the dataset's own folder in the data folder */
export const snapshotFileIn = (dataFolder: string): string => join(dataFolder, 'columns.snapshot');

/** @throws UnusableSnapshot when the index is another one, or not in the state of that revision */
const indexAt = (indexFile: string, revision: string, spellings: number): LoadedIndex => {
  const db = new Database(indexFile, { readonly: true, fileMustExist: true });
  try {
    return db.transaction(() => {
      const schema = Number(db.pragma('user_version', { simple: true }));
      const ofOthers = schema !== indexMigrations.length || readingOf(db) !== readingVersion;
      if (ofOthers || revisionOf(db) !== revision) throw new UnusableSnapshot('the index is another one');
      const index = loadIndex(db);
      if (index.spellings.length !== spellings) throw new UnusableSnapshot('it does not fit the index');
      return index;
    })();
  } finally {
    db.close();
  }
};

/**
 * Null when there is none that can be used. One that cannot is removed, and the log says why.
 * @param dataFolder the dataset's own folder in the data folder
 */
export const readKeptIndex = (dataFolder: string, log: (line: string) => void): KeptIndex | null => {
  const file = snapshotFileIn(dataFolder);
  if (!existsSync(file)) return null;
  try {
    const snapshot = readSnapshot(file);
    const { spellingUse } = snapshot.columns;
    return { ...snapshot, index: indexAt(indexFileIn(dataFolder), snapshot.revision, spellingUse.length) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    log(`${file} is not used, and the index is read instead: ${why}.`);
    dropSnapshot(file, log);
    return null;
  }
};

const dropSnapshot = (file: string, log: (line: string) => void): void => {
  try {
    rmSync(file, { force: true });
  } catch (error) {
    log(`${file} cannot be removed: ${String(error)}`);
  }
};
