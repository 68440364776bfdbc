/**
 * Which lines are on screen, and where. Wraps the virtualiser so that it knows a scroll position that is set
 * here at once: the lines are then drawn for the new place before the screen is painted.
 */
import { useVirtualizer, type Range, type Virtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, type RefObject } from 'react';
import { useAppStore } from '../state/AppContext.tsx';
import { rowAt } from '../state/rowsSlice.ts';
import { useDrawnLines } from './useDrawnLines.ts';
import type { Layout } from './useLines.ts';

export interface VirtualLines {
  readonly virtualizer: Virtualizer<HTMLDivElement, HTMLElement>;
  /** Scrolls to an offset in CSS pixels: its lines are drawn at once, and on screen with the next frame. */
  readonly jump: (offset: number) => void;
  /** Scrolls as little as shows a line whole. */
  readonly reveal: (line: number) => void;
  /** Top of a line, in CSS pixels. */
  readonly topOf: (line: number) => number;
  /** Ref for every line; undefined where heights are known beforehand. */
  readonly measure: ((line: HTMLElement | null) => void) | undefined;
}

/** Above the first line and below the last. */
const paddingOf = { rows: 0, tiles: 20, sheet: 16 } as const;
const overscanOf = { rows: 4, tiles: 2, sheet: 3 } as const;
/** Keys of one layout never equal those of another, so that no size outlives its layout. */
const keysALayout = 2 ** 27;

/** Tells the virtualiser where the sheet is scrolled to. */
type Report = (offset: number, isScrolling: boolean) => void;

/** Milliseconds without scrolling after which it counts as ended. */
const scrollEnd = 150;

/**
 * Reports each scrolling of an element.
 * @param reported holds the report while it is listened to, for positions that are set here
 * @returns the function that ends it
 */
const observeOffset = (
  scroller: HTMLElement | null,
  report: Report,
  reported: RefObject<Report | null>,
): (() => void) | undefined => {
  if (scroller === null) return undefined;
  reported.current = report;
  let rest: ReturnType<typeof setTimeout> | undefined;
  const onScroll = (): void => {
    report(scroller.scrollTop, true);
    clearTimeout(rest);
    rest = setTimeout(() => report(scroller.scrollTop, false), scrollEnd);
  };
  report(scroller.scrollTop, false);
  scroller.addEventListener('scroll', onScroll, { passive: true });
  return () => {
    reported.current = null;
    clearTimeout(rest);
    scroller.removeEventListener('scroll', onScroll);
  };
};

/** The lines to draw: these, and the pinned one. */
const withPinned = (shown: number[], range: Range, pinned: number | null): number[] => {
  if (pinned === null || pinned < 0 || pinned >= range.count || shown.includes(pinned)) return shown;
  return pinned < range.startIndex ? [pinned, ...shown] : [...shown, pinned];
};

/**
 * @param padding above and below a line that is shown whole, in CSS pixels
 * @param move is told before it scrolls
 */
const useScrolling = (
  virtualizer: Virtualizer<HTMLDivElement, HTMLElement>,
  report: RefObject<Report | null>,
  element: HTMLDivElement | null,
  padding: number,
  move: () => void,
): Pick<VirtualLines, 'jump' | 'reveal' | 'topOf'> => {
  const frame = useRef(0);
  useEffect(() => () => cancelAnimationFrame(frame.current), []);
  const jump = useCallback(
    (offset: number) => {
      if (element === null) return;
      const most = virtualizer.getTotalSize() - (virtualizer.scrollRect?.height ?? 0);
      const target = Math.max(0, Math.min(most, offset));
      move();
      report.current?.(target, false);
      // Writing it now would lay out the whole sheet before its new lines are there, and once more with them.
      cancelAnimationFrame(frame.current);
      frame.current = requestAnimationFrame(() => {
        // Lines may have come out higher or lower than estimated, and moved what is on screen.
        element.scrollTop = virtualizer.scrollOffset ?? target;
      });
    },
    [element, report, virtualizer, move],
  );
  const topOf = useCallback(
    (line: number) => {
      // Asking for the total size brings the measurements up to date.
      virtualizer.getTotalSize();
      return virtualizer.measurementsCache[line]?.start ?? 0;
    },
    [virtualizer],
  );
  const reveal = useCallback(
    (line: number) => {
      const top = topOf(line);
      const end = top + (virtualizer.measurementsCache[line]?.size ?? 0);
      const offset = virtualizer.scrollOffset ?? 0;
      const height = virtualizer.scrollRect?.height ?? 0;
      if (top - padding < offset || end - top + 2 * padding > height) jump(top - padding);
      else if (end + padding > offset + height) jump(end + padding - height);
    },
    [padding, jump, topOf, virtualizer],
  );
  return { jump, reveal, topOf };
};

export const useVirtualLines = (
  { lines, density, heights }: Layout,
  element: HTMLDivElement | null,
  /** A line that is drawn even when it is not on screen, or null. */
  pinned: number | null,
): VirtualLines => {
  const store = useAppStore();
  const report = useRef<Report | null>(null);
  const layouts = useRef(0);
  const keyOf = useMemo(() => {
    const base = (layouts.current = (layouts.current + 1) % 1_000_000) * keysALayout;
    void lines;
    return (line: number) => base + line;
  }, [lines]);

  const { extract, move } = useDrawnLines(lines);
  const rangeExtractor = useCallback(
    (range: Range) => withPinned(extract(range), range, pinned),
    [extract, pinned],
  );

  // Its functions read the present state, so they must not be memoised, and are not.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLElement>({
    count: lines.count,
    getScrollElement: () => element,
    estimateSize: lines.height,
    getItemKey: keyOf,
    gap: lines.gap,
    paddingStart: paddingOf[density],
    paddingEnd: paddingOf[density],
    scrollPaddingStart: paddingOf[density],
    scrollPaddingEnd: paddingOf[density],
    overscan: overscanOf[density],
    measureElement: (line) => {
      const height = line.offsetHeight;
      const row = rowAt(store.getState(), lines.first(virtualizer.indexFromElement(line)));
      // The height of a placeholder says nothing about the sample.
      if (row !== undefined) heights.set(row.id, height);
      return height;
    },
    rangeExtractor,
    observeElementOffset: (instance, callback) => observeOffset(instance.scrollElement, callback, report),
  });

  // A line that grows pushes down what is below it: lines above the one in focus must not push that one.
  // Without a focus, lines above the screen must not push the screen.
  useLayoutEffect(() => {
    virtualizer.shouldAdjustScrollPositionOnItemSizeChange = (line, _, { range, scrollOffset }) => {
      const shown =
        pinned !== null && range !== null && pinned >= range.startIndex && pinned <= range.endIndex;
      return shown ? line.index < pinned : line.start < (scrollOffset ?? 0);
    };
  }, [virtualizer, pinned]);

  const measured = density === 'rows';
  // After a new layout the lines on screen are other samples, perhaps of the same size: no observer would
  // notice.
  useLayoutEffect(() => {
    if (!measured || lines.count === 0) return;
    for (const line of virtualizer.elementsCache.values()) {
      if (line.isConnected) virtualizer.measureElement(line);
    }
  }, [lines, measured, virtualizer]);

  const scrolling = useScrolling(virtualizer, report, element, paddingOf[density], move);
  return { virtualizer, ...scrolling, measure: measured ? virtualizer.measureElement : undefined };
};
