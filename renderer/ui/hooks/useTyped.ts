/** What is being typed into a field whose value lies elsewhere: kept when the field is left, or Enter is pressed. */
import { useState, type KeyboardEvent } from 'react';

interface Typed {
  /** What the field shows. */
  readonly shown: string;
  /** Null while nobody types. */
  readonly typed: string | null;
  /** For the field: what it does with keys, and when it is left. */
  readonly handlers: {
    onText(text: string): void;
    onBlur(): void;
    onKeyDown(event: KeyboardEvent): void;
  };
}

/** @param keep is called with what was typed; false: it is not kept, and the value shows again */
export const useTyped = (value: string, keep: (typed: string) => boolean): Typed => {
  const [typed, setTyped] = useState<string | null>(null);
  // What was kept stays on screen until it has come back as the value.
  const [kept, setKept] = useState<{ readonly text: string; readonly over: string } | null>(null);
  if (kept !== null && kept.over !== value) setKept(null);
  const end = (): void => {
    if (typed !== null && typed !== value && keep(typed)) setKept({ text: typed, over: value });
    setTyped(null);
  };
  return {
    shown: typed ?? kept?.text ?? value,
    typed,
    handlers: {
      onText: setTyped,
      onBlur: end,
      onKeyDown: (event) => {
        if (event.key === 'Enter') end();
        if (event.key === 'Escape') setTyped(null);
      },
    },
  };
};
