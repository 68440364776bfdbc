/**
 * Where the focus is while and after a Radix dialog is open that was opened by a key rather than by a button
 * of its own. For a component that appears with the dialog. Radix itself only returns to its trigger, and on
 * opening would choose the first button, which mostly is the one that closes. Where the previously focused
 * element is gone too (a dialog that led to this one), the focus goes to the element marked `data-home`.
 */
import { useState } from 'react';

/**
 * For what closes by itself, such as a popover: Radix returns the focus a moment after it has gone. By then a dialog that
 * a key opened meanwhile may have it, and keeps it.
 */
export const unlessTaken = (event: Event): void => {
  const at = document.activeElement;
  if (at !== null && at !== document.body) event.preventDefault();
};

const home = (): HTMLElement | null => document.querySelector<HTMLElement>('[data-home]');

/** @param after is called when the dialog is gone and the focus is back */
export const useReturnFocus = (after?: () => void) => {
  const [before] = useState(() => document.activeElement);
  return {
    /**
     * Not called where something inside already took the focus. A dialog under this one, which keeps the focus inside
     * until this one is there, has it taken back from a field: the field is marked, and gets it now.
     */
    onOpenAutoFocus: (event: Event): void => {
      event.preventDefault();
      const box = event.currentTarget;
      if (!(box instanceof HTMLElement)) return;
      (box.querySelector<HTMLElement>('[data-first-field]') ?? box).focus();
    },
    onCloseAutoFocus: (event: Event): void => {
      event.preventDefault();
      // Radix asks a moment after the dialog has gone: an element that took the focus meanwhile (the next
      // dialog) keeps it.
      const free = document.activeElement === null || document.activeElement === document.body;
      const there = before instanceof HTMLElement && before.isConnected && before !== document.body;
      if (free) (there ? before : home())?.focus({ preventScroll: true });
      after?.();
    },
  };
};
