/** The query as it is typed, the query that is shown, and the view that the engine made of it. */
import { ApiFailure, isAbort, wordsOf } from '../api/call.ts';
import type { SliceMaker, ViewSlice, Place } from './types.ts';
import { makeView } from './makeView.ts';
import { noRanges, sizeOf } from './ranges.ts';
import { noWindows } from './rowWindows.ts';

/** Milliseconds between two remakings while a folder is read for the first time. */
const filling = 1000;
/** Milliseconds in which changes are gathered before the engine is asked about drift. */
const settling = 300;

export const createViewSlice: SliceMaker<ViewSlice> = (
  set,
  get,
  { call, schedule, kept: standing = null },
) => {
  let before = standing;
  let latest = new AbortController();
  let waiting = false;
  /** The view was made before the folder had been read once: it is not what the user saw and worked in. */
  let partial = false;
  const window = crypto.randomUUID();
  const isScanning = (): boolean => get().dataset?.phase === 'scanning';

  const make = async (text: string, place: Place, keepSelection = true): Promise<void> => {
    latest.abort();
    const mine = new AbortController();
    latest = mine;
    const scanning = isScanning();
    try {
      const made = await makeView(call, get(), { text, place, keepSelection, signal: mine.signal, window });
      if (mine.signal.aborted) return;
      partial = scanning;
      set({ ...made, query: text, queryError: null, drift: null, notLookedFor: null });
      if (made.view.unknown.length > 0) void lookFor(text, mine.signal);
      get().readRows();
      get().revisionGrew(get().dataset?.revision ?? 0);
    } catch (error) {
      if (isAbort(error) || mine.signal.aborted) return;
      await failed(error, text, place, keepSelection);
    }
  };

  /** Answers a query over findings once they are known. */
  const lookFor = async (query: string, signal: AbortSignal): Promise<void> => {
    try {
      await call('POST /api/findings/look', { body: { query }, signal });
      if (!signal.aborted) await make(query, 'new');
    } catch (error) {
      if (!isAbort(error) && !signal.aborted) set({ notLookedFor: wordsOf(error) });
    }
  };

  const failed = async (
    error: unknown,
    text: string,
    place: Place,
    keepSelection: boolean,
  ): Promise<void> => {
    if (!(error instanceof ApiFailure)) return get().say(wordsOf(error), 'problem');
    const { code, message, detail } = error;
    if (code === 'bad-query') {
      const position = typeof detail['position'] === 'number' ? detail['position'] : 0;
      const length = typeof detail['length'] === 'number' ? detail['length'] : 0;
      set({ queryError: { message, position, length } });
    } else if (code === 'view-gone' && keepSelection) {
      await make(text, place, false);
    } else if (code === 'unreachable') {
      // The engine's next hello makes the view of this query.
      set({ query: text });
    } else if (code !== 'no-dataset') {
      get().say(message, 'problem');
    }
  };

  const measureDrift = async (): Promise<void> => {
    const { view, opening } = get();
    // Another dataset is being opened: this view goes with the one before.
    if (view === null || opening !== null || view.unknown.length > 0) return;
    try {
      const drift = await call('GET /api/views/:id/drift', { params: { id: view.id } });
      if (get().view?.id === view.id) set({ drift: drift.added + drift.removed > 0 ? drift : null });
    } catch (error) {
      if (error instanceof ApiFailure && error.code === 'view-gone') await get().recoverView();
    }
  };

  return {
    draft: '',
    query: '',
    view: null,
    queryError: null,
    notLookedFor: null,
    drift: null,
    arrival: { kind: 'top' },
    place: null,
    begin: (dataset) => {
      const back = before?.dataset === dataset ? before : null;
      before = null;
      if (back === null) return get().runQuery('');
      set({ draft: back.query, page: back.page });
      return make(back.query, back);
    },
    setDraft: (text) => set({ draft: text }),
    runQuery: (text) => {
      set({ draft: text, page: 'sheet' });
      return make(text, 'new');
    },
    refresh: () => make(get().query, 'hold'),
    recoverView: () => make(get().query, 'hold', false),
    forgetView: () => {
      latest.abort();
      partial = false;
      set({
        draft: '',
        query: '',
        view: null,
        queryError: null,
        notLookedFor: null,
        drift: null,
        arrival: { kind: 'top' },
        windows: noWindows,
        ratios: null,
        visible: [0, 0],
        focus: null,
        anchor: null,
        ranges: noRanges,
      });
    },
    samplesChanged: (revision, ids) => {
      get().rowsChanged(ids);
      get().revisionGrew(revision);
    },
    revisionGrew: (revision) => {
      const view = get().view;
      if (waiting || view === null) return;
      if (revision <= view.revision) {
        partial &&= isScanning();
        return;
      }
      waiting = true;
      schedule(
        () => {
          waiting = false;
          const selecting = sizeOf(get().ranges) > 1;
          void (partial && !selecting ? get().refresh() : measureDrift());
        },
        isScanning() ? filling : settling,
      );
    },
  };
};
