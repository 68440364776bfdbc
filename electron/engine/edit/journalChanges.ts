/** The journal's table of changes: the files of each edit, and what became of them. */
import type Database from 'better-sqlite3';
import type { ChangeRow, MarkedOutcome, NewChange, Outcome, PendingChange } from './journalRows.ts';
import { ofTheEdit, unusualChanges } from './missed.ts';

export interface JournalChanges {
  /** Changes with `n >= from`, in order. */
  changes(edit: number, from: number, count: number): readonly ChangeRow[];
  /** The same, of those that are included and still to be dealt with. */
  pending(edit: number, from: number, count: number): readonly PendingChange[];
  /** The same, with those that failed: of some it is not known what they hold. */
  touched(edit: number, from: number, count: number): readonly PendingChange[];
  change(edit: number, n: number): ChangeRow | undefined;
  /** Whether any of them moves a file. */
  moves(edit: number): boolean;
  /** Those in conflict, failed, or with a reason to be told. */
  unusual(edit: number): readonly ChangeRow[];
  /** @param n null for all of them */
  setIncluded(edit: number, n: number | null, included: boolean): void;
  setAfter(edit: number, n: number, after: Uint8Array | null, detail: string): void;
  /** Captions that were written after an edit, by other edits or their undo or redo, in order. */
  writtenAfter(edit: number): Iterable<LaterChange>;
  setOutcomes(edit: number, outcomes: readonly MarkedOutcome[]): void;
  /** All changes from `n` on that are still pending were not carried out. */
  skipFrom(edit: number, n: number): void;
}

export interface LaterChange {
  readonly relPath: string;
  /** The edit or run that wrote it, and the number of its change. */
  readonly edit: number;
  readonly n: number;
  readonly label: string;
}

const columns = `n, kind, rel_path AS relPath, sample, before, after, included, detail, outcome, code, reason, missed`;

const toDo = (which: string): string =>
  `SELECT n, kind, rel_path AS relPath, before, after, outcome, reason FROM changes
   WHERE edit = ? AND n >= ? AND ${which} ORDER BY n LIMIT ?`;

const reading = (db: Database.Database) => ({
  changes: db.prepare<[number, number, number], ChangeRow>(
    `SELECT ${columns} FROM changes WHERE edit = ? AND n >= ? ORDER BY n LIMIT ?`,
  ),
  pending: db.prepare<[number, number, number], PendingChange>(toDo(`included AND outcome = 'pending'`)),
  touched: db.prepare<[number, number, number], PendingChange>(toDo(ofTheEdit)),
  change: db.prepare<[number, number], ChangeRow>(`SELECT ${columns} FROM changes WHERE edit = ? AND n = ?`),
  moves: db
    .prepare<[number], 0 | 1>(
      `SELECT EXISTS (SELECT 1 FROM changes WHERE edit = ? AND kind = 'move' AND included)`,
    )
    .pluck(),
  outcomes: db.prepare<[number], { outcome: Outcome | 'excluded'; n: number }>(
    `SELECT CASE WHEN included THEN outcome ELSE 'excluded' END AS outcome, count(*) AS n
     FROM ${unusualChanges('?')} GROUP BY 1`,
  ),
  writtenAfter: db.prepare<[number, number], LaterChange>(
    `SELECT c.rel_path AS relPath, c.edit, c.n, e.label FROM edits e JOIN changes c ON c.edit = e.id
     WHERE e.id > ? AND e.state = 'done' AND e.target IS NOT ?
       AND c.kind IN ('tags', 'nl') AND c.included AND c.outcome = 'pending' ORDER BY e.id`,
  ),
  unusual: db.prepare<[number], ChangeRow>(
    `SELECT ${columns} FROM ${unusualChanges('?')}
       AND included AND (outcome IN ('conflict', 'failed') OR reason IS NOT NULL) ORDER BY n`,
  ),
});

const writing = (db: Database.Database) => ({
  add: db.prepare<[number, number, string, string, number, Uint8Array | null, Uint8Array | null, string]>(
    `INSERT INTO changes (edit, n, kind, rel_path, sample, before, after, detail) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
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
  remove: db.prepare<[number]>('DELETE FROM changes WHERE edit = ?'),
});

export const changesIn = (db: Database.Database, transaction: <T>(work: () => T) => T) => {
  const sql = { ...reading(db), ...writing(db) };
  const offered: JournalChanges = {
    changes: (edit, from, count) => sql.changes.all(edit, from, count),
    pending: (edit, from, count) => sql.pending.all(edit, from, count),
    touched: (edit, from, count) => sql.touched.all(edit, from, count),
    change: (edit, n) => sql.change.get(edit, n),
    moves: (edit) => sql.moves.get(edit) === 1,
    unusual: (edit) => sql.unusual.all(edit),
    writtenAfter: (edit) => sql.writtenAfter.iterate(edit, edit),
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
  };
  return {
    offered,
    /** @returns how many there are, and their size, in bytes */
    add: (edit: number, changes: Iterable<NewChange>): { readonly files: number; readonly bytes: number } => {
      let files = 0;
      let bytes = 0;
      for (const { kind, relPath, sample, before, after, detail } of changes) {
        sql.add.run(edit, files, kind, relPath, sample, before, after, detail);
        bytes += (before?.byteLength ?? 0) + (after?.byteLength ?? 0) + relPath.length + detail.length;
        files += 1;
      }
      return { files, bytes };
    },
    remove: (edit: number): void => void sql.remove.run(edit),
    /** Counts by outcome; `pending` are those of the `files` that are nothing else. */
    outcomes: (edit: number, files: number): Map<Outcome | 'excluded', number> => {
      const counts = new Map(sql.outcomes.all(edit).map(({ outcome, n }) => [outcome, n]));
      const counted = [...counts.values()].reduce((sum, n) => sum + n, 0);
      return counts.set('pending', (counts.get('pending') ?? 0) + files - counted);
    },
  };
};
