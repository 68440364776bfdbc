/**
 * The journal: before- and after-bytes of every file that an edit touches, durable before the first file is written.
 * It is not a cache: `synchronous=FULL`, and nothing in it is ever thrown away except by the size limit.
 *
 * An edit's life: planned -> applying -> done, or planned -> applying -> reverting -> reverted, or planned -> gone.
 * While an edit is applying, a file on disk is its before or its after: which one is seen by comparing, so no mark a
 * file is needed, and after a crash the same loop is simply run again (see carryOut.ts).
 *
 * An edit's `inForce` is what the user last asked of it: to stand, or to be taken back. Each of its files is as asked,
 * unless its change is marked as `missed`: then the last run could not write it, and it can be tried again.
 */
import Database from 'better-sqlite3';
import { openMigrated } from '../work/sqlite.ts';
import { journalMigrations } from './migrations.ts';
import { canRetry, type Missed, missedIn, ofTheEdit, unusualChanges, type Which } from './missed.ts';

export type EditState = 'planned' | 'applying' | 'reverting' | 'done' | 'reverted';
export type EditKind = 'edit' | 'undo' | 'redo';
/** `pending` in an edit that is done means written: only what is unusual is marked. */
export type Outcome = 'pending' | 'unchanged' | 'conflict' | 'failed' | 'skipped' | 'resolved';

export interface EditRow {
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly kind: EditKind;
  /** The edit that an undo takes back, or a redo does again. */
  readonly target: number | null;
  readonly label: string;
  /** The intention as JSON. */
  readonly intention: string;
  readonly state: EditState;
  /** 1 until it is asked to take the edit back; see `missed` for files where that did not succeed. */
  readonly inForce: 0 | 1;
  readonly files: number;
  readonly bytes: number;
  /** Milliseconds since 1970, by this machine's clock: all of its files that were written later were written by it or since. */
  readonly begun: number | null;
  /** The same by the file system's clock: times of the first and the last caption that it wrote. */
  readonly firstWrite: number | null;
  readonly lastWrite: number | null;
}

/** What a change does: replaces a caption file's bytes, or entries of proofsheet.json, or moves a file. */
export type ChangeKind = 'tags' | 'nl' | 'project' | 'move';

export interface ChangeRow {
  readonly n: number;
  readonly kind: ChangeKind;
  readonly relPath: string;
  /** A sample that this file belongs to; 0 for the project's file. */
  readonly sample: number;
  /** Null: the file is not there. For the project's file: JSON of a patch, in both; of a move: both ends, as JSON. */
  readonly before: Uint8Array | null;
  readonly after: Uint8Array | null;
  readonly included: 0 | 1;
  /** What the preview says about it, as JSON. */
  readonly detail: string;
  readonly outcome: Outcome;
  readonly code: string | null;
  readonly reason: string | null;
  /** Of an edit: see missed.ts. */
  readonly missed: Missed | null;
}

/** What is left to do, with no more than it takes. */
export type PendingChange = Pick<
  ChangeRow,
  'n' | 'kind' | 'relPath' | 'before' | 'after' | 'outcome' | 'reason'
>;

export type NewChange = Pick<ChangeRow, 'kind' | 'relPath' | 'sample' | 'before' | 'after' | 'detail'>;

export type NewEdit = Pick<EditRow, 'kind' | 'target' | 'label' | 'intention' | 'state'>;

/** An undo or a redo. */
export type NewRun = NewEdit & { readonly kind: 'undo' | 'redo'; readonly target: number };

export interface Journal {
  /** Writes an edit and its changes in one durable transaction. */
  add(edit: NewEdit, changes: Iterable<NewChange>): number;
  /**
   * The same for a run that takes back what its target has written, or (`kind` redo) writes it once more: all of its
   * files, or those alone that the last run missed. SQLite copies the bytes, which never pass through here.
   */
  addFollowing(edit: NewRun, which: Which): number;
  edit(id: number): EditRow | undefined;
  /** Newest first, without plans. */
  history(from: number, count: number): readonly EditRow[];
  historyLength(): number;
  inState(state: EditState): readonly EditRow[];
  /** Changes with `n >= from`, in order. */
  changes(edit: number, from: number, count: number): readonly ChangeRow[];
  /** The same, of those that are included and still to be dealt with. */
  pending(edit: number, from: number, count: number): readonly PendingChange[];
  /** The same, with those that failed: of some it is not known what they hold. */
  touched(edit: number, from: number, count: number): readonly PendingChange[];
  change(edit: number, n: number): ChangeRow | undefined;
  /** Counts of included changes by outcome, and of excluded ones. */
  outcomes(edit: number): ReadonlyMap<Outcome | 'excluded', number>;
  unusual(edit: number): readonly ChangeRow[];
  /** How many files of an edit the last run missed, and why. */
  missed(edit: number): ReadonlyMap<Missed, number>;
  /** An edit, undo or redo has been carried out: afterwards its edit is as it was asked, but for what was missed. */
  settle(edit: EditRow): void;
  /** The same for one that was taken back: what could not be put back is missed. */
  settleTakenBack(edit: EditRow): void;
  /** Gives up on what was missed: it stays as it is. */
  leaveMissed(edit: number): void;
  setState(edit: number, state: EditState): void;
  /** From now on its files are written. */
  begin(edit: number): void;
  /** The file system's times of its first and its last caption so far. */
  setTimes(edit: number, first: number, last: number): void;
  /** The newest edit whose files have been written before a time, in milliseconds since 1970. */
  newestBefore(time: number): number;
  setIncluded(edit: number, n: number | null, included: boolean): void;
  setAfter(edit: number, n: number, after: Uint8Array | null, detail: string): void;
  setOutcomes(edit: number, outcomes: readonly MarkedOutcome[]): void;
  /** All changes from `n` on that are still pending were not carried out. */
  skipFrom(edit: number, n: number): void;
  remove(edit: number): void;
  /** The edit that Ctrl+Z takes back, or that Ctrl+Shift+Z does again. */
  nextUndo(): EditRow | undefined;
  nextRedo(): EditRow | undefined;
  /** Deletes the oldest edits until at most `limit` bytes are kept; the newest one always stays. */
  prune(limit: number): number;
  meta(key: string): string | undefined;
  setMeta(key: string, value: string): void;
  transaction<T>(work: () => T): T;
  /** Moves what was committed from the write-ahead log to its place, as far as no reader is in the way. */
  putAway(): void;
  close(): void;
}

export interface MarkedOutcome {
  readonly n: number;
  readonly outcome: Outcome;
  readonly code: string | null;
  readonly reason: string | null;
}

const editColumns = `id, at, kind, target, label, intention, state, in_force AS inForce, files, bytes,
  begun, first_write AS firstWrite, last_write AS lastWrite`;
const changeColumns = `n, kind, rel_path AS relPath, sample, before, after, included, detail, outcome, code, reason, missed`;

const toDo = (which: string): string =>
  `SELECT n, kind, rel_path AS relPath, before, after, outcome, reason FROM changes
   WHERE edit = ? AND n >= ? AND ${which} ORDER BY n LIMIT ?`;

const openForWriting = (file: string): Database.Database => {
  const db = openMigrated(file, journalMigrations, { synchronous: 'FULL' });
  db.pragma('cache_size = -16000');
  // 128 MB: what was committed is durable in the log; it is put in its place when nobody waits (`putAway`).
  db.pragma('wal_autocheckpoint = 32000');
  // The types say what a change may be; asking SQLite as well is half of what it takes to write one.
  db.pragma('ignore_check_constraints = ON');
  return db;
};

/** Opens the journal, creating it when it is not there. `readonly` for the main thread, beside the one writer. */
export const openJournal = (file: string, mode: 'write' | 'read'): Journal => {
  const db = mode === 'write' ? openForWriting(file) : new Database(file, { readonly: true });
  const sql = {
    addEdit: db.prepare<[number, string, number | null, string, string, string]>(
      'INSERT INTO edits (at, kind, target, label, intention, state) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    addChange: db.prepare<
      [number, number, string, string, number, Uint8Array | null, Uint8Array | null, string]
    >(
      `INSERT INTO changes (edit, n, kind, rel_path, sample, before, after, detail) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    setSize: db.prepare<[number, number, number]>('UPDATE edits SET files = ?, bytes = ? WHERE id = ?'),
    edit: db.prepare<[number], EditRow>(`SELECT ${editColumns} FROM edits WHERE id = ?`),
    history: db.prepare<[number, number], EditRow>(
      `SELECT ${editColumns} FROM edits WHERE state <> 'planned' ORDER BY id DESC LIMIT ? OFFSET ?`,
    ),
    historyLength: db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM edits WHERE state <> 'planned'`),
    inState: db.prepare<[string], EditRow>(`SELECT ${editColumns} FROM edits WHERE state = ? ORDER BY id`),
    changes: db.prepare<[number, number, number], ChangeRow>(
      `SELECT ${changeColumns} FROM changes WHERE edit = ? AND n >= ? ORDER BY n LIMIT ?`,
    ),
    pending: db.prepare<[number, number, number], PendingChange>(toDo(`included AND outcome = 'pending'`)),
    touched: db.prepare<[number, number, number], PendingChange>(toDo(ofTheEdit)),
    change: db.prepare<[number, number], ChangeRow>(
      `SELECT ${changeColumns} FROM changes WHERE edit = ? AND n = ?`,
    ),
    outcomes: db.prepare<[number], { outcome: Outcome | 'excluded'; n: number }>(
      `SELECT CASE WHEN included THEN outcome ELSE 'excluded' END AS outcome, count(*) AS n
       FROM ${unusualChanges('?')} GROUP BY 1`,
    ),
    unusual: db.prepare<[number], ChangeRow>(
      `SELECT ${changeColumns} FROM ${unusualChanges('?')}
         AND included AND (outcome IN ('conflict', 'failed') OR reason IS NOT NULL) ORDER BY n`,
    ),
    setState: db.prepare<[string, number]>('UPDATE edits SET state = ? WHERE id = ?'),
    // The time is rounded down: a file that was written just before has a fraction more.
    begin: db.prepare<[number, number]>(
      `UPDATE edits SET state = 'applying', begun = coalesce(begun, ? + 1) WHERE id = ?`,
    ),
    setTimes: db.prepare<[number, number, number]>(
      'UPDATE edits SET first_write = coalesce(first_write, ?), last_write = ? WHERE id = ?',
    ),
    newestBefore: db.prepare<[number], { id: number | null }>(
      `SELECT max(id) AS id FROM edits WHERE state IN ('done', 'reverted') AND coalesce(last_write, at) < ?`,
    ),
    includeOne: db.prepare<[number, number, number]>(
      'UPDATE changes SET included = ? WHERE edit = ? AND n = ?',
    ),
    includeAll: db.prepare<[number, number]>('UPDATE changes SET included = ? WHERE edit = ?'),
    setAfter: db.prepare<[Uint8Array | null, string, number, number]>(
      'UPDATE changes SET after = ?, detail = ? WHERE edit = ? AND n = ?',
    ),
    setOutcome: db.prepare<[string, string | null, string | null, number, number]>(
      'UPDATE changes SET outcome = ?, code = ?, reason = ? WHERE edit = ? AND n = ?',
    ),
    skipFrom: db.prepare<[number, number]>(
      `UPDATE changes SET outcome = 'skipped' WHERE edit = ? AND n >= ? AND outcome = 'pending'`,
    ),
    removeChanges: db.prepare<[number]>('DELETE FROM changes WHERE edit = ?'),
    removeEdit: db.prepare<[number]>('DELETE FROM edits WHERE id = ?'),
    nextUndo: db.prepare<[], EditRow>(
      `SELECT ${editColumns} FROM edits WHERE kind = 'edit'
         AND (state = 'done' AND in_force OR state IN ('done', 'reverted') AND ${canRetry('edits.id')})
       ORDER BY id DESC LIMIT 1`,
    ),
    // Redo ends where a new edit was made after the undo. One that has missed files is still the next.
    nextRedo: db.prepare<[], EditRow>(
      `SELECT ${editColumns} FROM edits WHERE id = (
         SELECT coalesce(r.target, r.id) FROM edits r JOIN edits t ON t.id = coalesce(r.target, r.id)
         WHERE t.state = 'done' AND r.state IN ('done', 'reverted')
           AND r.id >= (SELECT coalesce(max(id), 0) FROM edits WHERE kind = 'edit' AND state IN ('done', 'applying'))
           AND (r.kind = 'undo' AND r.state = 'done' AND NOT t.in_force
                AND r.id = (SELECT max(id) FROM edits WHERE kind = 'undo' AND target = t.id)
             OR t.in_force AND ${canRetry('t.id')}
                AND r.id = (SELECT max(id) FROM edits WHERE id = t.id OR target = t.id))
         ORDER BY r.id DESC LIMIT 1)`,
    ),
    oldest: db.prepare<[], { id: number; bytes: number }>(
      `SELECT id, bytes FROM edits WHERE state IN ('done', 'reverted')
         AND id <> (SELECT max(id) FROM edits WHERE state <> 'planned') ORDER BY id`,
    ),
    totalBytes: db.prepare<[], { bytes: number }>('SELECT coalesce(sum(bytes), 0) AS bytes FROM edits'),
    meta: db.prepare<[string], { value: string }>('SELECT value FROM meta WHERE key = ?'),
  };
  const missed = missedIn(db);
  const setMeta =
    mode === 'write'
      ? db.prepare<[string, string]>(
          'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
        )
      : undefined;
  const transaction = <T>(work: () => T): T => db.transaction(work).immediate();
  const remove = (edit: number): void => {
    sql.removeChanges.run(edit);
    sql.removeEdit.run(edit);
  };

  const addEdit = ({ kind, target, label, intention, state }: NewEdit): number =>
    Number(sql.addEdit.run(Date.now(), kind, target, label, intention, state).lastInsertRowid);

  return {
    add: (edit, changes) =>
      transaction(() => {
        const id = addEdit(edit);
        let n = 0;
        let bytes = 0;
        for (const { kind, relPath, sample, before, after, detail } of changes) {
          sql.addChange.run(id, n, kind, relPath, sample, before, after, detail);
          bytes += (before?.byteLength ?? 0) + (after?.byteLength ?? 0) + relPath.length + detail.length;
          n += 1;
        }
        sql.setSize.run(n, bytes, id);
        return id;
      }),
    addFollowing: (edit, which) =>
      transaction(() => {
        const id = addEdit(edit);
        const changes = missed.copy(id, edit.target, edit.kind, which);
        // As many bytes as its target at most: near enough for the size limit.
        sql.setSize.run(changes, sql.edit.get(edit.target)?.bytes ?? 0, id);
        return id;
      }),
    edit: (id) => sql.edit.get(id),
    history: (from, count) => sql.history.all(count, from),
    historyLength: () => sql.historyLength.get()?.n ?? 0,
    inState: (state) => sql.inState.all(state),
    changes: (edit, from, count) => sql.changes.all(edit, from, count),
    pending: (edit, from, count) => sql.pending.all(edit, from, count),
    touched: (edit, from, count) => sql.touched.all(edit, from, count),
    change: (edit, n) => sql.change.get(edit, n),
    outcomes: (edit) => {
      const counts = new Map(sql.outcomes.all(edit).map(({ outcome, n }) => [outcome, n]));
      const counted = [...counts.values()].reduce((sum, n) => sum + n, 0);
      const rest = (sql.edit.get(edit)?.files ?? 0) - counted;
      return counts.set('pending', (counts.get('pending') ?? 0) + rest);
    },
    unusual: (edit) => sql.unusual.all(edit),
    missed: missed.counts,
    settle: (edit) => transaction(() => missed.settle(edit)),
    settleTakenBack: (edit) => transaction(() => missed.settleTakenBack(edit)),
    leaveMissed: missed.leave,
    setState: (edit, state) => void sql.setState.run(state, edit),
    begin: (edit) => void sql.begin.run(Date.now(), edit),
    setTimes: (edit, first, last) => void sql.setTimes.run(first, last, edit),
    newestBefore: (time) => sql.newestBefore.get(time)?.id ?? 0,
    setIncluded: (edit, n, included) => {
      if (n === null) sql.includeAll.run(included ? 1 : 0, edit);
      else sql.includeOne.run(included ? 1 : 0, edit, n);
    },
    setAfter: (edit, n, after, detail) => void sql.setAfter.run(after, detail, edit, n),
    setOutcomes: (edit, outcomes) =>
      transaction(() => {
        for (const { n, outcome, code, reason } of outcomes)
          sql.setOutcome.run(outcome, code, reason, edit, n);
      }),
    skipFrom: (edit, n) => void sql.skipFrom.run(edit, n),
    remove: (edit) => transaction(() => remove(edit)),
    nextUndo: () => sql.nextUndo.get(),
    nextRedo: () => sql.nextRedo.get(),
    prune: (limit) =>
      transaction(() => {
        let bytes = sql.totalBytes.get()?.bytes ?? 0;
        let pruned = 0;
        for (const edit of sql.oldest.all()) {
          if (bytes <= limit) break;
          remove(edit.id);
          bytes -= edit.bytes;
          pruned += 1;
        }
        return pruned;
      }),
    meta: (key) => sql.meta.get(key)?.value,
    setMeta: (key, value) => void setMeta?.run(key, value),
    transaction,
    putAway: () => void db.pragma('wal_checkpoint(PASSIVE)'),
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
