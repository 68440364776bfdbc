/** The sheet's lines for the present view, density, image size and width. */
import { useEffect, useMemo } from 'react';
import type { Density } from '../../shared/api/settings.ts';
import { useApp, useAppStore } from '../state/AppContext.tsx';
import { rowIn } from '../state/rowWindows.ts';
import { margin, sheetGap, tileGap, tileHeight, usualRowHeight } from './geometry.ts';
import { justifiedLines } from './justified.ts';
import { gridLines, rowLines, type Lines } from './lines.ts';
import { createRowHeights, type RowHeights } from './rowHeights.ts';

export interface Layout {
  readonly lines: Lines;
  readonly density: Density;
  readonly heights: RowHeights;
  /** An average line's height, with its gap, in CSS pixels. */
  readonly pitch: number;
}

/**
 * @param width of the sheet in CSS pixels; 0 before it is known
 * @returns a layout without lines while there is nothing to lay out yet: no view, no width, no proportions
 */
export const useLines = (width: number): Layout => {
  const store = useAppStore();
  const view = useApp((state) => state.view);
  const density = useApp((state) => state.settings.density);
  const size = useApp((state) => state.settings.imageSize[density]);
  const ratios = useApp((state) => state.ratios);

  useEffect(() => {
    if (density === 'sheet' && view !== null) void store.getState().readRatios();
  }, [store, density, view]);

  // Another width or image size makes other heights.
  const heights = useMemo(() => createRowHeights(width, size), [width, size]);

  return useMemo(() => {
    const nothing = { lines: rowLines(0, width, () => size), density, heights, pitch: size };
    if (view === null || width === 0) return nothing;
    const room = width - 2 * margin;
    if (density === 'rows') {
      const { windows } = store.getState();
      const usual = usualRowHeight(size);
      const estimate = (position: number): number => {
        const row = rowIn(windows, position);
        return (row && heights.get(row.id)) ?? usual;
      };
      return { lines: rowLines(view.count, width, estimate), density, heights, pitch: usual };
    }
    if (density === 'tiles') {
      const grid = { count: view.count, width: room, cell: size, gap: tileGap, heightOf: tileHeight };
      const lines = gridLines(grid);
      return { lines, density, heights, pitch: lines.height(0) + tileGap };
    }
    if (ratios?.view !== view.id) return nothing;
    const sheet = { ratios: ratios.values, width: room, target: size, gap: sheetGap };
    return { lines: justifiedLines(sheet), density, heights, pitch: size + sheetGap };
  }, [store, view, density, size, ratios, width, heights]);
};
