/** Makes the view of a query: asks the engine, shows the result, and handles errors. */
import { ApiFailure, isAbort, wordsOf, type Call } from '../api/call.ts';
import { makeView } from './makeView.ts';
import type { AppState, SetState } from './types.ts';
import type { Place } from './viewTypes.ts';

interface ViewMaking {
  /** Makes the view of a text and shows it; a view that is being made is cancelled. */
  readonly make: (text: string, place: Place, keepSelection?: boolean) => Promise<void>;
  /** Cancels the view that is being made. */
  readonly stop: () => void;
}

/**
 * @param onMade is called, before the view is shown, with whether the folder was still being read for the
 * first time
 */
export const createViewMaking = (
  set: SetState,
  get: () => AppState,
  call: Call,
  onMade: (scanning: boolean) => void,
): ViewMaking => {
  const window = crypto.randomUUID();
  let latest = new AbortController();

  const make = async (text: string, place: Place, keepSelection = true): Promise<void> => {
    latest.abort();
    const mine = new AbortController();
    latest = mine;
    const scanning = get().dataset?.phase === 'scanning';
    try {
      const made = await makeView(call, get(), { text, place, keepSelection, signal: mine.signal, window });
      if (mine.signal.aborted) return;
      onMade(scanning);
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

  return { make, stop: () => latest.abort() };
};
