/**
 * Letters that were meant for a field which did not open, is not there yet, or has just gone: a key that opens a field
 * has been pressed, or the field vanished under the caret because something else has changed, and the user types on.
 * Each of these letters is a command, and one of them would mark or exclude a sample. They are ignored until the typing
 * pauses, another key than a letter is pressed, or a field has the focus.
 */

import { isModifierAlone } from '../../shared/commands/keys.ts';

/** Milliseconds without a key, after which a letter is a command again. */
const pause = 1000;

const isTyped = (chord: string): boolean => chord === 'Space' || /^(Shift\+)?.$/u.test(chord);

export interface MissedTyping {
  /**
   * A key that opens a field was pressed, and no field has the caret. @param at the time in milliseconds of
   * any monotonic clock
   */
  expected(at: number): void;
  /** A field has the caret, and gets this key. @param at by the same clock */
  arrived(chord: string, at: number): void;
  /** The field that had the caret is no longer in the page. */
  vanished(): void;
  /** The user is doing something else. */
  forget(): void;
  /** Whether this key is such a letter, which must be ignored. @param at by the same clock */
  swallows(chord: string, at: number): boolean;
}

export const createMissedTyping = (): MissedTyping => {
  /** When the last key was, while letters are ignored. */
  let last: number | null = null;
  /** When the last letter was typed into a field, unless another key followed it. */
  let typed: number | null = null;
  return {
    expected: (at) => {
      last = at;
    },
    arrived: (chord, at) => {
      last = null;
      if (!isModifierAlone(chord)) typed = isTyped(chord) || chord === 'Backspace' ? at : null;
    },
    vanished: () => {
      last ??= typed;
      typed = null;
    },
    forget: () => {
      last = null;
      typed = null;
    },
    swallows: (chord, at) => {
      if (last === null || isModifierAlone(chord)) return false;
      last = isTyped(chord) && at - last < pause ? at : null;
      return last !== null;
    },
  };
};
