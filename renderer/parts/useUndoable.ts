/** What undo and redo would do now, in words; null: nothing. */
import { useHistory } from '../api/edits.ts';
import { useApp } from '../state/AppContext.tsx';

export interface Undoable {
  readonly undo: string | null;
  readonly redo: string | null;
  /** Any edit was made, undone ones among them. */
  readonly edited: boolean;
}

export const useUndoable = (): Undoable => {
  const { data } = useHistory(1);
  // A rejection of a proposal is no edit, and was the last thing done.
  const decision = useApp((state) => (state.page === 'captions' ? state.undoableDecision : null));
  return {
    undo: decision ?? data?.state.undo ?? null,
    redo: data?.state.redo ?? null,
    edited: (data?.total ?? 0) > 0,
  };
};
