/** The scrolling sheet: lines of samples, of which only the visible ones are rendered. */
import { useEffect, useLayoutEffect, useState } from 'react';
import { useRequest } from '../commands/CommandContext.tsx';
import { useApp, useAppStore } from '../state/AppContext.tsx';
import { classes } from '../ui/styles/classes.ts';
import { cellId } from './cell.ts';
import { Line } from './Line.tsx';
import { SheetMenu, tagUnder } from './SheetMenu.tsx';
import styles from './Sheet.module.css';
import { useElementWidth } from './useElementWidth.ts';
import { useHeldPlace } from './useHeldPlace.ts';
import { useLines } from './useLines.ts';
import { elementHeightLimit, useStretch } from './useStretch.ts';
import { useSheetInput } from './useSheetInput.ts';
import { useVirtualLines } from './useVirtualLines.ts';

export const SheetGrid = () => {
  const store = useAppStore();
  const { ref, element, width } = useElementWidth();
  const [limit] = useState(elementHeightLimit);
  const whole = useLines(width);
  const stretch = useStretch(whole, limit);
  const { layout, before } = stretch;
  const { lines, density } = layout;
  const focus = useApp((state) => state.focus);
  const shown = useApp((state) => state.view?.count ?? 0);
  const focusLine = focus === null || focus >= shown ? null : lines.lineOf(focus);

  const virtual = useVirtualLines(layout, element, focusLine);
  const { virtualizer, measure } = virtual;
  useHeldPlace(stretch, virtual, element);
  const input = useSheetInput(whole, stretch, virtual, element);

  const items = virtualizer.getVirtualItems();
  const range = virtualizer.range;
  const from = range === null ? 0 : lines.first(range.startIndex);
  const to = range === null ? 0 : lines.first(range.endIndex + 1);
  useLayoutEffect(() => {
    if (to > from) store.getState().showRows(from, to);
  }, [store, from, to]);

  // The sheet takes keys without a click first, unless something else has the focus.
  useEffect(() => {
    if (document.activeElement === document.body) element?.focus({ preventScroll: true });
  }, [element]);

  useRequest('sheet.focus', () => element?.focus({ preventScroll: true }));

  const active = focus !== null && items.some((item) => item.index === focusLine);
  return (
    <SheetMenu>
      {(onTag) => (
        <div
          ref={ref}
          role="grid"
          data-home
          tabIndex={0}
          aria-label="Samples"
          aria-multiselectable
          aria-rowcount={whole.lines.count}
          aria-colcount={lines.columns}
          aria-activedescendant={active ? cellId(focus) : undefined}
          className={classes(styles.sheet, density !== 'rows' && styles.inset)}
          data-density={density}
          {...input}
          onContextMenuCapture={(event) => {
            onTag(tagUnder(event));
            input.onContextMenuCapture(event);
          }}
        >
          <div role="rowgroup" className={styles.content} style={{ height: virtualizer.getTotalSize() }}>
            {items.map((item) => (
              <Line
                key={item.index}
                lines={lines}
                line={item.index}
                number={before + item.index + 1}
                top={item.start}
                density={density}
                measure={measure}
              />
            ))}
          </div>
        </div>
      )}
    </SheetMenu>
  );
};
