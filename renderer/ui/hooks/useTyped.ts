/**
 * The text that is being typed into a field whose value is kept elsewhere: saved when the field is left, or
 * Enter is pressed.
 */
import { useState, type KeyboardEvent } from 'react';

interface Typed {
  /** What the field shows. */
  readonly shown: string;
  /** Null while nothing is being typed. */
  readonly typed: string | null;
  /** For the field: its keys, and leaving it. */
  readonly handlers: {
    onText(text: string): void;
    onBlur(): void;
    onKeyDown(event: KeyboardEvent): void;
  };
}

/** @param keep is called with the text; false: it is not saved, and the value shows again */
export const useTyped = (value: string, keep: (typed: string) => boolean): Typed => {
  const [typed, setTyped] = useState<string | null>(null);
  // The saved text stays on screen until it has come back as the value.
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
