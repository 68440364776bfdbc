/** Which completion a key marks or takes. Pure: see `useCombo` for the whole rule. */

interface Completions {
  readonly open: boolean;
  /** Position of the marked one; -1: none. */
  readonly marked: number;
  readonly count: number;
  /** It is marked by itself: the arrow down, which would mark it, has no effect. */
  readonly byItself: boolean;
}

export type MarkingKey = 'ArrowDown' | 'ArrowUp' | 'PageDown' | 'PageUp';

/** Completions that Page Up and Page Down skip. */
const pageLength = 10;

/** The position that is marked after a key; -1: none. An arrow opens a list that is closed. */
export const markedAfter = (key: MarkingKey, { open, marked, count, byItself }: Completions): number => {
  const last = count - 1;
  switch (key) {
    case 'ArrowDown':
      if (byItself) return marked;
      return open ? (marked >= last ? -1 : marked + 1) : Math.min(0, last);
    case 'ArrowUp':
      return open ? (marked < 0 ? last : marked - 1) : last;
    case 'PageDown':
      return Math.min(last, marked + pageLength);
    case 'PageUp':
      return Math.max(Math.min(0, last), marked - pageLength);
  }
};

interface Taking {
  readonly isOpen: boolean;
  /** Position of the marked one; -1: none. */
  readonly marked: number;
  /** Tab takes the first completion where none is marked, and stays in the field. */
  readonly tabStays: boolean;
}

/** What the list does with a key. */
export type ListKey =
  | { readonly does: 'mark' }
  | { readonly does: 'take'; readonly index: number; readonly by: 'Enter' | 'Tab'; readonly stays: boolean }
  | { readonly does: 'close' };

/** @returns null for a key that is for the field itself */
export const listKey = (
  { key, shiftKey }: { readonly key: string; readonly shiftKey: boolean },
  { isOpen, marked, tabStays }: Taking,
): ListKey | null => {
  switch (key) {
    case 'ArrowDown':
    case 'ArrowUp':
      return { does: 'mark' };
    case 'PageDown':
    case 'PageUp':
      return isOpen ? { does: 'mark' } : null;
    case 'Enter':
      return marked < 0 ? null : { does: 'take', index: marked, by: 'Enter', stays: true };
    case 'Tab': {
      const index = marked < 0 && tabStays && isOpen ? 0 : marked;
      return shiftKey || index < 0 ? null : { does: 'take', index, by: 'Tab', stays: tabStays };
    }
    case 'Escape':
      return isOpen ? { does: 'close' } : null;
    default:
      return null;
  }
};
