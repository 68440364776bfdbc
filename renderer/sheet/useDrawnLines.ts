/** Keeps which lines the sheet draws; see drawnRange.ts. */
import type { Range } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef, useState } from 'react';
import { atRest, whileMoving, type DrawnRange } from './drawnRange.ts';
import type { Lines } from './lines.ts';

export interface DrawnLines {
  /** For the virtualiser. @returns numbers of lines, ascending */
  readonly extract: (range: Range) => number[];
  /** The sheet is about to be moved. */
  readonly move: () => void;
}

interface Drawn {
  readonly lines: Lines;
  /** How often the sheet had come to rest. */
  readonly rests: number;
  readonly range: DrawnRange;
}

/** Milliseconds without a move after which the sheet rests: more than between two presses of a held key. */
const rest = 80;

const numbersOf = ({ from, to }: DrawnRange): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);

export const useDrawnLines = (lines: Lines): DrawnLines => {
  const drawn = useRef<Drawn | null>(null);
  const moving = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [rests, setRests] = useState(0);
  useEffect(() => () => clearTimeout(timer.current), []);

  const move = useCallback(() => {
    moving.current = true;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      moving.current = false;
      setRests((count) => count + 1);
    }, rest);
  }, []);

  const extract = useCallback(
    (range: Range): number[] => {
      const before = drawn.current;
      const isKept = moving.current && before?.lines === lines && before.rests === rests;
      const next = isKept ? whileMoving(before.range, range) : atRest(range);
      drawn.current = { lines, rests, range: next };
      return numbersOf(next);
    },
    [lines, rests],
  );
  return { extract, move };
};
