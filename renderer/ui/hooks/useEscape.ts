/**
 * Escape belongs to what has the focus first: it closes a list of completions, and only then the dialog around it. Radix
 * takes it before anybody else, and for a message at the window's edge rather than for the dialog below; so a dialog takes
 * it by itself, when nothing inside has wanted it.
 */
import { useRef, type KeyboardEvent } from 'react';

/** For a Radix dialog's Content. */
export const useEscape = (onClose: () => void) => {
  const ref = useRef<HTMLDivElement>(null);
  return {
    ref,
    onEscapeKeyDown: (event: globalThis.KeyboardEvent): void => {
      if (event.target instanceof Node && ref.current?.contains(event.target)) event.preventDefault();
    },
    onKeyDown: (event: KeyboardEvent): void => {
      // What lies over the dialog (a menu) is no part of its box, though React hands its events on to here.
      const inside = event.target instanceof Node && event.currentTarget.contains(event.target);
      if (event.key !== 'Escape' || !inside) return;
      event.preventDefault();
      event.stopPropagation();
      onClose();
    },
  };
};
