/**
 * Texts that are typed and not saved. The engine keeps them, in the dataset in which they were typed, a
 * moment after the last key; unsaved ones are listed here, to be offered again.
 */
import { draftKey, type Draft } from '../../shared/api/drafts.ts';
import { createDraftSending, keyOf } from './draftSending.ts';
import type { DraftPlace, DraftSlice, SliceMaker } from './types.ts';

export const samePlace = (a: DraftPlace | null, b: DraftPlace): boolean =>
  a !== null && a.dataset === b.dataset && draftKey(a) === draftKey(b);

/** Milliseconds by which closing a dataset may be delayed. */
const patience = 3000;

export const createDraftSlice: SliceMaker<DraftSlice> = (set, get, { call, schedule, leaveField }) => {
  /** The last text at each place since this window was loaded, until it is saved. */
  const typed = new Map<string, Draft>();
  const { send, sendAll, hasUnsent } = createDraftSending(call, schedule);

  const isShown = (place: DraftPlace): boolean => place.dataset === get().dataset?.id;
  const others = (place: DraftPlace): Draft[] =>
    get().drafts.filter((draft) => draftKey(draft) !== draftKey(place));

  return {
    drafts: [],
    escaped: null,
    reopened: null,
    loadDrafts: async () => {
      const dataset = get().dataset?.id;
      set({ drafts: [], escaped: null, reopened: null });
      if (dataset === undefined) return;
      await sendAll();
      const { drafts } = await call('GET /api/drafts/:dataset', { params: { dataset } }).catch(() => ({
        drafts: [],
      }));
      if (get().dataset?.id !== dataset) return;
      set({ drafts });
      get().proposalEditsArrived(drafts);
    },
    keepDraft: (place, text, base) => {
      const { relPath, field, proposal } = place;
      const draft: Draft = { relPath, field, proposal, text, base, at: Date.now() };
      typed.set(keyOf(place), draft);
      // An edit of a proposal is there until it is accepted, whether or not its editor is open.
      if (proposal !== undefined && isShown(place)) set({ drafts: [...others(place), draft] });
      send(place, draft);
    },
    leaveDraft: (place, how) => {
      const draft = typed.get(keyOf(place));
      if (isShown(place) && draft !== undefined) set({ drafts: [...others(place), draft] });
      set({ escaped: how === 'escaped' ? place : null });
      void sendAll();
    },
    dropDraft: (place) => {
      const key = keyOf(place);
      if (place.proposal !== undefined && isShown(place)) get().forgetProposalEdit(place.proposal);
      const listed = isShown(place) && others(place).length < get().drafts.length;
      if (!typed.delete(key) && !listed) return;
      if (listed) set({ drafts: others(place) });
      if (samePlace(get().escaped, place)) set({ escaped: null });
      send(place, null);
    },
    reopenDraft: (reopened) => set({ reopened, escaped: null }),
    hasLostDrafts: () => get().connection !== 'open' && hasUnsent(),
    settle: async () => {
      leaveField();
      const enough = new Promise<void>((resolve) => schedule(resolve, patience));
      await Promise.race([get().editsDone().then(sendAll), enough]);
    },
  };
};
