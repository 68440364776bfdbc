/**
 * What does not fit on the line is dropped from its end, item by item: it wraps to a second line, which is
 * neither visible nor reached by Tab.
 */
import { useLayoutEffect, type RefObject } from 'react';

const drop = (line: HTMLElement): void => {
  const below = line.offsetTop + line.clientHeight;
  for (const part of line.children) {
    if (part instanceof HTMLElement) part.toggleAttribute('data-dropped', part.offsetTop >= below);
  }
};

/** @param line wraps, has a fixed height and cuts off; `[data-dropped]` in it is to be made invisible, not taken out */
export const useOneLine = (line: RefObject<HTMLElement | null>): void => {
  useLayoutEffect(() => {
    const element = line.current;
    if (element === null) return;
    const sizes = new ResizeObserver(() => drop(element));
    const watch = (): void => {
      sizes.disconnect();
      sizes.observe(element);
      for (const part of element.children) sizes.observe(part);
      drop(element);
    };
    const parts = new MutationObserver(watch);
    parts.observe(element, { childList: true });
    watch();
    return () => {
      parts.disconnect();
      sizes.disconnect();
    };
  }, [line]);
};
