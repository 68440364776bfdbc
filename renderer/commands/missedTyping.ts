/**
 * Letters that were meant for a field which did not open, or is not there yet. A key that opens a field has
 * been pressed, and the user types on: each of these letters is a command, and one of them would mark or
 * exclude a sample. They are ignored until the typing pauses, another key than a letter is pressed, or the
 * field has the focus.
 */

/** Milliseconds without a key, after which a letter is a command again. */
const pause = 1000;

const isTyped = (chord: string): boolean => chord === 'Space' || /^(Shift\+)?.$/u.test(chord);
const isModifier = (chord: string): boolean =>
  /(^|\+)(Shift|Control|Alt|AltGraph|Meta|CapsLock)$/.test(chord);

export interface MissedTyping {
  /**
   * A key that opens a field was pressed, and no field has the caret. @param at the time in milliseconds of
   * any monotonic clock
   */
  expected(at: number): void;
  /** A field has the caret. */
  arrived(): void;
  /** Whether this key is such a letter, which must be ignored. @param at by the same clock */
  swallows(chord: string, at: number): boolean;
}

export const createMissedTyping = (): MissedTyping => {
  /** When the last key was, while letters are ignored. */
  let last: number | null = null;
  return {
    expected: (at) => {
      last = at;
    },
    arrived: () => {
      last = null;
    },
    swallows: (chord, at) => {
      if (last === null || isModifier(chord)) return false;
      last = isTyped(chord) && at - last < pause ? at : null;
      return last !== null;
    },
  };
};
