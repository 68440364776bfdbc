/** Whether a key is being held down and repeats: what costs much waits until it is released. */
import { useEffect, useState } from 'react';

/** @param counts whether such a key, pressed there, is meant; a stable function */
export const useHeldKey = (counts: (event: KeyboardEvent) => boolean): boolean => {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    const down = (event: KeyboardEvent): void => setHeld(event.repeat && counts(event));
    const up = (): void => setHeld(false);
    globalThis.addEventListener('keydown', down, { capture: true });
    globalThis.addEventListener('keyup', up, { capture: true });
    globalThis.addEventListener('blur', up);
    return () => {
      globalThis.removeEventListener('keydown', down, { capture: true });
      globalThis.removeEventListener('keyup', up, { capture: true });
      globalThis.removeEventListener('blur', up);
    };
  }, [counts]);
  return held;
};
