/** A text field that is as high as its text, so that it never scrolls within a page that does. */
import { useEffect, useRef, type RefObject } from 'react';

/** @returns the field's ref. @param text what the field shows */
export const useFitHeight = (text: string): RefObject<HTMLTextAreaElement | null> => {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const area = field.current;
    if (area === null) return;
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight + 2}px`;
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [text]);
  return field;
};
