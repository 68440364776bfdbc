/** Keeps what is on screen where it is when the view, the density, the picture size or the width changes. */
import { useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import { useApp, useAppStore } from '../state/AppContext.tsx';
import type { Layout } from './useLines.ts';
import type { Stretch } from './useStretch.ts';
import type { VirtualLines } from './useVirtualLines.ts';

interface Held {
  readonly layout: Layout;
  /** First sample on screen. */
  readonly position: number;
  /** How far its line is scrolled out at the top, in CSS pixels. */
  readonly hidden: number;
}

/** How far a line of the new layout is scrolled out, so that the same part of its picture is at the top. */
const hiddenIn = ({ layout: before, position, hidden }: Held, layout: Layout, line: number): number => {
  if (before.heights === layout.heights && before.density === layout.density) return hidden;
  if (before.density !== layout.density) return 0;
  const height = before.lines.height(before.lines.lineOf(position));
  return Math.min(1, hidden / Math.max(1, height)) * layout.lines.height(line);
};

export const useHeldPlace = (
  { layout, reach, goOn }: Stretch,
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
      const goal = arrival.kind === 'top' ? 0 : arrival.kind === 'stay' ? null : arrival.position;
      if (goal !== null && !reach(goal)) return;
      arrived.current = arrival;
      if (arrival.kind === 'top') jump(0);
      else if (arrival.kind === 'show') {
        virtualizer.scrollToIndex(lines.lineOf(arrival.position), { align: 'center' });
      } else if (arrival.kind === 'hold') jump(line(arrival.position) + before.hidden);
    } else if (revealed.current !== reveal) {
      const { focus } = store.getState();
      if (focus !== null && !reach(focus)) return;
      revealed.current = reveal;
      if (focus !== null) virtualizer.scrollToIndex(lines.lineOf(focus), { align: 'auto' });
    } else if (before.layout !== layout && (before.position > 0 || before.hidden > 0)) {
      // The same samples, laid out anew.
      if (!reach(before.position)) return;
      const now = lines.lineOf(before.position);
      jump(topOf(now) + hiddenIn(before, layout, now));
    }
    hold();
  }, [store, arrival, reveal, element, hold, jump, layout, lines, reach, topOf, virtualizer]);

  useEffect(() => {
    if (element === null) return;
    // The virtualiser listens too, and first: its range is that of the new position.
    const onScroll = (): void => {
      hold();
      if (virtualizer.range !== null) goOn(virtualizer.range.startIndex, virtualizer.range.endIndex);
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => element.removeEventListener('scroll', onScroll);
  }, [element, goOn, hold, virtualizer]);
};
