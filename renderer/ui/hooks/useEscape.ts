/**
 * Escape belongs to the focused element first: it closes a list of completions, and only then the dialog
 * around it. Radix handles it before all others, and for a toast rather than for the dialog below; so a
 * dialog handles it by itself, when nothing inside has used it.
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
      // What is over the dialog (a menu) is not in its element, though React passes its events on to here.
      const inside = event.target instanceof Node && event.currentTarget.contains(event.target);
      if (event.key !== 'Escape' || !inside) return;
      event.preventDefault();
      event.stopPropagation();
      onClose();
    },
  };
};
