/** Fetches the rows that are on screen or about to be, and drops those far away. */
import type { ViewId } from '../../shared/api/ids.ts';
import type { SampleRow } from '../../shared/api/sample.ts';
import { ApiFailure, isAbort, type Call } from '../api/call.ts';
import type { AppState, SetState, SliceMaker } from './types.ts';
import { readPages } from './readPages.ts';
import {
  keepingNear,
  missingPages,
  noWindows,
  outdating,
  pageOf,
  pagesOf,
  rowIn,
  withPage,
} from './rowWindows.ts';
import type { RowsSlice } from './viewTypes.ts';

/** The row at a position of the view, if this window has it. */
export const rowAt = (state: AppState, position: number): SampleRow | undefined =>
  rowIn(state.windows, position);

/** The row in focus: its page is always kept. */
export const focusedRow = (state: AppState): SampleRow | undefined =>
  state.focus === null ? undefined : rowIn(state.windows, state.focus);

/** Positions read before and after what is on screen. */
const ahead = 60;
/** Pages kept beyond those. */
const reach = 4;
/** Milliseconds between two rounds of reading while the sheet is being scrolled. */
const round = 60;

interface PageReading {
  /** Reads the pages that are wanted and missing, the nearest first; cancels those that are no longer wanted. */
  readonly readRows: () => void;
  /** Cancels all pages that are being read. */
  readonly stop: () => void;
}

const createPageReading = (set: SetState, get: () => AppState, call: Call): PageReading => {
  const running = new Map<number, AbortController>();

  const wantedPages = (): readonly number[] => {
    const { view, visible, focus } = get();
    if (view === null) return [];
    const shown = pagesOf(visible[0] - ahead, visible[1] + ahead, view.count);
    const focused = focus === null ? [] : pagesOf(focus, focus + 1, view.count);
    return [...new Set([...shown, ...focused])];
  };

  const readPage = async (view: ViewId, page: number): Promise<void> => {
    const controller = new AbortController();
    running.set(page, controller);
    try {
      const read = await readPages(call, view, [page], controller.signal);
      const rows = read.get(page)?.rows;
      if (rows === undefined || controller.signal.aborted || get().view?.id !== view) return;
      set({ windows: keepingNear(withPage(get().windows, page, rows), wantedPages(), reach) });
    } catch (error) {
      if (isAbort(error) || get().view?.id !== view) return;
      if (error instanceof ApiFailure && error.code === 'view-gone') void get().recoverView();
      // After any other error the page stays missing, and is read again when the sheet moves or the engine is
      // back.
    } finally {
      if (running.get(page) === controller) running.delete(page);
    }
  };

  const stopBut = (keep: (page: number) => boolean): void => {
    for (const [page, controller] of running) {
      if (keep(page)) continue;
      controller.abort();
      running.delete(page);
    }
  };

  const readRows = (): void => {
    const view = get().view;
    const wanted = wantedPages();
    stopBut((page) => wanted.includes(page));
    if (view === null) return;
    const middle = pageOf((get().visible[0] + get().visible[1]) / 2);
    const nearestFirst = missingPages(get().windows, wanted)
      .filter((page) => !running.has(page))
      .toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
    for (const page of nearestFirst) void readPage(view.id, page);
  };

  return { readRows, stop: () => stopBut(() => false) };
};

export const createRowsSlice: SliceMaker<RowsSlice> = (set, get, { call, schedule }) => {
  const { readRows, stop } = createPageReading(set, get, call);
  let resting = false;
  let again = false;

  const readInRounds = (): void => {
    again = resting;
    if (resting) return;
    resting = true;
    readRows();
    schedule(() => {
      resting = false;
      if (again) readInRounds();
    }, round);
  };

  return {
    windows: noWindows,
    visible: [0, 0],
    ratios: null,
    readRows,
    readRatios: async () => {
      const { view, ratios } = get();
      if (view === null || ratios?.view === view.id) return;
      try {
        const read = await call('GET /api/views/:id/ratios', { params: { id: view.id } });
        if (get().view?.id === view.id) set({ ratios: { view: view.id, values: read.ratios } });
      } catch (error) {
        if (error instanceof ApiFailure && error.code === 'view-gone') await get().recoverView();
        // An engine that is away sends hello when it is back, and then the view is made again.
      }
    },
    showRows: (from, to) => {
      const [oldFrom, oldTo] = get().visible;
      if (from !== oldFrom || to !== oldTo) set({ visible: [from, to] });
      readInRounds();
    },
    rowsChanged: (ids) => {
      stop();
      set({ windows: outdating(get().windows, ids && new Set(ids)) });
      readRows();
    },
  };
};
