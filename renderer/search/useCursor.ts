/** The query field's element: its cursor position, and scrolling of the drawn text behind it. */
import { useLayoutEffect, useRef, useState } from 'react';

export const useCursor = (text: string) => {
  const input = useRef<HTMLInputElement>(null);
  const drawn = useRef<HTMLDivElement>(null);
  const wanted = useRef<number | null>(null);
  const [cursor, setCursor] = useState(0);

  useLayoutEffect(() => {
    const element = input.current;
    const place = wanted.current;
    if (element === null || element.value !== text) return;
    if (place !== null) {
      element.setSelectionRange(place, place);
      setCursor(place);
      wanted.current = null;
    }
    if (drawn.current) drawn.current.scrollLeft = element.scrollLeft;
  }, [text]);

  return {
    input,
    drawn,
    cursor,
    setCursor,
    /** Sets the cursor as soon as the field shows the text that is being set. */
    putAfter: (place: number): void => {
      wanted.current = place;
    },
    followScroll: (left: number): void => {
      if (drawn.current) drawn.current.scrollLeft = left;
    },
  };
};
