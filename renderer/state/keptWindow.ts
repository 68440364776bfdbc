/** What a window keeps over a reload: its page and query, the sample at the top of the screen, the selection. */
import { rowIn } from './rowWindows.ts';
import type { AppState } from './types.ts';
import { keptWindow, type KeptWindow } from './keptWindowSchema.ts';

/** More than this is not worth keeping: the storage is small, and a selection can be made again. */
const mostRanges = 2000;

/** Null on the welcome page, and before anything is shown. */
export const keptWindowOf = (state: AppState): KeptWindow | null => {
  const { dataset, page, query, view, windows, arrival, focus, ranges } = state;
  if (dataset === null || view === null) return null;
  // A sheet that another page covers has left its place in the store.
  const place = state.place?.() ?? (arrival.kind === 'return' ? arrival : null);
  const idAt = (position: number | null) =>
    position === null ? null : (rowIn(windows, position)?.id ?? null);
  const few = ranges.length > 0 && ranges.length <= mostRanges;
  return {
    dataset: dataset.id,
    page,
    query,
    top: idAt(place?.position ?? null),
    hidden: place?.hidden ?? 0,
    focus: idAt(focus),
    selection: few ? { view: view.id, ranges: ranges.map(([from, to]) => [from, to]) } : null,
  };
};

/** What was kept, or null where it is from another version. */
export const readKeptWindow = (text: string | null): KeptWindow | null => {
  if (text === null) return null;
  try {
    return keptWindow.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
};
