/**
 * What a large view covers stands still: it is not seen, and drawing the sheet and the inspector again for every image that
 * one goes on to would make that slow. When the view is closed it catches up.
 */
import { useEffect, useState, type ReactNode } from 'react';
import { ShownProvider, useAppStore } from './AppContext.tsx';
import type { AppState, AppStore } from './types.ts';

type Listener = (now: AppState, before: AppState) => void;

/** The same store, whose state stays the same while a large view is open. */
const createStanding = (store: AppStore) => {
  let shown = store.getState();
  const listeners = new Set<Listener>();
  const follow = (now: AppState): void => {
    // What opens the view is still told.
    const sameDataset = now.dataset?.opening === shown.dataset?.opening;
    if (now.large !== null && shown.large !== null && sameDataset) return;
    const before = shown;
    shown = now;
    for (const listener of listeners) listener(now, before);
  };
  const standing: AppStore = {
    ...store,
    getState: () => shown,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const start = (): (() => void) => {
    follow(store.getState());
    return store.subscribe(follow);
  };
  return { standing, start };
};

export const Covered = ({ children }: { readonly children: ReactNode }) => {
  const store = useAppStore();
  const [{ standing, start }] = useState(() => createStanding(store));
  useEffect(() => start(), [start]);
  return <ShownProvider shown={standing}>{children}</ShownProvider>;
};
