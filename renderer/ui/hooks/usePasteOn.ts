/**
 * Text pasted while something inside of an element has the focus that is no text field. Browsers tell the page's body of
 * it then, not the element; and unlike the clipboard's own interface, the event needs no permission.
 */
import { useEffect, useRef, type RefObject } from 'react';

/** @param onText is told the text, and on what element the focus was */
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
    // Before whoever listens at the window.
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, [box]);
};
