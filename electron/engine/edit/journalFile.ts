/** The journal as a file: whether it is where it was, and how a damaged one is kept beside a new one. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openJournal } from './journal.ts';
import { setFileAside } from '../work/sqlite.ts';
import { indexFileIn } from '../index/indexFile.ts';

export const journalFile = (dataFolder: string): string => join(dataFolder, 'journal.db');

const isEmpty = (file: string): boolean => (statSync(file, { throwIfNoEntry: false })?.size ?? 0) === 0;

/** As `setFileAside`. */
export const setJournalAside = (dataFolder: string, why: 'damaged' | 'lost', now?: Date): string | null =>
  setFileAside(journalFile(dataFolder), why, now);

/**
 * To be called before the index is opened: a dataset that has an index has had a journal too. Where there was none yet,
 * one is made, so that this holds.
 * @returns what to say about a journal that was lost, or null
 */
export const findLostJournal = (dataFolder: string): string | null => {
  const file = journalFile(dataFolder);
  if (!isEmpty(file)) return null;
  const lost = !isEmpty(indexFileIn(dataFolder));
  const kept = lost ? setJournalAside(dataFolder, 'lost') : null;
  const how = existsSync(file) ? 'is empty' : 'is gone';
  openJournal(file, 'write').close();
  if (!lost) return null;
  const remains = kept === null ? '' : ` What was left of it is kept as ${kept}.`;
  return `The undo history of this dataset, ${file}, ${how}: earlier edits cannot be undone. A new one was started.${remains} If you have a copy, close the dataset and put it back there.`;
};
