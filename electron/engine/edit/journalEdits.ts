/** The journal's table of edits: what was done when, in which order it is taken back, and which is pruned first. */
import type Database from 'better-sqlite3';
import type { EditRow, EditState, NewEdit } from './journalRows.ts';
import { canRetry } from './missed.ts';

const columns = `id, at, kind, target, label, intention, state, in_force AS inForce, files, bytes,
  begun, first_write AS firstWrite, last_write AS lastWrite`;

export interface JournalEdits {
  edit(id: number): EditRow | undefined;
  /** Newest first, without plans. */
  history(from: number, count: number): readonly EditRow[];
  historyLength(): number;
  inState(state: EditState): readonly EditRow[];
  setState(edit: number, state: EditState): void;
  /** From now on its files are written. */
  begin(edit: number): void;
  /** The file system's times of its first and its last caption so far. */
  setTimes(edit: number, first: number, last: number): void;
  /** The newest edit whose files have been written before a time, in milliseconds since 1970. */
  newestBefore(time: number): number;
  /** The edit that Ctrl+Z takes back, or that Ctrl+Shift+Z does again. */
  nextUndo(): EditRow | undefined;
  nextRedo(): EditRow | undefined;
}

type Statements = ReturnType<typeof reading> & ReturnType<typeof writing>;

const reading = (db: Database.Database) => ({
  edit: db.prepare<[number], EditRow>(`SELECT ${columns} FROM edits WHERE id = ?`),
  history: db.prepare<[number, number], EditRow>(
    `SELECT ${columns} FROM edits WHERE state <> 'planned' ORDER BY id DESC LIMIT ? OFFSET ?`,
  ),
  historyLength: db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM edits WHERE state <> 'planned'`),
  inState: db.prepare<[string], EditRow>(`SELECT ${columns} FROM edits WHERE state = ? ORDER BY id`),
  newestBefore: db.prepare<[number], { id: number | null }>(
    `SELECT max(id) AS id FROM edits WHERE state IN ('done', 'reverted') AND coalesce(last_write, at) < ?`,
  ),
  nextUndo: db.prepare<[], EditRow>(
    `SELECT ${columns} FROM edits WHERE kind = 'edit'
       AND (state = 'done' AND in_force OR state IN ('done', 'reverted') AND ${canRetry('edits.id')})
     ORDER BY id DESC LIMIT 1`,
  ),
  // Redo ends where a new edit was made after the undo. One that has missed files is still the next.
  nextRedo: db.prepare<[], EditRow>(
    `SELECT ${columns} FROM edits WHERE id = (
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
});

const writing = (db: Database.Database) => ({
  add: db.prepare<[number, string, number | null, string, string, string]>(
    'INSERT INTO edits (at, kind, target, label, intention, state) VALUES (?, ?, ?, ?, ?, ?)',
  ),
  setSize: db.prepare<[number, number, number]>('UPDATE edits SET files = ?, bytes = ? WHERE id = ?'),
  setState: db.prepare<[string, number]>('UPDATE edits SET state = ? WHERE id = ?'),
  // The time is rounded down: a file that was written just before has a fraction more.
  begin: db.prepare<[number, number]>(
    `UPDATE edits SET state = 'applying', begun = coalesce(begun, ? + 1) WHERE id = ?`,
  ),
  setTimes: db.prepare<[number, number, number]>(
    'UPDATE edits SET first_write = coalesce(first_write, ?), last_write = ? WHERE id = ?',
  ),
  remove: db.prepare<[number]>('DELETE FROM edits WHERE id = ?'),
});

const offered = (sql: Statements): JournalEdits => ({
  edit: (id) => sql.edit.get(id),
  history: (from, count) => sql.history.all(count, from),
  historyLength: () => sql.historyLength.get()?.n ?? 0,
  inState: (state) => sql.inState.all(state),
  setState: (edit, state) => void sql.setState.run(state, edit),
  begin: (edit) => void sql.begin.run(Date.now(), edit),
  setTimes: (edit, first, last) => void sql.setTimes.run(first, last, edit),
  newestBefore: (time) => sql.newestBefore.get(time)?.id ?? 0,
  nextUndo: () => sql.nextUndo.get(),
  nextRedo: () => sql.nextRedo.get(),
});

export const editsIn = (db: Database.Database) => {
  const sql = { ...reading(db), ...writing(db) };
  return {
    offered: offered(sql),
    add: ({ kind, target, label, intention, state }: NewEdit): number =>
      Number(sql.add.run(Date.now(), kind, target, label, intention, state).lastInsertRowid),
    setSize: (edit: number, files: number, bytes: number): void => void sql.setSize.run(files, bytes, edit),
    remove: (edit: number): void => void sql.remove.run(edit),
    /** Edits to delete, oldest first, until at most `limit` bytes are kept. */
    beyond: (limit: number): readonly number[] => {
      let bytes = sql.totalBytes.get()?.bytes ?? 0;
      const ids: number[] = [];
      for (const edit of sql.oldest.all()) {
        if (bytes <= limit) break;
        bytes -= edit.bytes;
        ids.push(edit.id);
      }
      return ids;
    },
  };
};
