/** Scrolls the sample in focus into view when a key or a command has moved the focus. */
import { useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import { useAppStore } from '../state/AppContext.tsx';
import type { Stretch } from './useStretch.ts';
import type { VirtualLines } from './useVirtualLines.ts';

export interface FocusShown {
  /** @returns whether the sample in focus is on screen now, or none is; otherwise another stretch is taken first */
  readonly showFocus: () => boolean;
  /** The focus has been moved, and not been shown since. */
  readonly isPending: () => boolean;
}

export const useFocusShown = ({ layout, reach }: Stretch, { reveal: show }: VirtualLines): FocusShown => {
  const store = useAppStore();
  const { lines } = layout;
  /** Up to which move this has been done. */
  const revealed = useRef(store.getState().reveal);
  /** The frame until which the line is kept on screen while its height becomes known; 0: it is known. */
  const settling = useRef(0);

  const showFocus = useCallback((): boolean => {
    const { focus, reveal } = store.getState();
    if (focus !== null && !reach(focus)) return false;
    revealed.current = reveal;
    if (focus === null) return true;
    show(lines.lineOf(focus));
    cancelAnimationFrame(settling.current);
    settling.current = requestAnimationFrame(() => {
      settling.current = requestAnimationFrame(() => (settling.current = 0));
    });
    return true;
  }, [store, lines, reach, show]);

  // Its line may come out higher than estimated.
  useLayoutEffect(() => {
    if (settling.current === 0) return;
    const { focus } = store.getState();
    if (focus !== null) show(lines.lineOf(focus));
  });

  // With the event that moved the focus, so that both are drawn at once.
  useEffect(
    () =>
      store.subscribe((state, before) => {
        if (state.reveal !== before.reveal && state.view === before.view && lines.count > 0) showFocus();
      }),
    [store, lines, showFocus],
  );

  const isPending = useCallback(() => revealed.current !== store.getState().reveal, [store]);
  return { showFocus, isPending };
};
