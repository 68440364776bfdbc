/** Measures the rows that are drawn, and remembers their heights by sample. */
import type { Virtualizer } from '@tanstack/react-virtual';
import { useCallback, useLayoutEffect, useRef } from 'react';
import { useAppStore } from '../state/AppContext.tsx';
import { rowAt } from '../state/rowsSlice.ts';
import type { Layout } from './useLines.ts';

/** Returns the ref for every line; undefined where heights are known beforehand. */
export const useMeasuredRows = (
  { lines, density, heights }: Layout,
  virtualizer: Virtualizer<HTMLDivElement, Element>,
): ((line: HTMLDivElement) => () => void) | undefined => {
  const store = useAppStore();
  const drawn = useRef(new Set<HTMLElement>());

  const take = useCallback(
    (line: HTMLElement) => {
      const index = Number(line.dataset['index']);
      const row = rowAt(store.getState(), index);
      // A placeholder's height is nobody's.
      if (row === undefined || !line.isConnected || index >= lines.count) return;
      const height = line.offsetHeight;
      heights.set(row.id, height);
      virtualizer.resizeItem(index, height);
    },
    [store, lines, heights, virtualizer],
  );
  const latest = useRef(take);
  useLayoutEffect(() => {
    latest.current = take;
  });

  // After a new layout the drawn lines are other samples, perhaps of the same size: no observer would tell.
  useLayoutEffect(() => {
    if (density === 'rows') for (const line of drawn.current) take(line);
  }, [density, take]);

  const measure = useCallback((line: HTMLDivElement) => {
    drawn.current.add(line);
    const observer = new ResizeObserver(() => latest.current(line));
    observer.observe(line);
    return () => {
      drawn.current.delete(line);
      observer.disconnect();
    };
  }, []);
  return density === 'rows' ? measure : undefined;
};
