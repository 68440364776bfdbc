/**
 * Text pasted while an element that is not a text field has the focus. Browsers then send the event to the
 * page's body, not the element; and unlike the clipboard API, the event needs no permission.
 */
import { useEffect, useRef, type RefObject } from 'react';

/** @param onText is called with the text, and with the element that had the focus */
export const usePasteOn = (
  box: RefObject<HTMLElement | null>,
  onText: (text: string, on: Element) => void,
): void => {
  const latest = useRef(onText);
  useEffect(() => {
    latest.current = onText;
  });
  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      const on = document.activeElement;
      if (on === null || on instanceof HTMLInputElement || on instanceof HTMLTextAreaElement) return;
      if (box.current?.contains(on) !== true) return;
      event.preventDefault();
      latest.current(event.clipboardData?.getData('text/plain') ?? '', on);
    };
    // Before listeners of the window.
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, [box]);
};
