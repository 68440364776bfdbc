/** Keeps what is on screen where it is when the view, the density, the picture size or the width changes. */
import { useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import { useApp, useAppStore } from '../state/AppContext.tsx';
import type { Layout } from './useLines.ts';
import type { VirtualLines } from './useVirtualLines.ts';

interface Held {
  readonly layout: Layout;
  /** First sample on screen. */
  readonly position: number;
  /** How far its line is scrolled out at the top, in CSS pixels. */
  readonly hidden: number;
}

export const useHeldPlace = (
  layout: Layout,
  { virtualizer, jump, topOf }: VirtualLines,
  element: HTMLDivElement | null,
): void => {
  const store = useAppStore();
  const arrival = useApp((state) => state.arrival);
  const reveal = useApp((state) => state.reveal);
  const held = useRef<Held>({ layout, position: 0, hidden: 0 });
  const arrived = useRef(arrival);
  const revealed = useRef(reveal);
  const { lines } = layout;

  const hold = useCallback(() => {
    // Between two layouts there may be one without lines, which has no place to keep.
    if (lines.count === 0) return;
    const offset = element?.scrollTop ?? 0;
    const line = virtualizer.range?.startIndex ?? 0;
    held.current = { layout, position: lines.first(line), hidden: offset <= 0 ? 0 : offset - topOf(line) };
  }, [element, layout, lines, topOf, virtualizer]);

  useLayoutEffect(() => {
    if (element === null || lines.count === 0) return;
    const before = held.current;
    const line = (position: number): number => topOf(lines.lineOf(position));
    if (arrived.current !== arrival) {
      arrived.current = arrival;
      if (arrival.kind === 'top') jump(0);
      else if (arrival.kind === 'show') {
        virtualizer.scrollToIndex(lines.lineOf(arrival.position), { align: 'center' });
      } else if (arrival.kind === 'hold') jump(line(arrival.position) + before.hidden);
    } else if (before.layout !== layout && (before.position > 0 || before.hidden > 0)) {
      // The same samples, laid out anew: the focused one if it was on screen, else the first, is still there.
      const same = before.layout.density === layout.density;
      const height = before.layout.lines.height(before.layout.lines.lineOf(before.position));
      const share = same ? Math.min(1, before.hidden / Math.max(1, height)) : 0;
      const now = lines.lineOf(before.position);
      jump(topOf(now) + share * lines.height(now));
    }
    hold();
  }, [arrival, element, hold, jump, layout, lines, topOf, virtualizer]);

  useEffect(() => {
    if (element === null) return;
    element.addEventListener('scroll', hold, { passive: true });
    return () => element.removeEventListener('scroll', hold);
  }, [element, hold]);

  useLayoutEffect(() => {
    if (revealed.current === reveal) return;
    revealed.current = reveal;
    const { focus } = store.getState();
    if (focus !== null) virtualizer.scrollToIndex(lines.lineOf(focus), { align: 'auto' });
  }, [store, reveal, lines, virtualizer]);
};
