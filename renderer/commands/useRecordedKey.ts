/** The next key that is pressed, as a chord, instead of what it would do: for giving a command a key. */
import { useEffect, useRef } from 'react';
import { chordOf, isModifierAlone } from '../../shared/commands/keys.ts';
import { useCommandCentre } from './CommandContext.tsx';
import { pressedOf } from './pressed.ts';

/** @param onKey null: not now. Escape is not given to it: it ends the recording. */
export const useRecordedKey = (onKey: ((chord: string) => void) | null, onEnd: () => void): void => {
  const { platform } = useCommandCentre();
  const latest = useRef({ onKey, onEnd });
  useEffect(() => {
    latest.current = { onKey, onEnd };
  });
  const listening = onKey !== null;
  useEffect(() => {
    if (!listening) return undefined;
    const hear = (event: KeyboardEvent): void => {
      // Before the dialog, which Escape would close, and before the commands.
      event.preventDefault();
      event.stopImmediatePropagation();
      const chord = chordOf(pressedOf(event), platform);
      if (chord === 'Escape') latest.current.onEnd();
      else if (!isModifierAlone(chord)) latest.current.onKey?.(chord);
    };
    const leave = (): void => latest.current.onEnd();
    globalThis.addEventListener('keydown', hear, { capture: true });
    globalThis.addEventListener('pointerdown', leave, { capture: true });
    return () => {
      globalThis.removeEventListener('keydown', hear, { capture: true });
      globalThis.removeEventListener('pointerdown', leave, { capture: true });
    };
  }, [listening, platform]);
};
