/** The state of an edit in words: for the history in the window and on the command line. */
import type { HistoryEntry, MissedFiles } from '../api/edits.ts';

export type Outcome = Pick<HistoryEntry, 'kind' | 'state' | 'inForce' | 'reach' | 'missed'>;

/** "1 file", "2,318 files". */
export const filesWord = (count: number): string =>
  count === 1 ? '1 file' : `${count.toLocaleString('en-US')} files`;

/** Whether some files can be tried again. */
export const canRetry = ({ failed, skipped }: MissedFiles): boolean => failed + skipped > 0;

const whatIsMissed = ({ failed, skipped, conflicts, left }: MissedFiles): string =>
  (
    [
      [failed, 'could not be written'],
      [skipped, 'not reached'],
      [conflicts, 'changed since'],
      [left, 'left as they are'],
    ] as const
  )
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${count.toLocaleString('en-US')} ${words}`)
    .join(', ');

const stateWords = ({ kind, state, inForce }: Outcome): string => {
  if (state === 'reverted') return 'stopped and undone';
  return kind === 'edit' && !inForce ? 'undone' : '';
};

/** "taken back in 3 of 5 files; 2 could not be written: try again"; empty where there is nothing to say. */
export const historyWords = (entry: Outcome): string => {
  if (entry.state === 'applying' || entry.state === 'reverting') return 'under way';
  const { failed, skipped, conflicts, left } = entry.missed;
  const missed = failed + skipped + conflicts + left;
  const state = stateWords(entry);
  if (missed === 0) return state;
  const done = `${(entry.reach - missed).toLocaleString('en-US')} of ${filesWord(entry.reach)}`;
  const again = entry.kind === 'edit' && canRetry(entry.missed) ? ': try again' : '';
  return `${state === '' ? 'written' : state} in ${done}; ${whatIsMissed(entry.missed)}${again}`;
};
