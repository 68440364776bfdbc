/** Tags of whole captions on the clipboard: copied from one sample, pasted into many. */
import type { SampleRow } from '../../shared/api/sample.ts';
import type { AppStore, EditTarget } from '../state/types.ts';
import { editTarget } from '../state/editSlice.ts';
import { focusedRow } from '../state/rowsSlice.ts';
import { amount } from '../ui/display/numbers.ts';
import { tagsIn } from './tagList.ts';
import { addTags } from './addTags.ts';

/** More than any caption has: then the clipboard holds some other text. */
const mostTags = 300;

/** A caption's tags as one text, or null where there are none. */
export const tagsText = ({ tags }: SampleRow): string | null =>
  tags.state === 'present' && tags.tags.length > 0 ? tags.tags.map(({ text }) => text).join(', ') : null;

export const copyTags = async (store: AppStore, copy: (text: string) => Promise<void>): Promise<void> => {
  const { say } = store.getState();
  const row = focusedRow(store.getState());
  if (row === undefined) return say('The captions of this sample are still being read.');
  const text = tagsText(row);
  if (text === null) return say(`${row.relPath} has no tags to copy.`);
  await copy(text);
  const count = row.tags.state === 'present' ? row.tags.tags.length : 0;
  say(`Copied ${amount(count, 'tag')} of ${row.relPath}.`);
};

/** Adds these tags at the end where they are missing, and says to how many files. */
export const pasteInto = async (
  store: AppStore,
  tags: readonly string[],
  target: EditTarget,
): Promise<void> => {
  const report = await addTags(store, tags, target);
  if (report === null) return;
  const { say, sayWritten } = store.getState();
  if (report.written === 0) return say('Nothing to paste: the tags are all there already.');
  sayWritten(
    `Pasted ${amount(tags.length, 'tag')} into ${amount(report.written, 'file')}, where they were missing.`,
    report,
  );
};

/** One tag goes at once to the selection, or else to the sample in focus; of several it is asked which. */
export const pasteTags = async (store: AppStore, text: string): Promise<void> => {
  const { say, askPaste } = store.getState();
  const tags = [...new Set(tagsIn(text))];
  const target = editTarget(store.getState());
  if (target === null) return;
  if (tags.length === 0) return say('There is no text on the clipboard.');
  if (tags.length > mostTags)
    return say(`The clipboard holds ${amount(tags.length, 'tag')}, too many for one caption.`, 'problem');
  if (tags.length > 1) return askPaste({ tags, target });
  await pasteInto(store, tags, target);
};
