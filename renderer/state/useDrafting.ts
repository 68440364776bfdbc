/** Keeps the text of a field as a draft, for the sample and the dataset that the field was drawn for. */
import { useEffect, useMemo, useState } from 'react';
import type { Draft, DraftField } from '../../shared/api/drafts.ts';
import { useApp, useAppStore } from './AppContext.tsx';
import { samePlace } from './draftSlice.ts';
import type { DraftPlace } from './types.ts';

export interface Drafting {
  readonly place: DraftPlace;
  /** The unsaved text there. */
  readonly found: Draft | null;
  readonly keep: (text: string, base: string | null) => void;
  readonly leave: (how?: 'escaped') => void;
  readonly drop: () => void;
}

export const useDrafting = (relPath: string, field: DraftField): Drafting => {
  const store = useAppStore();
  // Of the dataset in which the field appeared: when it is removed, another one may be open.
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

/** Opens the field when its draft is requested again. */
export const useReopened = ({ place }: Drafting, open: () => void): void => {
  const store = useAppStore();
  const asked = useApp(({ reopened }) => samePlace(reopened, place));
  useEffect(() => {
    if (!asked) return;
    store.getState().reopenDraft(null);
    open();
    // Once for each request.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [asked]);
};
