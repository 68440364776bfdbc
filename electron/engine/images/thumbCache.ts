/**
 * thumbs.db: thumbnails that have been made. A cache: when it is deleted, damaged or full, that costs time
 * and nothing else. Writes are gathered and done together, after the answers that they come from.
 */
import { rmSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { thrownCode } from '../../../shared/thrownCode.ts';
import { openMigrated, type Migration } from '../work/sqlite.ts';

export interface ThumbKey {
  readonly relPath: string;
  /** The image's; a thumbnail of another version is never returned. */
  readonly version: string;
  /** Longest side, pixels. */
  readonly size: number;
}

export interface ThumbCache {
  get(key: ThumbKey): Uint8Array | null;
  /** Whether `get` has one, at the cost of no more than a look. */
  has(key: ThumbKey): boolean;
  /** Whether it may grow without removing anything that was looked at. */
  hasRoom(): boolean;
  /** Takes the place of any other version. */
  put(key: ThumbKey, webp: Uint8Array): void;
  /** Writes what is still gathered. */
  flush(): void;
  /** Flushes first. */
  close(): void;
}

export interface ThumbCacheOptions {
  readonly file: string;
  /** Above this, the least recently used are removed. */
  readonly maxBytes: number;
  readonly log: (line: string) => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** When a new version of the codec makes thumbnails look different: a step that empties the table. */
const migrations: readonly Migration[] = [
  `CREATE TABLE thumbs (
     rel_path TEXT NOT NULL,
     size INTEGER NOT NULL,
     version TEXT NOT NULL,
     used_at INTEGER NOT NULL,
     webp BLOB NOT NULL
   );
   CREATE UNIQUE INDEX thumbs_by_path ON thumbs (rel_path, size);
   CREATE INDEX thumbs_by_use ON thumbs (used_at);`,
];

/** Gathered thumbnails are written when they are this many, or this old (ms). */
const batch = 32;
const patience = 500;
/** A use is recorded only when the last one is older than this (ms), so that not every read is a write. */
const useGrain = 3_600_000;
/** How many are removed at once when it is too large: more than are added, and few enough to be quick. */
const pruneSlice = 4 * batch;

interface Row {
  readonly rowid: number;
  readonly version: string;
  readonly used_at: number;
  readonly webp: Uint8Array;
}

const prepare = (db: Database.Database) => ({
  get: db.prepare<[string, number], Row>(
    'SELECT rowid, version, used_at, webp FROM thumbs WHERE rel_path = ? AND size = ?',
  ),
  has: db
    .prepare<[string, number], string>('SELECT version FROM thumbs WHERE rel_path = ? AND size = ?')
    .pluck(),
  put: db.prepare<[string, number, string, number, Uint8Array]>(
    `INSERT INTO thumbs (rel_path, size, version, used_at, webp) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (rel_path, size)
     DO UPDATE SET version = excluded.version, used_at = excluded.used_at, webp = excluded.webp`,
  ),
  use: db.prepare<[number, number]>('UPDATE thumbs SET used_at = ? WHERE rowid = ?'),
  prune: db.prepare<[number]>(
    'DELETE FROM thumbs WHERE rowid IN (SELECT rowid FROM thumbs ORDER BY used_at LIMIT ?)',
  ),
});

const openFresh = (file: string): Database.Database => {
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
  return openMigrated(file, migrations, { synchronous: 'NORMAL' });
};

const openOrRebuild = ({ file, log }: ThumbCacheOptions): Database.Database => {
  try {
    return openMigrated(file, migrations, { synchronous: 'NORMAL' });
  } catch (error) {
    log(`thumbnails: ${file} is made anew (${String(error)})`);
    return openFresh(file);
  }
};

const usedBytes = (db: Database.Database): number => {
  const pragma = (name: string): number => Number(db.pragma(name, { simple: true }));
  return (pragma('page_count') - pragma('freelist_count')) * pragma('page_size');
};

const idOf = ({ relPath, size }: ThumbKey): string => `${size}:${relPath}`;

/** Opens `file`, or makes it anew where it is damaged or comes from another version of the program. */
export const openThumbCache = (options: ThumbCacheOptions): ThumbCache => {
  const { file, maxBytes, log, now } = options;
  let db = openOrRebuild(options);
  let sql = prepare(db);
  const gathered = new Map<string, { readonly key: ThumbKey; readonly webp: Uint8Array }>();
  const used = new Set<number>();
  let timer: NodeJS.Timeout | undefined;

  /** Runs `work`; damage that shows only now costs the cache, and never fails the caller. */
  const guarded = <T>(work: () => T, otherwise: T): T => {
    try {
      return work();
    } catch (error) {
      log(`thumbnails: ${String(error)}`);
      const code = thrownCode(error) ?? '';
      if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) {
        db.close();
        db = openFresh(file);
        sql = prepare(db);
        used.clear();
      }
      return otherwise;
    }
  };

  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (gathered.size === 0 && used.size === 0) return;
    const at = now();
    guarded(
      () =>
        db.transaction(() => {
          for (const { key, webp } of gathered.values()) {
            sql.put.run(key.relPath, key.size, key.version, at, webp);
          }
          for (const rowid of used) sql.use.run(at, rowid);
          if (usedBytes(db) > maxBytes) sql.prune.run(pruneSlice);
        })(),
      undefined,
    );
    gathered.clear();
    used.clear();
  };

  const flushSoon = (): void => {
    if (gathered.size === batch) clearTimeout(timer);
    else if (timer) return;
    // Deferred: the caller has an answer to give first.
    timer = setTimeout(flush, gathered.size >= batch ? 0 : patience).unref();
  };

  return {
    get: (key) => {
      const fresh = gathered.get(idOf(key));
      if (fresh) return fresh.key.version === key.version ? fresh.webp : null;
      const row = guarded(() => sql.get.get(key.relPath, key.size), undefined);
      if (row?.version !== key.version) return null;
      if (now() - row.used_at > useGrain) {
        used.add(row.rowid);
        flushSoon();
      }
      return row.webp;
    },
    has: (key) => {
      const version =
        gathered.get(idOf(key))?.key.version ?? guarded(() => sql.has.get(key.relPath, key.size), undefined);
      return version === key.version;
    },
    hasRoom: () => guarded(() => usedBytes(db) < maxBytes / 2, false),
    put: (key, webp) => {
      gathered.set(idOf(key), { key, webp });
      flushSoon();
    },
    flush,
    close: () => {
      flush();
      db.close();
    },
  };
};
