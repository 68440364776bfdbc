/**
 * Which lines are drawn: those on screen and some beyond. While keys move the sheet, only what the screen lacks is added:
 * a line is drawn beforehand, in a pause, and not in the moment of the key that brings it onto the screen.
 */

/** Numbers of lines, both ends included. */
export interface DrawnRange {
  readonly from: number;
  readonly to: number;
}

interface Screen {
  readonly startIndex: number;
  readonly endIndex: number;
  /** Of all lines. */
  readonly count: number;
  /** Lines to draw beyond the screen at each end, at rest. */
  readonly overscan: number;
}

/** What is drawn at rest. */
export const atRest = ({ startIndex, endIndex, count, overscan }: Screen): DrawnRange => ({
  from: Math.max(0, startIndex - overscan),
  to: Math.min(count - 1, endIndex + overscan),
});

/** @param drawn of the same lines */
export const whileMoving = (drawn: DrawnRange, screen: Screen): DrawnRange => {
  const { startIndex, endIndex } = screen;
  if (drawn.from <= startIndex && drawn.to >= endIndex) return drawn;
  if (drawn.to < startIndex || drawn.from > endIndex) return { from: startIndex, to: endIndex };
  const most = atRest(screen);
  return {
    from: Math.min(startIndex, Math.max(drawn.from, most.from)),
    to: Math.max(endIndex, Math.min(drawn.to, most.to)),
  };
};
