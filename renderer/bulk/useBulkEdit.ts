/** The bulk dialog's state: its fields, the samples that it is about, and the preview that follows them. */
import { useEffect, useRef, useState } from 'react';
import { useCall } from '../api/ApiContext.tsx';
import type { BoundCall } from '../api/call.ts';
import { useApp, useAppStore } from '../state/AppContext.tsx';
import { selectedCount } from '../state/selectionSlice.ts';
import type { BulkScope, BulkStart, EditTarget } from '../state/types.ts';
import { bulkScopes, bulkTarget } from './bulkScope.ts';
import { bulkKinds, draftOf, editOf, newDraft, type Draft, type ParsedDraft } from './draft.ts';
import { filesToWrite, previewDelay } from './planState.ts';
import { usePlan } from './usePlan.ts';

const firstDraft = ({ kind, tag, edit }: BulkStart): Draft => {
  const given = edit === undefined ? null : draftOf(edit);
  return given ?? newDraft(bulkKinds.find((each) => each === kind) ?? 'rename-tag', tag);
};

/** All samples of the dataset: a view of its own, whatever the sheet shows. */
const everything = async (call: BoundCall): Promise<EditTarget> => {
  const { id, opening, count } = await call('POST /api/views', { body: { query: '' } });
  return { opening, scope: { view: id, ranges: [[0, count]] } };
};

/** What a preview is made of, in one text; null while something is missing. */
const wantedOf = (parsed: ParsedDraft, where: BulkScope): string | null =>
  'edit' in parsed ? JSON.stringify([where, parsed.edit]) : null;

/** Makes a preview a moment after a change, sooner where the one before it was quick. */
const useLivePreview = (wanted: string | null, ask: () => Promise<void>, discard: () => void) => {
  /** What the plan that is shown, or being made, was asked for. */
  const [asked, setAsked] = useState<string | null>(null);
  const lastTook = useRef(0);
  const latest = useRef({ ask, discard });
  useEffect(() => {
    latest.current = { ask, discard };
  });
  const run = async (what: string): Promise<void> => {
    setAsked(what);
    const begun = performance.now();
    await latest.current.ask();
    lastTook.current = performance.now() - begun;
  };
  useEffect(() => {
    if (wanted === asked) return undefined;
    const change = (): void => {
      if (wanted !== null) return void run(wanted);
      setAsked(null);
      latest.current.discard();
    };
    // What is complete when the dialog opens is shown at once.
    const timer = setTimeout(change, asked === null && wanted !== null ? 0 : previewDelay(lastTook.current));
    return () => clearTimeout(timer);
    // The text says all that a preview is made of.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [wanted, asked]);
  return {
    upToDate: wanted === asked,
    /** At once, where it is not up to date. @param again also where it is, as that could not be written */
    hurry: (again: boolean): void => {
      if (wanted !== null && (again || wanted !== asked)) void run(wanted);
    },
  };
};

/** @param start what the dialog was opened with */
export const useBulkEdit = (start: BulkStart) => {
  const store = useAppStore();
  const call = useCall();
  const selected = useApp(selectedCount);
  const shown = useApp((state) => state.view?.count ?? 0);
  const total = useApp((state) => state.dataset?.samples ?? 0);
  const scopes = bulkScopes(start, { selected, shown, total });
  const [draft, setDraft] = useState<Draft>(() => firstDraft(start));
  const [where, setWhere] = useState<BulkScope>(scopes.first);
  /** Enter was pressed, or the dialog opened, before the preview was there: the button that writes takes the focus when it is. */
  const [expected, setExpected] = useState(start.preview === true);
  const { state, problem, make, change, apply, discard, stop } = usePlan();
  const parsed = editOf(draft);

  const ask = async (): Promise<void> => {
    if (!('edit' in parsed)) return;
    if (where === 'everything') return make(parsed.edit, everything(call));
    const target = bulkTarget(where, start, store.getState());
    if (target !== null) await make(parsed.edit, Promise.resolve(target));
  };
  const { upToDate, hurry } = useLivePreview(wantedOf(parsed, where), ask, discard);
  const ready = upToDate && state.step === 'planned' ? state.plan : null;
  const write = (): void => {
    if (ready !== null && filesToWrite(ready) > 0) void apply(ready);
  };

  return {
    draft,
    /** The edit that the fields describe, or what is missing in them. */
    parsed,
    scopes: scopes.choices,
    where,
    state,
    problem,
    /** The preview is that of the fields as they are. */
    ready: ready !== null,
    expected,
    touch: (changed: Partial<Draft>): void => {
      setDraft({ ...draft, ...changed });
      setExpected(false);
    },
    applyTo: setWhere,
    /** Enter: to the button that writes, when there is something to write. */
    goOn: (): void => {
      setExpected(true);
      hurry(state.step === 'asking');
    },
    /** Ctrl+Enter: writes what is shown; where that is not up to date, as Enter. */
    forward: (): void => {
      if (ready !== null && filesToWrite(ready) > 0) return write();
      setExpected(true);
      hurry(state.step === 'asking');
    },
    change,
    write,
    stop,
  };
};
