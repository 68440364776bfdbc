/** The bulk dialog's state: its fields, the samples that it is about, and their plan. */
import { useEffect, useRef, useState } from 'react';
import { useCall } from '../api/ApiContext.tsx';
import type { BoundCall } from '../api/call.ts';
import { useApp, useAppStore } from '../state/AppContext.tsx';
import { selectedCount } from '../state/selectionSlice.ts';
import type { BulkScope, BulkStart, EditTarget } from '../state/types.ts';
import { bulkScopes, bulkTarget } from './bulkScope.ts';
import { bulkKinds, draftOf, editOf, newDraft, type Draft } from './draft.ts';
import { filesToWrite } from './planState.ts';
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
  const { state, problem, make, change, apply, discard, stop } = usePlan();
  const parsed = editOf(draft);

  /** A plan belongs to the fields from which it was made: a changed field ends it. */
  const outdate = (): void => {
    if (state.step === 'planned') discard();
  };
  const preview = (): void => {
    if (!('edit' in parsed)) return;
    if (where === 'everything') void make(parsed.edit, everything(call));
    else {
      const target = bulkTarget(where, start, store.getState());
      if (target !== null) void make(parsed.edit, Promise.resolve(target));
    }
  };
  const eager = useRef(start.preview === true);
  useEffect(() => {
    if (!eager.current) return;
    eager.current = false;
    preview();
  });

  return {
    draft,
    /** The edit that the fields describe, or what is missing in them. */
    parsed,
    scopes: scopes.choices,
    where,
    state,
    problem,
    touch: (changed: Partial<Draft>): void => {
      setDraft({ ...draft, ...changed });
      outdate();
    },
    applyTo: (next: BulkScope): void => {
      setWhere(next);
      outdate();
    },
    preview,
    change,
    write: (): void => {
      if (state.step === 'planned' && filesToWrite(state.plan) > 0) void apply(state.plan);
    },
    stop,
  };
};
