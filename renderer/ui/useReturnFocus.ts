/**
 * For the content of a Radix dialog that is opened by a key rather than by a button of its own: when it closes, the focus
 * goes back to where it was. Radix itself only knows the way back to its trigger.
 */
import { useRef } from 'react';

/** @param after is called when the dialog is gone and the focus is back */
export const useReturnFocus = (after?: () => void) => {
  const before = useRef<Element | null>(null);
  return {
    onOpenAutoFocus: (): void => {
      before.current = document.activeElement;
    },
    onCloseAutoFocus: (event: Event): void => {
      event.preventDefault();
      if (before.current instanceof HTMLElement && before.current.isConnected) before.current.focus();
      after?.();
    },
  };
};
