/**
 * Makes a view together with the rows to show at once, so that the sheet changes from one to the next without
 * a gap.
 */
import type { SampleId } from '../../shared/api/ids.ts';
import type { ViewInfo, ViewRequest } from '../../shared/api/view.ts';
import type { Call } from '../api/call.ts';
import type { AppState } from './types.ts';
import type { KeptWindow } from './keptWindowSchema.ts';
import type { Range, Ranges } from './ranges.ts';
import { readPages } from './readPages.ts';
import { pagesOf, rowIn, type RowWindows } from './rowWindows.ts';
import type { Arrival, Place } from './viewTypes.ts';

export interface MadeView {
  readonly view: ViewInfo;
  readonly arrival: Arrival;
  readonly windows: RowWindows;
  readonly ratios: AppState['ratios'];
  readonly visible: Range;
  readonly focus: number | null;
  readonly anchor: number | null;
  readonly ranges: Ranges;
}

interface Wish {
  readonly text: string;
  readonly place: Place;
  readonly keepSelection: boolean;
  readonly signal: AbortSignal;
  /** The window's name: its earlier request is cancelled. */
  readonly window: string;
}

/** Rows that are read below the first one, before the sheet has reported how many it shows. */
const firstScreen = 60;

const arrivalOf = (
  place: Place,
  top: SampleId | undefined,
  was: number,
  view: ViewInfo,
  focus: number | null,
) => {
  if (typeof place !== 'string' && top !== undefined && view.anchor !== null)
    return { kind: 'return' as const, position: view.anchor, hidden: place.hidden };
  if (place !== 'hold') {
    return focus === null ? { kind: 'top' as const } : { kind: 'show' as const, position: focus };
  }
  if (top === undefined || view.anchor === null) return { kind: 'stay' as const };
  return { kind: 'hold' as const, was, position: view.anchor };
};

/** Samples to find again in the new view. */
interface Held {
  readonly focused: SampleId | undefined;
  readonly top: SampleId | undefined;
  readonly selection: NonNullable<ViewRequest['keep']> | null;
}

const held = (state: AppState, place: 'new' | 'hold'): Held => {
  const { view, ranges, windows, focus, visible } = state;
  return {
    focused: focus === null ? undefined : rowIn(windows, focus)?.id,
    top: place === 'hold' && visible[0] > 0 ? rowIn(windows, visible[0])?.id : undefined,
    selection:
      view === null || ranges.length === 0
        ? null
        : { view: view.id, ranges: ranges.map(([from, to]) => [from, to]) },
  };
};

const keptBy = ({ top, focus, selection }: KeptWindow): Held => ({
  focused: focus ?? undefined,
  top: top ?? undefined,
  selection,
});

/** @throws ApiFailure, or an AbortError */
export const makeView = async (call: Call, state: AppState, wish: Wish): Promise<MadeView> => {
  const { text, place, keepSelection, signal } = wish;
  const was = state.visible[0];
  const { focused, top, selection } = typeof place === 'string' ? held(state, place) : keptBy(place);
  const body: ViewRequest = { query: text, window: wish.window };
  const anchor = top ?? focused;
  if (anchor !== undefined) body.anchor = anchor;
  if (keepSelection && selection !== null) body.keep = selection;
  const view = await call('POST /api/views', { body, signal });

  let focus = focused === undefined || anchor !== focused ? null : view.anchor;
  if (focused !== undefined && anchor !== focused) {
    const query = { sample: focused };
    focus = (await call('GET /api/views/:id/position', { params: { id: view.id }, query, signal })).position;
  }

  const arrival = arrivalOf(place, top, was, view, focus);
  const shown = Math.max(firstScreen, state.visible[1] - was);
  const from = startOf(arrival, was, view.count);
  const pages = new Set([
    ...pagesOf(from - (arrival.kind === 'show' ? firstScreen : 0), from + shown, view.count),
    ...(focus === null ? [] : pagesOf(focus, focus + 1, view.count)),
  ]);
  const [windows, ratios] = await Promise.all([
    readPages(call, view.id, [...pages], signal),
    state.settings.density === 'sheet'
      ? call('GET /api/views/:id/ratios', { params: { id: view.id }, signal })
      : null,
  ]);
  const visible: Range = [from, Math.min(view.count, from + state.visible[1] - was)];
  return {
    view,
    arrival,
    windows,
    ratios: ratios && { view: view.id, values: ratios.ratios },
    visible,
    focus,
    anchor: focus,
    ranges: view.kept,
  };
};

const startOf = (arrival: Arrival, was: number, count: number): number => {
  if (arrival.kind === 'top') return 0;
  if (arrival.kind === 'stay') return Math.min(was, Math.max(0, count - 1));
  return arrival.position;
};
