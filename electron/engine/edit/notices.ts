/** What is to be told of a journal when its dataset is opened: what was finished, written again, or left as it is. */
import type { Editor } from './editor.ts';

const filesWord = (count: number): string => (count === 1 ? '1 file' : `${count} files`);

/** So many files are named. */
const named = 5;

/** @returns sentences for people */
export const openingNotices = ({ opened }: Pick<Editor, 'opened'>): string[] => {
  const { recovered, repaired, leftAlone } = opened;
  const notices = recovered.map(({ label, files, state }) => {
    const how = state === 'done' ? 'was completed' : 'was undone';
    return `“${label}” (${filesWord(files)}) had been interrupted and ${how}.`;
  });
  if (repaired.length > 0) {
    notices.push(
      `${filesWord(repaired.length)} lost in a power cut were written again from the undo history.`,
    );
  }
  if (leftAlone.length > 0) {
    const names = leftAlone.slice(0, named).join(', ') + (leftAlone.length > named ? ', ...' : '');
    notices.push(
      `${filesWord(leftAlone.length)} differ from what the last edit wrote, but were written since: they were left as they are (${names}).`,
    );
  }
  return notices;
};
