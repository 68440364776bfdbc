/** Keeps the visible samples in place when the view, the density, the image size or the width changes. */
import { useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import { useApp, useAppStore } from '../state/AppContext.tsx';
import type { Layout } from './useLines.ts';
import { useFocusShown } from './useFocusShown.ts';
import type { Stretch } from './useStretch.ts';
import type { VirtualLines } from './useVirtualLines.ts';
import type { SheetPlace } from '../state/viewTypes.ts';

interface Held {
  readonly layout: Layout;
  /** The first sample on screen. */
  readonly top: SheetPlace;
  /** The sample in focus, if it is on screen. */
  readonly focus: SheetPlace | null;
}

const start: SheetPlace = { position: 0, hidden: 0 };

/** Where the top of the screen is in the new layout, relative to a line's top, so that the same samples are visible. */
const hiddenIn = ({ layout: before, focus, top }: Held, layout: Layout, line: number): number => {
  if (focus !== null) return focus.hidden;
  if (before.density !== layout.density) return 0;
  if (before.heights === layout.heights) return top.hidden;
  // Larger or smaller lines: the same part of the first one.
  const height = before.lines.height(before.lines.lineOf(top.position));
  return Math.min(1, top.hidden / Math.max(1, height)) * layout.lines.height(line);
};

/** The virtualiser also listens, and first: when this is called its range is that of the new position. */
const useScrolling = (element: HTMLElement | null, onScroll: () => void): void =>
  useEffect(() => {
    element?.addEventListener('scroll', onScroll, { passive: true });
    return () => element?.removeEventListener('scroll', onScroll);
  }, [element, onScroll]);

export const useHeldPlace = (
  stretch: Stretch,
  virtual: VirtualLines,
  element: HTMLDivElement | null,
): void => {
  const { layout, reach, advance } = stretch;
  const { virtualizer, jump, topOf } = virtual;
  const store = useAppStore();
  const arrival = useApp((state) => state.arrival);
  const held = useRef<Held>({ layout, top: start, focus: null });
  // A sheet that appears is scrolled to the place in the store, as after a command.
  const arrived = useRef<typeof arrival | null>(null);
  const { lines } = layout;

  const hold = useCallback(() => {
    // Between two layouts there may be one without lines, which has no place to keep.
    if (lines.count === 0) return;
    const offset = virtualizer.scrollOffset ?? 0;
    const shown = virtualizer.range ?? { startIndex: 0, endIndex: 0 };
    const mark = (position: number, line: number): SheetPlace => ({ position, hidden: offset - topOf(line) });
    const { focus } = store.getState();
    const focusLine = focus === null ? -1 : lines.lineOf(focus);
    const focusShown = focusLine >= shown.startIndex && focusLine <= shown.endIndex;
    held.current = {
      layout,
      top: offset <= 0 ? start : mark(lines.first(shown.startIndex), shown.startIndex),
      focus: focus !== null && focusShown ? mark(focus, focusLine) : null,
    };
  }, [store, layout, lines, topOf, virtualizer]);

  const { showFocus, isPending } = useFocusShown(stretch, virtual);

  useLayoutEffect(() => {
    if (element === null || lines.count === 0) return;
    const before = held.current;
    const line = (position: number): number => topOf(lines.lineOf(position));
    if (arrived.current !== arrival) {
      const goal = arrival.kind === 'top' ? 0 : arrival.kind === 'stay' ? null : arrival.position;
      if (goal !== null && !reach(goal)) return;
      arrived.current = arrival;
      if (arrival.kind === 'top') jump(0);
      else if (arrival.kind === 'return') {
        const { position, hidden } = arrival;
        const back = (): void => jump(position === 0 && hidden <= 0 ? 0 : line(position) + hidden);
        back();
        // Lines have estimated heights until they are drawn: only then is this their place.
        requestAnimationFrame(() => held.current.layout === layout && back());
      } else if (arrival.kind === 'show') {
        virtualizer.scrollToIndex(lines.lineOf(arrival.position), { align: 'center' });
      } else if (arrival.kind === 'hold') jump(line(arrival.position) + before.top.hidden);
    } else if (isPending()) {
      if (!showFocus()) return;
    } else if (before.layout !== layout && (before.focus ?? before.top) !== start) {
      // The same samples in a new layout.
      const { position } = before.focus ?? before.top;
      if (!reach(position)) return;
      const now = lines.lineOf(position);
      jump(now === 0 && before.top === start ? 0 : topOf(now) + hiddenIn(before, layout, now));
    }
    hold();
  }, [arrival, element, hold, isPending, jump, layout, lines, reach, showFocus, topOf, virtualizer]);

  // A click changes the place to hold without any scrolling.
  useEffect(() => store.subscribe((state, before) => state.focus !== before.focus && hold()), [store, hold]);

  // The store can ask for the place; when another page is shown instead of the sheet, the last place is kept
  // there.
  useEffect(() => {
    store.setState({ place: () => held.current.top });
    return () => store.setState({ place: null, arrival: { kind: 'return', ...held.current.top } });
  }, [store]);

  const onScroll = useCallback(() => {
    hold();
    if (virtualizer.range !== null) advance(virtualizer.range.startIndex, virtualizer.range.endIndex);
  }, [advance, hold, virtualizer]);
  useScrolling(element, onScroll);
};
