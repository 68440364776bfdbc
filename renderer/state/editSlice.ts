/** Edits: the request to the engine, and the message about its result. */
import { namedOnce } from '../../shared/problems/namedOnce.ts';
import { wordsOf } from '../api/call.ts';
import { fileCount } from './fileCount.ts';
import type { EditReport } from '../../shared/api/edits.ts';
import type { OpeningId } from '../../shared/api/ids.ts';
import type { AppState, EditSlice, EditTarget, SliceMaker } from './types.ts';
import { editScope, editSubject } from './editSubject.ts';

/** What an edit is about (see `editSubject`), in the opening that it was seen in. */
export const editTarget = (
  state: Pick<AppState, 'view' | 'ranges' | 'focus' | 'large' | 'compared' | 'comparedAt'>,
): EditTarget | null => {
  const scope = editScope(state);
  return state.view === null || scope === null ? null : { opening: state.view.opening, scope };
};

/** Who changed them, by the reasons: another program, later edits, or both. */
const changed = (conflicts: EditReport['conflicts']): string => {
  const later = conflicts.filter(({ reason }) => reason.includes('by a later edit')).length;
  const by = later === 0 ? 'changed by another program' : 'changed since';
  return `left alone (${later === conflicts.length ? 'changed by a later edit' : by})`;
};

/** Files that were not written because of their content, and what can be done. */
const leftAlone = (conflicts: EditReport['conflicts']): readonly string[] => {
  const planned = conflicts.filter(({ n }) => n !== null);
  const early = conflicts.filter(({ n }) => n === null);
  const moved = early.filter(({ reason }) => reason.includes('changed since'));
  const blocked = early.filter(({ reason }) => !reason.includes('changed since'));
  const [first] = blocked;
  return [
    ...(planned.length > 0
      ? [`${fileCount(planned.length)} ${changed(planned)}: “Resolve” in the history asks which text stays`]
      : []),
    ...(moved.length > 0
      ? [`${fileCount(moved.length)} ${changed(moved)}: look at what it says now, and edit again`]
      : []),
    ...(first === undefined
      ? []
      : [`${fileCount(blocked.length)} left alone: ${namedOnce(first.relPath, first.reason)}`]),
  ];
};

/** One sentence about a report, and whether it reports a problem. */
export const reportWords = (report: EditReport): { readonly text: string; readonly problem: boolean } => {
  const { conflicts, failures, label, written } = report;
  const [firstFailure] = failures;
  if (report.state === 'reverted') {
    return {
      text: `${label}: undone. ${firstFailure?.message ?? ''}`.trim(),
      problem: failures.length > 0,
    };
  }
  const parts = [`${label}: ${fileCount(written)} written`];
  parts.push(...leftAlone(conflicts));
  if (failures.length > 0) {
    const message = (firstFailure?.message ?? '').replace(/\.$/, '');
    parts.push(`${fileCount(failures.length)} failed: ${message} (“Try again” is in the history)`);
  }
  return { text: parts.join(', '), problem: conflicts.length + failures.length > 0 };
};

/** To the sample after those that an edit is about; after the last, to the one before them. */
const goOn = (state: AppState): void => {
  const { view, ranges, focus, moveTo, selectNone } = state;
  const last = editSubject(state) === 'selection' ? ranges.at(-1) : null;
  const from = last === null || last === undefined ? (focus ?? 0) : (ranges[0]?.[0] ?? 0);
  const to = last?.[1] ?? from + 1;
  const count = view?.count ?? 0;
  if (to < count) moveTo(to, 'only');
  else if (from > 0) moveTo(from - 1, 'only');
  else selectNone();
};

export const createEditSlice: SliceMaker<EditSlice> = (set, get, { call }) => {
  const open = new Set<Promise<EditReport>>();
  const carryOut = async (asked: Promise<EditReport>): Promise<EditReport | null> => {
    open.add(asked);
    try {
      const report = await asked;
      if (report.moved && get().view !== null) void get().refresh();
      return report;
    } catch (error) {
      get().say(wordsOf(error), 'problem');
      return null;
    } finally {
      open.delete(asked);
    }
  };
  /** Of the dataset that this window shows. */
  const shown = (): OpeningId | null => get().dataset?.opening ?? null;
  return {
    pasting: null,
    askPaste: (pasting) => set({ pasting }),
    bulkStart: { kind: 'rename-tag', tag: null },
    conflictsOf: null,
    openBulk: (bulkStart) => set({ bulkStart, overlay: 'bulk' }),
    repeatEdit: async () => {
      const [last] = (await call('GET /api/edits/recent')).edits;
      if (last === undefined) get().say('Nothing has been edited yet that could be repeated.');
      else get().openBulk({ kind: last.edit.kind, tag: null, edit: last.edit, preview: true });
    },
    openConflicts: (conflictsOf) => set({ conflictsOf, overlay: 'conflicts' }),
    carryOut,
    editsDone: async () => void (await Promise.allSettled(open)),
    forgetEditMessages: () =>
      set(({ toasts }) => ({ toasts: toasts.filter(({ ofEdit, tone }) => !ofEdit || tone === 'problem') })),
    editNow: async (edit, { opening, scope }) => {
      // Undo is about this edit now, not about a text that was closed before.
      set({ escaped: null });
      const report = await carryOut(call('POST /api/edits', { opening, body: { edit, scope } }));
      if (report !== null && reportWords(report).problem) get().sayReport(report);
      else if (report !== null) get().forgetEditMessages();
      return report;
    },
    undo: async (edit) => {
      const body = edit === undefined ? {} : { edit };
      const report = await carryOut(call('POST /api/undo', { opening: shown(), body }));
      if (report !== null) get().sayReport(report);
    },
    redo: async () => {
      const report = await carryOut(call('POST /api/redo', { opening: shown() }));
      if (report !== null) get().sayReport(report);
    },
    setMark: async (mark) => {
      const target = editTarget(get());
      if (target !== null) await get().editNow({ kind: 'set-mark', mark }, target);
    },
    setAside: async (to) => {
      const target = editTarget(get());
      if (target === null) return;
      goOn(get());
      const { opening, scope } = target;
      const report = await carryOut(call('POST /api/aside', { opening, body: { scope, to } }));
      if (report !== null) get().sayMoved(report);
    },
    goToUnreviewed: async () => {
      const { view, focus, moveTo, say } = get();
      if (view === null) return;
      try {
        const { position } = await call('GET /api/views/:id/unreviewed', {
          params: { id: view.id },
          query: { after: (focus ?? -1) + 1 },
        });
        if (position === null) say('All that is shown has been reviewed.');
        else moveTo(position, 'only');
      } catch (error) {
        say(wordsOf(error), 'problem');
      }
    },
    sayMoved: (report) => {
      if (reportWords(report).problem) get().sayReport(report);
      else get().sayWritten(`${report.label}: ${fileCount(report.written)} moved.`, report);
    },
    sayReport: (report, more) => {
      const { text, problem } = reportWords(report);
      get().say(more === undefined ? text : `${text}. ${more}`, problem ? 'problem' : 'plain', report);
      if (report.edit !== null && report.conflicts.some(({ n }) => n !== null))
        get().openConflicts(report.edit);
    },
  };
};
