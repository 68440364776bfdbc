/**
 * The eight orientations of an image: rotated by a right angle, mirrored, both. A turn is a number from 0 to
 * 7 whose bits say what is done, in this order: 4 rows and columns exchanged, 1 left and right, 2 top and
 * bottom.
 */

export type Turn = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;

export const turns = [0, 1, 2, 3, 4, 5, 6, 7] as const satisfies readonly Turn[];

const leftRight = 1;
const topBottom = 2;
const exchanged = 4;

export const isExchanged = (turn: Turn): boolean => (turn & exchanged) !== 0;
export const isLeftRight = (turn: Turn): boolean => (turn & leftRight) !== 0;
export const isTopBottom = (turn: Turn): boolean => (turn & topBottom) !== 0;

const turnOf = (bits: number): Turn => turns[bits & 7] ?? 0;

/** Left and right exchanged with top and bottom. */
const sides = (bits: number): number => ((bits & leftRight) << 1) | ((bits & topBottom) >> 1);

/** The first turn, then the second. */
export const composed = (first: Turn, second: Turn): Turn => {
  const flips = first & (leftRight | topBottom);
  const seen = isExchanged(second) ? sides(flips) : flips;
  return turnOf(((first ^ second) & exchanged) | (seen ^ (second & (leftRight | topBottom))));
};

/** The inverse of a turn. */
export const inverse = (turn: Turn): Turn => turns.find((back) => composed(turn, back) === 0) ?? 0;

/** Where a pixel of the turned image comes from. `width` and `height` are those of the image before. */
export const sourceOf = (
  turn: Turn,
  { width, height }: { readonly width: number; readonly height: number },
  x: number,
  y: number,
): readonly [x: number, y: number] => {
  const [wide, high] = isExchanged(turn) ? [height, width] : [width, height];
  const column = isLeftRight(turn) ? wide - 1 - x : x;
  const row = isTopBottom(turn) ? high - 1 - y : y;
  return isExchanged(turn) ? [row, column] : [column, row];
};

/** What was done to an image, in words, the first step first. */
export type TurnWord =
  | 'mirrored'
  | 'flipped vertically'
  | 'rotated by 90 degrees'
  | 'rotated by 180 degrees'
  | 'rotated by 270 degrees';

const words: Record<Turn, readonly TurnWord[]> = {
  0: [],
  1: ['mirrored'],
  2: ['flipped vertically'],
  3: ['rotated by 180 degrees'],
  4: ['mirrored', 'rotated by 270 degrees'],
  5: ['rotated by 90 degrees'],
  6: ['rotated by 270 degrees'],
  7: ['mirrored', 'rotated by 90 degrees'],
};

export const turnWords = (turn: Turn): readonly TurnWord[] => words[turn];

/** The turn of these words; other words among them are skipped. */
export const turnIn = (said: readonly string[]): Turn =>
  turns.find((turn) => {
    const own = words[turn];
    const spoken = said.filter((word) => turns.some((each) => words[each].some((of) => of === word)));
    return own.length === spoken.length && own.every((word) => spoken.includes(word));
  }) ?? 0;
