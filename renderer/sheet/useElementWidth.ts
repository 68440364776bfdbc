/** An element's inner width, kept up to date. */
import { useCallback, useState } from 'react';

/** Returns the ref to put on the element, the element, and its client width in CSS pixels (0 before it exists). */
export const useElementWidth = () => {
  const [element, setElement] = useState<HTMLDivElement | null>(null);
  const [width, setWidth] = useState(0);
  const ref = useCallback((node: HTMLDivElement) => {
    setElement(node);
    setWidth(node.clientWidth);
    const observer = new ResizeObserver(() => setWidth(node.clientWidth));
    observer.observe(node);
    return () => {
      observer.disconnect();
      setElement(null);
    };
  }, []);
  return { ref, element, width };
};
