/**
 * Adds tags to, or removes them from, all samples that an edit is about: one edit each, which undo reverts as
 * a whole.
 */
import type { EditReport } from '../../shared/api/edits.ts';
import type { Edit } from '../../shared/edit/edit.ts';
import type { AppStore, EditTarget } from '../state/types.ts';
import { editTarget, reportWords } from '../state/editSlice.ts';
import { amount } from '../ui/display/numbers.ts';

/** @returns null where nothing is selected, or where something went wrong, after telling the user */
const editAll = async (
  store: AppStore,
  edit: Edit,
  target: EditTarget | null = editTarget(store.getState()),
): Promise<EditReport | null> => {
  if (target === null) return null;
  const report = await store.getState().editNow(edit, target);
  return report === null || reportWords(report).problem ? null : report;
};

/** Adds at the end of each caption the tags that it does not have. Returns like `editAll`. */
export const addTags = (
  store: AppStore,
  tags: readonly string[],
  target?: EditTarget,
): Promise<EditReport | null> => {
  const steps = tags.map((tag) => ({ kind: 'add-tag', tag, place: { at: 'end' } }) as const);
  const [only] = steps;
  return editAll(store, steps.length === 1 && only ? only : { kind: 'sequence', steps }, target);
};

const whatOf = (tags: readonly string[]): string =>
  tags.length === 1 ? `“${tags[0] ?? ''}”` : amount(tags.length, 'tag');

/** Adds, and reports to how many files. */
export const addTagsAndSay = async (store: AppStore, tags: readonly string[]): Promise<void> => {
  const report = await addTags(store, tags);
  if (report === null) return;
  const { say, sayWritten } = store.getState();
  if (report.written === 0) say(`Nothing to add: ${whatOf(tags)} is in all of them.`);
  else sayWritten(`Added ${whatOf(tags)} to ${amount(report.written, 'file')}.`, report);
};

/** Removes a tag in every spelling, and reports from how many files. */
export const removeTagAndSay = async (store: AppStore, tag: string): Promise<void> => {
  const report = await editAll(store, { kind: 'remove-tag', tag });
  if (report !== null)
    store.getState().sayWritten(`Removed “${tag}” from ${amount(report.written, 'file')}.`, report);
};
