/**
 * Texts that are typed and not saved. The engine keeps them, in the dataset in which they were typed, a moment after the
 * last key; what was left unsaved is listed here, to be offered again.
 */
import type { Draft } from '../../shared/api/drafts.ts';
import { ApiFailure } from '../api/call.ts';
import type { DraftPlace, DraftSlice, SliceMaker } from './types.ts';

export const samePlace = (a: DraftPlace | null, b: DraftPlace): boolean =>
  a !== null && a.dataset === b.dataset && a.relPath === b.relPath && a.field === b.field;

/** Milliseconds in which what is typed is gathered. */
const gathering = 200;
/** Milliseconds until an engine that did not answer is asked again. */
const again = 1000;
/** Milliseconds that leaving a dataset may be held up. */
const patience = 3000;

interface Unsent {
  readonly place: DraftPlace;
  /** Null: it is to be dropped. */
  readonly draft: Draft | null;
}

const keyOf = ({ dataset, relPath, field }: DraftPlace): string => JSON.stringify([dataset, relPath, field]);

/** It may be taken later: what is typed is kept until then. */
const isAway = (error: unknown): boolean =>
  error instanceof ApiFailure && ['unreachable', 'busy', 'refused'].includes(error.code);

export const createDraftSlice: SliceMaker<DraftSlice> = (set, get, { call, schedule, leaveField }) => {
  /** The last that was typed at each place since this window was loaded, until it is saved. */
  const typed = new Map<string, Draft>();
  const unsent = new Map<string, Unsent>();
  let onTheirWay: readonly Unsent[] = [];
  let sending: Promise<void> = Promise.resolve();
  let scheduled = false;

  const isShown = (place: DraftPlace): boolean => place.dataset === get().dataset?.id;
  const others = ({ relPath, field }: DraftPlace): Draft[] =>
    get().drafts.filter((draft) => draft.relPath !== relPath || draft.field !== field);

  const sendOne = async (key: string, { place, draft }: Unsent): Promise<void> => {
    const { dataset, relPath, field } = place;
    const params = { dataset };
    try {
      if (draft === null) await call('DELETE /api/drafts/:dataset', { params, query: { relPath, field } });
      else await call('PUT /api/drafts/:dataset', { params, body: draft });
    } catch (error) {
      if (!isAway(error)) return;
      // Unless more was typed meanwhile.
      if (!unsent.has(key)) unsent.set(key, { place, draft });
      later(again);
    }
  };
  const sendUnsent = async (): Promise<void> => {
    const now = [...unsent];
    unsent.clear();
    onTheirWay = now.map(([, one]) => one);
    for (const [key, one] of now) await sendOne(key, one);
    onTheirWay = [];
  };
  /** One after the other: what was typed last is what stays. */
  const sendAll = (): Promise<void> => {
    sending = sending.then(sendUnsent);
    return sending;
  };
  const later = (milliseconds: number): void => {
    if (scheduled) return;
    scheduled = true;
    schedule(() => {
      scheduled = false;
      void sendAll();
    }, milliseconds);
  };

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
      if (get().dataset?.id === dataset) set({ drafts });
    },
    keepDraft: (place, text, base) => {
      const { relPath, field } = place;
      const draft: Draft = { relPath, field, text, base, at: Date.now() };
      typed.set(keyOf(place), draft);
      unsent.set(keyOf(place), { place, draft });
      later(gathering);
    },
    leaveDraft: (place, how) => {
      const draft = typed.get(keyOf(place));
      if (isShown(place) && draft !== undefined) set({ drafts: [...others(place), draft] });
      set({ escaped: how === 'escaped' ? place : null });
      void sendAll();
    },
    dropDraft: (place) => {
      const key = keyOf(place);
      const listed = isShown(place) && others(place).length < get().drafts.length;
      if (!typed.delete(key) && !listed) return;
      if (listed) set({ drafts: others(place) });
      if (samePlace(get().escaped, place)) set({ escaped: null });
      unsent.set(key, { place, draft: null });
      later(gathering);
    },
    reopenDraft: (reopened) => set({ reopened, escaped: null }),
    hasLostDrafts: () =>
      get().connection !== 'open' && [...unsent.values(), ...onTheirWay].some(({ draft }) => draft !== null),
    settle: async () => {
      leaveField();
      const enough = new Promise<void>((resolve) => schedule(resolve, patience));
      await Promise.race([get().editsDone().then(sendAll), enough]);
    },
  };
};
