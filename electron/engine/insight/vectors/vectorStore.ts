/**
 * `vectors.db`: a vector of each image file, in bytes: only directions are compared, and a byte a number is
 * precise enough for that. A cache: thrown away when it is damaged.
 */
import { rmSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { isDamage } from '../../index/damage.ts';
import { NewerSchemaError, openMigrated, type Migration } from '../../work/sqlite.ts';

/** An image file as the index knows it. */
export interface FileVersion {
  /** From the dataset's folder, with `/`. */
  readonly relPath: string;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly mtime: number;
}

/** Numbers in a vector. */
export const vectorLength = 1792;

/** Raise it when the weights change: old rows are then discarded. */
const migrations: readonly Migration[] = [
  `CREATE TABLE vector (
     rel_path TEXT PRIMARY KEY,
     size INTEGER NOT NULL,
     mtime INTEGER NOT NULL,
     vector BLOB
   );`,
];

export interface VectorStore {
  /** Of length one; undefined when there is none for this file; null when the image cannot be read. */
  read(file: FileVersion): Float32Array | null | undefined;
  has(file: FileVersion): boolean;
  /** All in one transaction. @param vectors null for an image that cannot be read */
  write(entries: readonly (readonly [FileVersion, Float32Array | null])[]): void;
  /** How many images there is a row for, those that are gone by now included. */
  count(): number;
  close(): void;
}

const openDatabase = (file: string): Database.Database => {
  try {
    return openMigrated(file, migrations, { synchronous: 'NORMAL' });
  } catch (error) {
    // Another thread may have the file open: only a damaged or newer one is thrown away.
    if (!isDamage(error) && !(error instanceof NewerSchemaError)) throw error;
    for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
    return openMigrated(file, migrations, { synchronous: 'NORMAL' });
  }
};

/** The network ends in a rectifier: no number is below zero. */
const pack = (vector: Float32Array): Uint8Array => {
  const most = vector.reduce((max, value) => Math.max(max, value), 0);
  return Uint8Array.from(vector, (value) => (most === 0 ? 0 : Math.round((Math.max(0, value) / most) * 255)));
};

const unpack = (bytes: Uint8Array): Float32Array => {
  let sum = 0;
  for (const byte of bytes) sum += byte * byte;
  const scale = sum === 0 ? 0 : 1 / Math.sqrt(sum);
  return Float32Array.from(bytes, (byte) => byte * scale);
};

export const openVectorStore = (file: string): VectorStore => {
  const db = openDatabase(file);
  const select = db.prepare<[string, number, number], { vector: Uint8Array | null }>(
    'SELECT vector FROM vector WHERE rel_path = ? AND size = ? AND mtime = ?',
  );
  const insert = db.prepare<[string, number, number, Uint8Array | null]>(
    'INSERT OR REPLACE INTO vector VALUES (?, ?, ?, ?)',
  );
  const count = db.prepare<[], number>('SELECT count(*) FROM vector').pluck();
  const find = ({ relPath, size, mtime }: FileVersion) => select.get(relPath, size, Math.floor(mtime));
  return {
    read: (version) => {
      const row = find(version);
      if (row === undefined) return undefined;
      return row.vector === null ? null : unpack(row.vector);
    },
    has: (version) => find(version) !== undefined,
    write: (entries) =>
      db.transaction(() => {
        for (const [{ relPath, size, mtime }, vector] of entries) {
          insert.run(relPath, size, Math.floor(mtime), vector === null ? null : pack(vector));
        }
      })(),
    count: () => count.get() ?? 0,
    close: () => void db.close(),
  };
};
