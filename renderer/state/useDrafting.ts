/** What a field needs to keep what is typed in it: bound to the sample and the dataset that it was drawn for. */
import { useEffect, useMemo, useState } from 'react';
import type { Draft, DraftField } from '../../shared/api/drafts.ts';
import { useApp, useAppStore } from './AppContext.tsx';
import { samePlace } from './draftSlice.ts';
import type { DraftPlace } from './types.ts';

export interface Drafting {
  readonly place: DraftPlace;
  /** What was left unsaved there. */
  readonly found: Draft | null;
  readonly keep: (text: string, base: string | null) => void;
  readonly leave: (how?: 'escaped') => void;
  readonly drop: () => void;
}

export const useDrafting = (relPath: string, field: DraftField): Drafting => {
  const store = useAppStore();
  // Of the dataset in which the field appeared: by the time it goes, another one may be open.
  const [dataset] = useState(() => store.getState().dataset?.id ?? '');
  const found = useApp(
    ({ drafts }) => drafts.find((draft) => draft.relPath === relPath && draft.field === field) ?? null,
  );
  return useMemo(() => {
    const { keepDraft, leaveDraft, dropDraft } = store.getState();
    const place = { dataset, relPath, field };
    return {
      place,
      found,
      keep: (text, base) => keepDraft(place, text, base),
      leave: (how) => leaveDraft(place, how),
      drop: () => dropDraft(place),
    };
  }, [store, dataset, relPath, field, found]);
};

/** Opens the field when its draft is asked for again. */
export const useReopened = ({ place }: Drafting, open: () => void): void => {
  const store = useAppStore();
  const asked = useApp(({ reopened }) => samePlace(reopened, place));
  useEffect(() => {
    if (!asked) return;
    store.getState().reopenDraft(null);
    open();
    // Once for each time that it is asked for.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [asked]);
};
