/**
 * The sample in focus once the keys rest: what costs more than a frame to draw follows it, so that a held key moves the
 * focus as fast as it repeats.
 */
import { createContext, useContext, useSyncExternalStore } from 'react';
import { useAppStore } from './AppContext.tsx';
import type { AppStore } from './types.ts';

export interface RestingFocus {
  /** Position in the view, or null. */
  readonly get: () => number | null;
  readonly subscribe: (listener: () => void) => () => void;
  /** It is the sample in focus from now on: for what is about to be done with it. */
  readonly now: () => void;
}

/** Milliseconds without a move after which a key that is still held counts as resting. */
const rest = 150;

type Timer = (run: () => void, milliseconds: number) => () => void;

export interface RestingDeps {
  readonly store: Pick<AppStore, 'getState' | 'subscribe'>;
  /** Where keys are heard: the window. */
  readonly keys: EventTarget;
  /** Runs something when the present state has been painted; returns the function that cancels it. */
  readonly afterPaint: (run: () => void) => () => void;
  readonly after: Timer;
}

export const createRestingFocus = ({ store, keys, afterPaint, after }: RestingDeps): RestingFocus => {
  const listeners = new Set<() => void>();
  let position = store.getState().focus;
  let held = false;
  let cancel: (() => void) | null = null;

  const now = (): void => {
    cancel?.();
    const { focus } = store.getState();
    if (focus === position) return;
    position = focus;
    for (const listener of listeners) listener();
  };
  const follow = (): void => {
    cancel?.();
    const cancels = [after(now, rest), ...(held ? [] : [afterPaint(now)])];
    cancel = () => {
      for (const each of cancels) each();
    };
  };

  store.subscribe((state, before) => {
    // At the same position of another view is another sample.
    if (state.view !== before.view) now();
    else if (state.focus !== before.focus) follow();
  });
  const release = (): void => {
    held = false;
    if (store.getState().focus !== position) follow();
  };
  keys.addEventListener('keydown', () => (held = true), { capture: true });
  keys.addEventListener('keyup', release, { capture: true });
  keys.addEventListener('blur', release);

  return {
    get: () => position,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    now,
  };
};

/** Without one the focus always counts as resting. */
export const RestingFocusContext = createContext<RestingFocus | null>(null);

/** A part of the resting focus; the component renders when it changes. */
export const useRestingFocus = <T extends string | number | boolean | null>(
  select: (position: number | null) => T,
): T => {
  const store = useAppStore();
  const resting = useContext(RestingFocusContext);
  return useSyncExternalStore(resting?.subscribe ?? store.subscribe, () =>
    select(resting === null ? store.getState().focus : resting.get()),
  );
};
