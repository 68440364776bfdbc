/** Provides the store to the components. */
import { createContext, useContext, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { AppState, AppStore } from './types.ts';

const StoreContext = createContext<AppStore | null>(null);

export const StoreProvider = ({
  store,
  children,
}: {
  readonly store: AppStore;
  readonly children: ReactNode;
}) => <StoreContext value={store}>{children}</StoreContext>;

/** The store itself, to read or act in event handlers without rendering. */
export const useAppStore = (): AppStore => {
  const store = useContext(StoreContext);
  if (store === null) throw new Error('useAppStore needs a StoreProvider above it.');
  return store;
};

const ShownContext = createContext<AppStore | null>(null);

/** What is inside shows the state of another store; what it does, it does to the one store of the window. */
export const ShownProvider = ({
  shown,
  children,
}: {
  readonly shown: AppStore;
  readonly children: ReactNode;
}) => <ShownContext value={shown}>{children}</ShownContext>;

/** A part of the state; the component renders when it changes. Select stable values: no new objects. */
export const useApp = <T,>(select: (state: AppState) => T): T => {
  const store = useAppStore();
  return useStore(useContext(ShownContext) ?? store, select);
};
