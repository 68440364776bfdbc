/**
 * Browsers draw nothing that is taller than some tens of millions of pixels: 33 in Chromium, 18 in Firefox. A
 * sheet that would be taller is scrolled in stretches: near a stretch's end the next one is taken, and what
 * is on screen stays.
 */
import { useCallback, useMemo, useState } from 'react';
import { partOf } from './lines.ts';
import type { Layout } from './useLines.ts';

export interface Stretch {
  /** The lines that can be scrolled to now. */
  readonly layout: Layout;
  /** How many lines of the whole precede them. */
  readonly before: number;
  /** False, and another stretch is taken, when a sample is not on these lines. */
  readonly reach: (position: number) => boolean;
  /** Takes the next stretch when the lines on screen are near an end of this one. */
  readonly advance: (firstLine: number, lastLine: number) => void;
}

/** Share of the limit that is used: rows come out higher than estimated. */
const used = 0.75;
/** Lines from the end of a stretch at which the next one is taken. */
const near = 40;

/** The height in CSS pixels at which this browser cuts an element off. */
export const elementHeightLimit = (): number => {
  const probe = document.createElement('div');
  probe.style.position = 'absolute';
  probe.style.visibility = 'hidden';
  probe.style.height = '1000000000px';
  document.body.append(probe);
  const height = probe.getBoundingClientRect().height;
  probe.remove();
  return height > 0 ? height : 10_000_000;
};

/** @param limit height in CSS pixels that the sheet may have */
export const useStretch = (whole: Layout, limit: number): Stretch => {
  const [wanted, setWanted] = useState(0);
  const { lines } = whole;
  const room = Math.max(4 * near, Math.floor((limit * used) / whole.pitch));
  const last = Math.max(0, lines.count - room);
  const before = Math.min(wanted, last);

  const layout = useMemo(
    () => (last === 0 ? whole : { ...whole, lines: partOf(lines, before, room) }),
    [whole, lines, before, last, room],
  );

  const reach = useCallback(
    (position: number) => {
      const line = lines.lineOf(position);
      if (last === 0 || (line >= before && line < before + room)) return true;
      setWanted(Math.max(0, Math.min(last, line - Math.floor(room / 2))));
      return false;
    },
    [lines, before, last, room],
  );
  const advance = useCallback(
    (firstLine: number, lastLine: number) => {
      const half = Math.floor(room / 2);
      if (before < last && lastLine > room - near) setWanted(Math.min(last, before + half));
      else if (before > 0 && firstLine < near) setWanted(Math.max(0, before - half));
    },
    [before, last, room],
  );
  return { layout, before, reach, advance };
};
