/** Which completion a key marks. Pure: see `useCombo` for the whole rule. */

interface Completions {
  readonly open: boolean;
  /** Position of the marked one; -1: none. */
  readonly marked: number;
  readonly count: number;
  /** It is marked by itself: the arrow down, which would mark it, leaves it so. */
  readonly byItself: boolean;
}

export type MarkingKey = 'ArrowDown' | 'ArrowUp' | 'PageDown' | 'PageUp';

/** Completions that Page Up and Page Down go over. */
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
