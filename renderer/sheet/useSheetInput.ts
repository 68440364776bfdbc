/** Pointer, keyboard and wheel in the sheet. */
import { useEffect, type KeyboardEvent, type MouseEvent, type SyntheticEvent } from 'react';
import { nextImageSize } from '../commands/imageSizes.ts';
import { isTextField } from '../commands/typing.ts';
import { useAppStore } from '../state/AppContext.tsx';
import { includes } from '../state/ranges.ts';
import { positionAttribute } from './cell.ts';
import { reachOf, sheetKey, type Move } from './keyboard.ts';
import { neighbour } from './lines.ts';
import type { Layout } from './useLines.ts';
import type { Stretch } from './useStretch.ts';
import type { VirtualLines } from './useVirtualLines.ts';

const positionUnder = (target: EventTarget): number | null => {
  const cell = target instanceof Element ? target.closest(`[${positionAttribute}]`) : null;
  const text = cell?.getAttribute(positionAttribute) ?? null;
  return text === null ? null : Number(text);
};

/** The row in focus contains editors: clicks and keys inside of them, also Space, are theirs. */
const isEditors = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('button, input, textarea, [role="option"]') !== null;

/** A menu that a row opened is elsewhere in the page, and yet React brings its events here. */
const isOutside = ({ target, currentTarget }: SyntheticEvent): boolean =>
  !(target instanceof Node && currentTarget.contains(target));

/** The part of the screen that Page Down scrolls. */
const pageShare = 0.9;

export const useSheetInput = (
  /** All lines: moving the focus does not end with a stretch. */
  { lines }: Layout,
  { layout, before }: Stretch,
  { virtualizer, topOf }: VirtualLines,
  element: HTMLDivElement | null,
) => {
  const store = useAppStore();

  const target = (move: Move, from: number, samples: number): number => {
    if (move === 'first') return 0;
    if (move === 'last') return samples - 1;
    if (move !== 'pageUp' && move !== 'pageDown') return neighbour(lines, from, move, samples);
    const here = lines.lineOf(from);
    const way = (element?.clientHeight ?? 0) * pageShare * (move === 'pageDown' ? 1 : -1);
    const top = topOf(Math.max(0, Math.min(layout.lines.count - 1, here - before)));
    const there = before + (virtualizer.getVirtualItemForOffset(top + way)?.index ?? here - before);
    const line = Math.max(0, Math.min(lines.count - 1, there === here ? here + Math.sign(way) : there));
    return Math.min(samples - 1, lines.first(line) + from - lines.first(here));
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (isOutside(event)) return;
    if (isTextField(event.target) || (event.key === ' ' && isEditors(event.target))) return;
    const key = sheetKey(event, lines.columns);
    if (key === null) return;
    const { focus, view, visible, ranges, moveTo, selectNone } = store.getState();
    const samples = view?.count ?? 0;
    if (key.kind === 'none') {
      if (ranges.length === 0) return;
      selectNone();
    } else if (key.kind === 'turn') moveTo(focus ?? visible[0], key.reach);
    else if (focus === null && key.move !== 'first' && key.move !== 'last') moveTo(visible[0], key.reach);
    else moveTo(target(key.move, focus ?? 0, samples), key.reach);
    // From a chip of one row the focus goes on to the sheet, not with the chip, which is about to disappear.
    if (event.target !== element) element?.focus({ preventScroll: true });
    event.preventDefault();
  };

  const onClick = (event: MouseEvent): void => {
    if (isOutside(event) || isEditors(event.target)) return;
    const position = positionUnder(event.target);
    const { pick, selectNone } = store.getState();
    if (position !== null) pick(position, reachOf(event, 'toggle'));
    else if (!event.shiftKey && !event.ctrlKey && !event.metaKey) selectNone();
  };

  /** The menu is that of the samples which it opens on: of the selection, or of one outside of it, which is selected. */
  const onContextMenuCapture = (event: MouseEvent): void => {
    if (isOutside(event)) return;
    // Text fields have the menu of the platform.
    if (isTextField(event.target)) return event.stopPropagation();
    const position = positionUnder(event.target);
    const { ranges, pick } = store.getState();
    if (position !== null) pick(position, includes(ranges, position) ? 'focus' : 'only');
  };

  const onDoubleClick = (event: MouseEvent): void => {
    if (!isOutside(event) && positionUnder(event.target) !== null && !isEditors(event.target))
      store.getState().openLarge('fullView');
  };

  // React listens to the wheel passively, and then the browser would zoom the page.
  useEffect(() => {
    if (element === null) return;
    const onWheel = (event: WheelEvent): void => {
      if (!event.ctrlKey || event.deltaY === 0) return;
      event.preventDefault();
      const { settings, changeSettings } = store.getState();
      const size = nextImageSize(settings.imageSize[settings.density], event.deltaY < 0 ? 1 : -1);
      changeSettings({ imageSize: { ...settings.imageSize, [settings.density]: size } });
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [store, element]);

  return { onKeyDown, onClick, onContextMenuCapture, onDoubleClick };
};
