/**
 * The journal: before- and after-bytes of every file that an edit touches, durable before the first file is written.
 * It is not a cache: `synchronous=FULL`, and nothing in it is ever thrown away except by the size limit.
 *
 * An edit's life: planned -> applying -> done, or planned -> applying -> reverting -> reverted, or planned -> gone.
 * While an edit is applying, a file on disk is its before or its after: which one is seen by comparing, so no mark a
 * file is needed, and after a crash the same loop is simply run again (see carryOut.ts).
 */
import Database from 'better-sqlite3';
import { openMigrated } from '../work/sqlite.ts';
import { journalMigrations } from './migrations.ts';

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
  /** 1 while the edit has not been taken back. */
  readonly inForce: 0 | 1;
  readonly files: number;
  readonly bytes: number;
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
}

/** What is left to do, with no more than it takes. */
export type PendingChange = Pick<ChangeRow, 'n' | 'kind' | 'relPath' | 'before' | 'after' | 'reason'>;

export type NewChange = Pick<ChangeRow, 'kind' | 'relPath' | 'sample' | 'before' | 'after' | 'detail'>;

export type NewEdit = Pick<EditRow, 'kind' | 'target' | 'label' | 'intention' | 'state'>;

export interface Journal {
  /** Writes an edit and its changes in one durable transaction. */
  add(edit: NewEdit, changes: Iterable<NewChange>): number;
  /**
   * The same for an edit that takes back what its target has written, or (`back` false) writes it once more: SQLite
   * copies the bytes, which never pass through here.
   */
  addFollowing(edit: NewEdit & { readonly target: number }, back: boolean): number;
  edit(id: number): EditRow | undefined;
  /** Newest first, without plans. */
  history(from: number, count: number): readonly EditRow[];
  historyLength(): number;
  inState(state: EditState): readonly EditRow[];
  /** Changes with `n >= from`, in order. */
  changes(edit: number, from: number, count: number): readonly ChangeRow[];
  /** The same, of those that are included and still to be dealt with. */
  pending(edit: number, from: number, count: number): readonly PendingChange[];
  change(edit: number, n: number): ChangeRow | undefined;
  /** Counts of included changes by outcome, and of excluded ones. */
  outcomes(edit: number): ReadonlyMap<Outcome | 'excluded', number>;
  unusual(edit: number): readonly ChangeRow[];
  setState(edit: number, state: EditState): void;
  setInForce(edit: number, inForce: boolean): void;
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

const editColumns = `id, at, kind, target, label, intention, state, in_force AS inForce, files, bytes`;
const changeColumns = `n, kind, rel_path AS relPath, sample, before, after, included, detail, outcome, code, reason`;

/** SQLite takes this index only where its very condition is asked for. */
const unusualChanges = `changes INDEXED BY unusual_changes
  WHERE edit = ? AND (NOT included OR outcome <> 'pending' OR reason IS NOT NULL)`;

/** Copies the changes that an edit has written to another edit. */
const copyChanges = (before: string, after: string): string =>
  `INSERT INTO changes (edit, n, kind, rel_path, sample, before, after, detail)
   SELECT ?, row_number() OVER (ORDER BY n) - 1, kind, rel_path, sample, ${before}, ${after}, ''
   FROM changes WHERE edit = ? AND included AND outcome = 'pending'`;

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
    addReversed: db.prepare<[number, number]>(copyChanges('after', 'before')),
    addAgain: db.prepare<[number, number]>(copyChanges('before', 'after')),
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
    pending: db.prepare<[number, number, number], PendingChange>(
      `SELECT n, kind, rel_path AS relPath, before, after, reason FROM changes
       WHERE edit = ? AND n >= ? AND included AND outcome = 'pending' ORDER BY n LIMIT ?`,
    ),
    change: db.prepare<[number, number], ChangeRow>(
      `SELECT ${changeColumns} FROM changes WHERE edit = ? AND n = ?`,
    ),
    outcomes: db.prepare<[number], { outcome: Outcome | 'excluded'; n: number }>(
      `SELECT CASE WHEN included THEN outcome ELSE 'excluded' END AS outcome, count(*) AS n
       FROM ${unusualChanges} GROUP BY 1`,
    ),
    unusual: db.prepare<[number], ChangeRow>(
      `SELECT ${changeColumns} FROM ${unusualChanges}
         AND included AND (outcome IN ('conflict', 'failed') OR reason IS NOT NULL) ORDER BY n`,
    ),
    setState: db.prepare<[string, number]>('UPDATE edits SET state = ? WHERE id = ?'),
    setInForce: db.prepare<[number, number]>('UPDATE edits SET in_force = ? WHERE id = ?'),
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
      `SELECT ${editColumns} FROM edits WHERE kind = 'edit' AND state = 'done' AND in_force ORDER BY id DESC LIMIT 1`,
    ),
    // Redo ends where a new edit was made after the undo.
    nextRedo: db.prepare<[], EditRow>(
      `SELECT ${editColumns} FROM edits WHERE id = (
         SELECT u.target FROM edits u JOIN edits t ON t.id = u.target
         WHERE u.kind = 'undo' AND u.state = 'done' AND NOT t.in_force
           AND u.id > (SELECT coalesce(max(id), 0) FROM edits WHERE kind = 'edit' AND state IN ('done', 'applying'))
           AND u.id = (SELECT max(id) FROM edits WHERE kind = 'undo' AND target = t.id)
         ORDER BY u.id DESC LIMIT 1)`,
    ),
    oldest: db.prepare<[], { id: number; bytes: number }>(
      `SELECT id, bytes FROM edits WHERE state IN ('done', 'reverted')
         AND id <> (SELECT max(id) FROM edits WHERE state <> 'planned') ORDER BY id`,
    ),
    totalBytes: db.prepare<[], { bytes: number }>('SELECT coalesce(sum(bytes), 0) AS bytes FROM edits'),
    meta: db.prepare<[string], { value: string }>('SELECT value FROM meta WHERE key = ?'),
  };
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
    addFollowing: (edit, back) =>
      transaction(() => {
        const id = addEdit(edit);
        const { changes } = (back ? sql.addReversed : sql.addAgain).run(id, edit.target);
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
    change: (edit, n) => sql.change.get(edit, n),
    outcomes: (edit) => {
      const counts = new Map(sql.outcomes.all(edit).map(({ outcome, n }) => [outcome, n]));
      const counted = [...counts.values()].reduce((sum, n) => sum + n, 0);
      const rest = (sql.edit.get(edit)?.files ?? 0) - counted;
      return counts.set('pending', (counts.get('pending') ?? 0) + rest);
    },
    unusual: (edit) => sql.unusual.all(edit),
    setState: (edit, state) => void sql.setState.run(state, edit),
    setInForce: (edit, inForce) => void sql.setInForce.run(inForce ? 1 : 0, edit),
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
