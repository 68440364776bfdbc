/** The query as it is typed, the query that is shown, and its view. */
import { ApiFailure } from '../api/call.ts';
import type { SliceMaker } from './types.ts';
import { noRanges, sizeOf } from './ranges.ts';
import { noWindows } from './rowWindows.ts';
import { createViewMaking } from './viewMaking.ts';
import type { ViewSlice } from './viewTypes.ts';

/** Milliseconds between two remakings while a folder is read for the first time. */
const filling = 1000;
/** Milliseconds in which changes are gathered before the engine is asked about drift. */
const settling = 300;

/** Before there is a view. */
const nothingShown = {
  draft: '',
  query: '',
  entered: '',
  view: null,
  queryError: null,
  notLookedFor: null,
  drift: null,
  arrival: { kind: 'top' },
} as const;

export const createViewSlice: SliceMaker<ViewSlice> = (set, get, { call, schedule, kept = null }) => {
  let before = kept;
  let waiting = false;
  /** The view was made before the folder had been read once: it is not what the user saw and worked in. */
  let partial = false;
  /** Entered last. Its view may be made twice at once: for the key, and for the field that is left by it. */
  let entering: string | null = null;
  const isScanning = (): boolean => get().dataset?.phase === 'scanning';

  const { make, stop } = createViewMaking(set, get, call, (scanning) => {
    partial = scanning;
  });

  const measureDrift = async (): Promise<void> => {
    const { view, opening } = get();
    // Another dataset is being opened: this view belongs to the one before.
    if (view === null || opening !== null || view.unknown.length > 0) return;
    try {
      const drift = await call('GET /api/views/:id/drift', { params: { id: view.id } });
      if (get().view?.id === view.id) set({ drift: drift.added + drift.removed > 0 ? drift : null });
    } catch (error) {
      if (error instanceof ApiFailure && error.code === 'view-gone') await get().recoverView();
    }
  };

  return {
    ...nothingShown,
    place: null,
    begin: (dataset) => {
      const back = before?.dataset === dataset ? before : null;
      before = null;
      if (back === null) return get().runQuery('');
      set({ draft: back.query, page: back.page, entered: back.query });
      return make(back.query, back);
    },
    setDraft: (text) => set({ draft: text }),
    runQuery: (text) => {
      entering = text;
      return get().followQuery(text);
    },
    followQuery: async (text) => {
      set({ draft: text, page: 'sheet' });
      await make(text, 'new');
      const { draft, queryError, query, refuseDraft } = get();
      if (query === text && entering === text) set({ entered: text });
      // The engine could not read it either: what it names is not there.
      if (draft === text && query !== text && queryError !== null) await refuseDraft(queryError);
    },
    refuseDraft: async (queryError) => {
      const { draft, query, entered } = get();
      set({ queryError });
      if (query === entered) return;
      await make(entered, 'new');
      if (get().draft === draft) set({ queryError });
    },
    refresh: () => make(get().query, 'hold'),
    recoverView: () => make(get().query, 'hold', false),
    forgetView: () => {
      stop();
      partial = false;
      set({
        ...nothingShown,
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
