/**
 * Which files of an edit are not as was last asked of it. An edit's changes bear a mark where the last run (the edit
 * itself, an undo or a redo of it) missed the file; a run's change has the same number as that of its edit.
 */
import type Database from 'better-sqlite3';

/**
 * Why a file is not known to be as was last asked: it could not be written, it was not reached before the user
 * stopped, another program changed it, or the user has left it as it is.
 */
export type Missed = 'failed' | 'skipped' | 'conflict' | 'left';

/** All changes of an edit, or those alone that the last run missed. */
export type Which = 'all' | 'missed';

/** SQLite takes this index only where its very condition is asked for. */
export const unusualChanges = (edit: string): string =>
  `changes INDEXED BY unusual_changes
   WHERE edit = ${edit} AND (NOT included OR outcome <> 'pending' OR reason IS NOT NULL)`;

/** What an edit has written, or would have if it could; of the project's file, some entries may be in conflict. */
export const ofTheEdit = `included AND (outcome IN ('pending', 'failed') OR kind = 'project' AND outcome = 'conflict')`;

/** Copies the changes of an edit to a run that takes it back or does it again. */
const copyChanges = (before: string, after: string, which: Which): string =>
  `INSERT INTO changes (edit, n, kind, rel_path, sample, before, after, detail)
   SELECT ?, n, kind, rel_path, sample, ${before}, ${after}, ''
   FROM changes WHERE edit = ? AND ${ofTheEdit} ${which === 'missed' ? 'AND missed IS NOT NULL' : ''}`;

/** What a run says of a file that it could not put back: it stays to be dealt with, and there is a reason. */
const notPutBack = `outcome = 'pending' AND reason IS NOT NULL`;

/** Marks changes of an edit by the numbers of a run's changes. */
const markMissed = (value: string, where: string): string =>
  `UPDATE changes SET missed = (SELECT ${value} FROM changes r WHERE r.edit = @run AND r.n = changes.n)
   WHERE edit = @edit AND n IN (SELECT n FROM ${unusualChanges('@run')} AND included AND ${where})`;

interface Run {
  readonly id: number;
  readonly kind: 'edit' | 'undo' | 'redo';
  readonly target: number | null;
}

/** SQL for an edit that has files which are missed and can be tried again. */
export const canRetry = (edit: string): string =>
  `EXISTS (SELECT 1 FROM changes INDEXED BY missed_changes
           WHERE edit = ${edit} AND missed IS NOT NULL AND missed IN ('failed', 'skipped'))`;

export const missedIn = (db: Database.Database) => {
  type RunOf = [{ readonly run: number; readonly edit: number }];
  const copy = {
    undo: {
      all: db.prepare<[number, number]>(copyChanges('after', 'before', 'all')),
      missed: db.prepare<[number, number]>(copyChanges('after', 'before', 'missed')),
    },
    redo: {
      all: db.prepare<[number, number]>(copyChanges('before', 'after', 'all')),
      missed: db.prepare<[number, number]>(copyChanges('before', 'after', 'missed')),
    },
  };
  const setState = db.prepare<[string, number]>('UPDATE edits SET state = ? WHERE id = ?');
  const setInForce = db.prepare<[number, number]>('UPDATE edits SET in_force = ? WHERE id = ?');
  const clear = db.prepare<[number]>(
    'UPDATE changes INDEXED BY missed_changes SET missed = NULL WHERE edit = ? AND missed IS NOT NULL',
  );
  const leave = db.prepare<[number]>(
    `UPDATE changes INDEXED BY missed_changes SET missed = 'left'
     WHERE edit = ? AND missed IS NOT NULL AND missed IN ('failed', 'skipped')`,
  );
  const counts = db.prepare<[number], { missed: Missed; n: number }>(
    `SELECT missed, count(*) AS n FROM changes INDEXED BY missed_changes
     WHERE edit = ? AND missed IS NOT NULL GROUP BY 1`,
  );
  const ownFailures = db.prepare<RunOf>(markMissed(`'failed'`, `outcome = 'failed'`));
  const followed = db.prepare<RunOf>(markMissed('outcome', `outcome IN ('failed', 'skipped', 'conflict')`));
  const stuck = db.prepare<RunOf>(markMissed(`'failed'`, notPutBack));
  const stuckOrChanged = db.prepare<RunOf>(
    markMissed(
      `CASE outcome WHEN 'conflict' THEN 'conflict' ELSE 'failed' END`,
      `(outcome = 'conflict' OR ${notPutBack})`,
    ),
  );
  return {
    /** How many changes were copied to `run`. */
    copy: (run: number, target: number, kind: 'undo' | 'redo', which: Which): number =>
      copy[kind][which].run(run, target).changes,
    counts: (edit: number): ReadonlyMap<Missed, number> =>
      new Map(counts.all(edit).map(({ missed, n }) => [missed, n])),
    leave: (edit: number): void => void leave.run(edit),
    /** A run has been carried out. */
    settle: ({ id, kind, target }: Run): void => {
      setState.run('done', id);
      if (kind === 'edit') ownFailures.run({ run: id, edit: id });
      if (kind === 'edit' || target === null) return;
      setInForce.run(kind === 'redo' ? 1 : 0, target);
      clear.run(target);
      followed.run({ run: id, edit: target });
    },
    /** A run has been taken back: what it changed for its edit is only what could not be put back. */
    settleTakenBack: ({ id, kind, target }: Run): void => {
      setState.run('reverted', id);
      setInForce.run(0, id);
      if (kind === 'edit') stuck.run({ run: id, edit: id });
      else if (target !== null) stuckOrChanged.run({ run: id, edit: target });
    },
  };
};
