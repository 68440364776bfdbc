/** Own keys for frequent tags: which tag each has in the open dataset, and what a press does. */
import { tagsBySlot } from '../../shared/api/tagKeys.ts';
import type { Edit } from '../../shared/edit/edit.ts';
import { isAbort, wordsOf } from '../api/call.ts';
import { fileCount } from './fileCount.ts';
import { editTarget, reportWords } from './editSlice.ts';
import type { EditTarget, SliceMaker, TagKeySlice } from './types.ts';

const none: Pick<TagKeySlice, 'tagKeys' | 'tagKeySlots'> = { tagKeys: new Map(), tagKeySlots: new Set() };

export const createTagKeySlice: SliceMaker<TagKeySlice> = (set, get, { call }) => {
  let turn = 0;
  let before: Promise<void> = Promise.resolve();

  const toggle = async (slot: number, tag: string, target: EditTarget): Promise<void> => {
    const { samples, tags } = await call('POST /api/samples/tags', {
      body: { scope: target.scope, tags: [tag] },
    });
    const has = tags[0]?.count ?? 0;
    const did = samples > 0 && has === samples ? 'removed' : 'added';
    const edit: Edit =
      did === 'removed' ? { kind: 'remove-tag', tag } : { kind: 'add-tag', tag, place: { at: 'end' } };
    const report = await get().editNow(edit, target);
    if (report === null || reportWords(report).problem) return;
    turn += 1;
    set({ toggled: { slot, did, turn } });
    const files = fileCount(report.written);
    get().sayWritten(
      did === 'removed' ? `Removed “${tag}” from ${files}.` : `Added “${tag}” to ${files}.`,
      report,
    );
  };

  return {
    ...none,
    toggled: null,
    editedTagKey: null,
    editTagKeys: (editedTagKey) => set({ editedTagKey }),
    loadTagKeys: async () => {
      const opening = get().dataset?.opening;
      if (opening === undefined) return set({ ...none, toggled: null, editedTagKey: null });
      try {
        const project = await call('GET /api/project');
        if (get().dataset?.opening !== opening) return;
        const tagKeys = tagsBySlot(project.tagKeys);
        set({ tagKeys, tagKeySlots: new Set(tagKeys.keys()) });
      } catch (error) {
        // An engine that is away tells of the dataset again when it is back.
        if (!isAbort(error) && get().dataset?.opening === opening) set(none);
      }
    },
    setTagKey: async (slot, tag) => {
      const { dataset, tagKeys, say, sayReport, loadTagKeys } = get();
      const wanted = tag?.trim() ?? '';
      if (dataset === null || wanted === (tagKeys.get(slot) ?? '')) return;
      const value = wanted === '' ? null : wanted;
      const label = value === null ? `Clear tag key ${slot}` : `Put “${value}” on tag key ${slot}`;
      try {
        const report = await call('POST /api/project', {
          opening: dataset.opening,
          body: { label, entries: [{ path: ['tagKeys', 'slots', String(slot)], value }] },
        });
        if (report.conflicts.length + report.failures.length > 0) sayReport(report);
      } catch (error) {
        say(wordsOf(error), 'problem');
      }
      await loadTagKeys();
    },
    toggleTagKey: (slot) => {
      // What was selected when the key was pressed, whatever is by the time the ones before are done.
      const target = editTarget(get());
      const tag = get().tagKeys.get(slot);
      if (target === null || tag === undefined) return Promise.resolve();
      before = before
        .then(() => toggle(slot, tag, target))
        .catch((error: unknown) => get().say(wordsOf(error), 'problem'));
      return before;
    },
  };
};
