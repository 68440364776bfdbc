/**
 * The text of the query field: runs it a moment after the last key, and holds back errors while the user
 * still types.
 */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { parseQuery } from '../../shared/query/parse.ts';
import type { QueryError } from '../../shared/query/ast.ts';
import { useApp, useAppStore } from '../state/AppContext.tsx';
import { remembering } from './history.ts';

/**
 * Milliseconds after the last key: until the result follows, and until an unfinished text is run, or its
 * error is shown.
 */
const following = 120;
const settling = 700;

export interface QueryField {
  readonly text: string;
  /** What is wrong with the text; null while it is fine, or still being typed. */
  readonly error: QueryError | null;
  /** @param unfinished the word at the cursor is probably unfinished */
  type(text: string, unfinished: boolean): void;
  /** Runs a text that was held back. */
  follow(): void;
  /** Runs the text now. False when that is not possible: then the error shows at once. */
  accept(text: string): boolean;
}

/** @param held returns, when the time has come, whether the text must not be run yet */
export const useQueryField = (held: () => boolean): QueryField => {
  const store = useAppStore();
  const text = useApp((state) => state.draft);
  const refused = useApp((state) => state.queryError);
  const [judged, setJudged] = useState('');
  const timers = useRef<readonly number[]>([]);
  const parsed = useMemo(() => parseQuery(text), [text]);

  const stop = useCallback((): void => timers.current.forEach((timer) => clearTimeout(timer)), []);
  useEffect(() => stop, [stop]);

  const follow = (typed: string): void => {
    const { draft, query, followQuery } = store.getState();
    // A filter or a command has changed the text since.
    if (draft !== typed || !parseQuery(typed).ok) return;
    if (typed === query) store.setState({ queryError: null });
    else void followQuery(typed);
  };
  /** The user has stopped typing, or has entered it: what cannot be read is said now. */
  const judge = (typed: string): void => {
    setJudged(typed);
    const { draft, refuseDraft } = store.getState();
    const result = parseQuery(typed);
    if (draft === typed && !result.ok) void refuseDraft(result.error);
  };

  const latestHeld = useRef(held);
  useEffect(() => {
    latestHeld.current = held;
  });
  const followUnlessHeld = (typed: string): void => {
    if (!latestHeld.current()) follow(typed);
  };

  return {
    text,
    error: judged === text ? (parsed.ok ? refused : parsed.error) : null,
    type: (typed, unfinished) => {
      stop();
      store.getState().setDraft(typed);
      timers.current = [
        window.setTimeout(() => followUnlessHeld(typed), unfinished ? settling : following),
        window.setTimeout(() => judge(typed), settling),
      ];
    },
    follow: () => {
      stop();
      judge(store.getState().draft);
      follow(store.getState().draft);
    },
    accept: (accepted) => {
      stop();
      const { ok } = parseQuery(accepted);
      const { setDraft, runQuery, query, settings, changeSettings } = store.getState();
      setDraft(accepted);
      judge(accepted);
      if (ok && accepted === query) store.setState({ entered: accepted, queryError: null });
      else if (ok) void runQuery(accepted);
      const recentQueries = remembering(settings.recentQueries, accepted);
      if (ok && recentQueries !== settings.recentQueries) {
        changeSettings({ recentQueries: [...recentQueries] });
      }
      return ok;
    },
  };
};
