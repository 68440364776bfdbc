/** `pictures.db`: what is known of each image file. A cache: thrown away when it is damaged. */
import { rmSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { openMigrated, type Migration } from '../../work/sqlite.ts';

/** An image file as the index knows it. */
export interface FileVersion {
  /** From the dataset's folder, with `/`. */
  readonly relPath: string;
  /** Bytes. */
  readonly size: number;
  /** Whole milliseconds since 1970. */
  readonly mtime: number;
}

/** Either a record (see record.ts) and a look, or why the image cannot be decoded. */
export type Known =
  | { readonly record: Uint8Array; readonly look: Uint8Array; readonly problem: null }
  | { readonly record: null; readonly look: null; readonly problem: string };

export interface PictureStore {
  read(file: FileVersion): Known | undefined;
  /** All in one transaction. */
  write(entries: readonly (readonly [FileVersion, Known])[]): void;
  /** Drops all others, if these are many. */
  keep(relPaths: ReadonlySet<string>): void;
  close(): void;
}

/** Raise it when other numbers or other bytes are kept: old rows are then discarded. */
const migrations: readonly Migration[] = [
  `CREATE TABLE picture (
     rel_path TEXT PRIMARY KEY,
     size INTEGER NOT NULL,
     mtime INTEGER NOT NULL,
     record BLOB,
     look BLOB,
     problem TEXT
   );`,
  // Hashes of other bits, what lies within a border, how much is seen, and landmarks in several sizes.
  'DELETE FROM picture;',
];

const openDatabase = (file: string): Database.Database => {
  try {
    return openMigrated(file, migrations, { synchronous: 'NORMAL' });
  } catch {
    for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
    return openMigrated(file, migrations, { synchronous: 'NORMAL' });
  }
};

export const openPictureStore = (file: string): PictureStore => {
  const db = openDatabase(file);
  const select = db.prepare<[string, number, number], Known>(
    'SELECT record, look, problem FROM picture WHERE rel_path = ? AND size = ? AND mtime = ?',
  );
  const insert = db.prepare<[string, number, number, Uint8Array | null, Uint8Array | null, string | null]>(
    'INSERT OR REPLACE INTO picture VALUES (?, ?, ?, ?, ?, ?)',
  );
  const paths = db.prepare<[], { relPath: string }>('SELECT rel_path AS relPath FROM picture');
  const remove = db.prepare<[string]>('DELETE FROM picture WHERE rel_path = ?');
  return {
    read: ({ relPath, size, mtime }) => select.get(relPath, size, Math.floor(mtime)),
    write: (entries) =>
      db.transaction(() => {
        for (const [{ relPath, size, mtime }, { record, look, problem }] of entries) {
          insert.run(relPath, size, Math.floor(mtime), record, look, problem);
        }
      })(),
    keep: (relPaths) => {
      const gone = paths.all().filter(({ relPath }) => !relPaths.has(relPath));
      if (gone.length < 1000 || gone.length < relPaths.size) return;
      db.transaction(() => {
        for (const { relPath } of gone) remove.run(relPath);
      })();
    },
    close: () => void db.close(),
  };
};
