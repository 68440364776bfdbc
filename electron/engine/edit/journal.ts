/**
 * The journal: before- and after-bytes of every file that an edit touches, durable before the first file is written.
 * It is not a cache: `synchronous=FULL`, and entries are deleted only when it exceeds its size limit.
 *
 * An edit's life: planned -> applying -> done, or planned -> applying -> reverting -> reverted, or planned -> gone.
 * While an edit is applying, a file on disk is its before or its after: which one is seen by comparing, so no mark a
 * file is needed, and after a crash the same loop is simply run again (see writeEdit.ts).
 *
 * An edit's `inForce` is what the user last asked of it: to stay, or to be taken back. Each of its files is as asked,
 * unless its change is marked as `missed`: then the last run could not write it, and it can be tried again.
 */
import Database from 'better-sqlite3';
import type { StoredOrigin, TextOrigin } from '../../../shared/model/origin.ts';
import { textHash } from '../work/textHash.ts';
import { openMigrated } from '../work/sqlite.ts';
import { changesIn, type JournalChanges } from './journalChanges.ts';
import { editsIn, type JournalEdits } from './journalEdits.ts';
import type { EditRow, NewChange, NewEdit, NewRun, Outcome } from './journalRows.ts';
import { journalMigrations } from './migrations.ts';
import { type Missed, missedIn, type Which } from './missed.ts';

export interface Journal extends JournalEdits, JournalChanges {
  /** Writes an edit and its changes in one durable transaction. */
  add(edit: NewEdit, changes: Iterable<NewChange>): number;
  /**
   * The same for a run that takes back what its target has written, or (`kind` redo) writes it once more: all of its
   * files, or those alone that the last run missed. SQLite copies the bytes, which never pass through here.
   */
  addFollowing(edit: NewRun, which: Which): number;
  /** Counts of included changes by outcome, and of excluded ones. */
  outcomes(edit: number): ReadonlyMap<Outcome | 'excluded', number>;
  /** How many files of an edit the last run missed, and why. */
  missed(edit: number): ReadonlyMap<Missed, number>;
  /** An edit, undo or redo has been carried out: afterwards its edit is as it was asked, but for what was missed. */
  settle(edit: EditRow): void;
  /** The same for one that was taken back: what could not be put back is missed. */
  settleTakenBack(edit: EditRow): void;
  /** Gives up on what was missed: it stays as it is. */
  leaveMissed(edit: number): void;
  remove(edit: number): void;
  /** Deletes the oldest edits until at most `limit` bytes are kept; the newest one always stays. Returns how many. */
  prune(limit: number): number;
  /** Notes who wrote the texts that these changes write, where that was a model. */
  addOrigins(
    files: readonly { readonly relPath: string; readonly origin?: TextOrigin }[],
    changes: readonly NewChange[],
  ): void;
  /** Who wrote texts, by `textHash`: those that a model wrote. */
  originsOf(hashes: readonly string[]): ReadonlyMap<string, StoredOrigin>;
  /** Whether a model wrote any. */
  hasOrigins(): boolean;
  meta(key: string): string | undefined;
  setMeta(key: string, value: string): void;
  transaction<T>(work: () => T): T;
  /** Moves what was committed from the write-ahead log to its place, as far as no reader is in the way. */
  checkpoint(): void;
  close(): void;
}

const openForWriting = (file: string): Database.Database => {
  const db = openMigrated(file, journalMigrations, { synchronous: 'FULL' });
  db.pragma('cache_size = -16000');
  // 128 MB: what was committed is durable in the log already; it is moved to its place after an edit (`checkpoint`).
  db.pragma('wal_autocheckpoint = 32000');
  // The types say what a change may be; asking SQLite as well is half of what it takes to write one.
  db.pragma('ignore_check_constraints = ON');
  return db;
};

/** Named values of the journal itself. Preparing the write fails on a connection that only reads. */
const metaIn = (db: Database.Database): Pick<Journal, 'meta' | 'setMeta'> => {
  const get = db.prepare<[string], { value: string }>('SELECT value FROM meta WHERE key = ?');
  const set = db.readonly
    ? undefined
    : db.prepare<[string, string]>(
        'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
      );
  return {
    meta: (key) => get.get(key)?.value,
    setMeta: (key, value) => void set?.run(key, value),
  };
};

/** Preparing the write fails on a connection that only reads. */
const originsIn = (db: Database.Database): Pick<Journal, 'addOrigins' | 'originsOf' | 'hasOrigins'> => {
  const some = db.prepare<[string], StoredOrigin & { hash: string }>(
    'SELECT hash, model, prompt, at FROM origin WHERE hash IN (SELECT value FROM json_each(?))',
  );
  const first = db.prepare<[], { hash: string }>('SELECT hash FROM origin LIMIT 1');
  const add = db.readonly
    ? undefined
    : db.prepare<[string, string, string, number]>('INSERT OR REPLACE INTO origin VALUES (?, ?, ?, ?)');
  return {
    addOrigins: (files, changes) => {
      const at = Date.now();
      const origins = new Map(files.map(({ relPath, origin }) => [relPath, origin]));
      for (const { relPath, after } of changes) {
        const origin = origins.get(relPath);
        if (after !== null && origin !== undefined)
          add?.run(textHash(after), origin.model, origin.prompt, at);
      }
    },
    originsOf: (hashes) =>
      new Map(some.all(JSON.stringify(hashes)).map(({ hash, ...origin }) => [hash, origin])),
    hasOrigins: () => first.get() !== undefined,
  };
};

/** Opens the journal, creating it when it is not there. `read` for the main thread, beside the one writer. */
export const openJournal = (file: string, mode: 'write' | 'read'): Journal => {
  const db = mode === 'write' ? openForWriting(file) : new Database(file, { readonly: true });
  const transaction = <T>(work: () => T): T => db.transaction(work).immediate();
  const edits = editsIn(db);
  const changes = changesIn(db, transaction);
  const missed = missedIn(db);
  const remove = (edit: number): void => {
    changes.remove(edit);
    edits.remove(edit);
  };
  return {
    ...edits.offered,
    ...changes.offered,
    ...metaIn(db),
    ...originsIn(db),
    add: (edit, list) =>
      transaction(() => {
        const id = edits.add(edit);
        const { files, bytes } = changes.add(id, list);
        edits.setSize(id, files, bytes);
        return id;
      }),
    addFollowing: (edit, which) =>
      transaction(() => {
        const id = edits.add(edit);
        const files = missed.copy(id, edit.target, edit.kind, which);
        // As many bytes as its target at most: near enough for the size limit.
        edits.setSize(id, files, edits.offered.edit(edit.target)?.bytes ?? 0);
        return id;
      }),
    outcomes: (edit) => changes.outcomes(edit, edits.offered.edit(edit)?.files ?? 0),
    missed: missed.counts,
    settle: (edit) => transaction(() => missed.settle(edit)),
    settleTakenBack: (edit) => transaction(() => missed.settleTakenBack(edit)),
    leaveMissed: missed.leave,
    remove: (edit) => transaction(() => remove(edit)),
    prune: (limit) =>
      transaction(() => {
        const oldest = edits.beyond(limit);
        for (const edit of oldest) remove(edit);
        return oldest.length;
      }),
    transaction,
    checkpoint: () => void db.pragma('wal_checkpoint(PASSIVE)'),
    close: () => void db.close(),
  };
};

/** The same journal, whose errors go to `onError`, which throws what is to be thrown instead. */
export const guarded = (journal: Journal, onError: (error: unknown) => never): Journal =>
  new Proxy(journal, {
    get: (target, name: keyof Journal) => {
      // Each of them is a function; its types are those of the journal that is returned.
      const method = target[name] as (...given: readonly unknown[]) => unknown;
      return (...given: readonly unknown[]) => {
        try {
          return method(...given);
        } catch (error) {
          return onError(error);
        }
      };
    },
  });
