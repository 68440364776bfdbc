/** Undo, redo and trying again, as runs of an edit: which files each of them is about. */
import type { Journal } from './journal.ts';
import type { EditRow } from './journalRows.ts';

/** @throws Error when it is not in the journal any more */
export const editOf = (journal: Journal, id: number): EditRow => {
  const edit = journal.edit(id);
  if (edit === undefined) throw new Error('That edit is no longer in the undo history.');
  return edit;
};

/** Plans a run: of all files where the edit stands the other way, else of those alone that were missed. */
const planRun = (journal: Journal, kind: 'undo' | 'redo', target: EditRow): number => {
  const asked = kind === 'redo' ? 1 : 0;
  const label = `${kind === 'undo' ? 'Undo' : 'Redo'}: ${target.label}`;
  const run = { kind, target: target.id, label, intention: target.intention, state: 'planned' } as const;
  return journal.addFollowing(run, target.inForce === asked ? 'missed' : 'all');
};

const canRetry = (journal: Journal, edit: EditRow): boolean => {
  const missed = journal.missed(edit.id);
  return missed.has('failed') || missed.has('skipped');
};

/**
 * Plans what takes an edit back; one that is half taken back is taken back further. One that is wholly taken back is
 * done again; to take back an undo is to do its edit again, and the other way round.
 * @param id null: the newest that can be taken back
 * @returns the run's number, or null where there is nothing to undo
 */
export const planUndo = (journal: Journal, id: number | null): number | null => {
  const named = id === null ? journal.nextUndo() : editOf(journal, id);
  if (named === undefined) return null;
  const edit = named.target === null ? named : editOf(journal, named.target);
  const stands = edit.inForce === 1 || (edit === named && canRetry(journal, edit));
  return planRun(journal, stands ? 'undo' : 'redo', edit);
};

export const planRedo = (journal: Journal): number | null => {
  const edit = journal.nextRedo();
  return edit === undefined ? null : planRun(journal, 'redo', edit);
};

/** Plans another try at the files that the last run of an edit missed, in the direction of that run. */
export const planRetry = (journal: Journal, id: number): number => {
  const edit = editOf(journal, id);
  return planRun(journal, edit.inForce === 1 ? 'redo' : 'undo', edit);
};
