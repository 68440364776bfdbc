/** From places in one image to the same spots in another: stretched, moved, turned by right angles. */
import { isExchanged, isLeftRight, isTopBottom, turns, type Turn } from '../../../../shared/turns.ts';
import type { Box } from '../pictures/trim.ts';
import { longest, type Placement, type Shape } from './register.ts';

/** x' = xx x + xy y + x0, and y' likewise; both in parts of the images' widths and heights. */
export interface Mapping {
  readonly xx: number;
  readonly xy: number;
  readonly x0: number;
  readonly yx: number;
  readonly yy: number;
  readonly y0: number;
}

/** The first mapping, then the second. */
export const after = (first: Mapping, second: Mapping): Mapping => ({
  xx: second.xx * first.xx + second.xy * first.yx,
  xy: second.xx * first.xy + second.xy * first.yy,
  x0: second.xx * first.x0 + second.xy * first.y0 + second.x0,
  yx: second.yx * first.xx + second.yy * first.yx,
  yy: second.yx * first.xy + second.yy * first.yy,
  y0: second.yx * first.x0 + second.yy * first.y0 + second.y0,
});

export const reversed = ({ xx, xy, x0, yx, yy, y0 }: Mapping): Mapping => {
  const by = xx * yy - xy * yx;
  const back = { xx: yy / by, xy: -xy / by, yx: -yx / by, yy: xx / by };
  return { ...back, x0: -(back.xx * x0 + back.xy * y0), y0: -(back.yx * x0 + back.yy * y0) };
};

/** Along each axis separately. */
const straight = (xx: number, x0: number, yy: number, y0: number): Mapping => ({
  xx,
  xy: 0,
  x0,
  yx: 0,
  yy,
  y0,
});

/** From the turned image back to the image as it lies. */
const unturned = (turn: Turn): Mapping => {
  const flips = straight(
    isLeftRight(turn) ? -1 : 1,
    isLeftRight(turn) ? 1 : 0,
    isTopBottom(turn) ? -1 : 1,
    isTopBottom(turn) ? 1 : 0,
  );
  return isExchanged(turn) ? after(flips, { xx: 0, xy: 1, x0: 0, yx: 1, yy: 0, y0: 0 }) : flips;
};

/** From parts of a box to parts of the image. */
const outOf = ({ left, top, right, bottom }: Box): Mapping => straight(right - left, left, bottom - top, top);

/** A box of `a` on a box of `b`, once `b` is turned. */
export const boxOnBox = (a: Box, b: Box, turn: Turn): Mapping =>
  after(after(reversed(outOf(a)), unturned(turn)), outOf(b));

/** An image whose inner part is compared with that of another; `shape` is that part's, in any unit. */
export interface Framed {
  readonly shape: Shape;
  readonly inner: Box;
}

const turnedShape = ({ width, height }: Shape, turn: Turn): Shape =>
  isExchanged(turn) ? { width: height, height: width } : { width, height };

/** From parts of the sides to parts of the longest side. */
const inLongest = (shape: Shape): Mapping =>
  straight(shape.width / longest(shape), 0, shape.height / longest(shape), 0);

export const mappingOf = (a: Framed, b: Framed, turn: Turn, placement: Placement): Mapping => {
  const { scaleX, scaleY, x, y } = placement;
  const steps = [
    reversed(outOf(a.inner)),
    inLongest(a.shape),
    straight(scaleX, x, scaleY, y),
    reversed(inLongest(turnedShape(b.shape, turn))),
    unturned(turn),
    outOf(b.inner),
  ];
  return steps.reduce(after);
};

/** How `b` has to be turned so that it lies as `a` does. */
export const turnOf = ({ xx, xy, yx, yy }: Mapping): Turn =>
  turns.find((turn) => {
    const { xx: ownXX, xy: ownXY, yx: ownYX, yy: ownYY } = unturned(turn);
    return xx * ownXX + xy * ownXY > 0 && yx * ownYX + yy * ownYY > 0;
  }) ?? 0;

export const placementOf = (a: Framed, b: Framed, mapping: Mapping): Placement => {
  const turn = turnOf(mapping);
  const steps = [
    reversed(inLongest(a.shape)),
    outOf(a.inner),
    mapping,
    reversed(outOf(b.inner)),
    reversed(unturned(turn)),
    inLongest(turnedShape(b.shape, turn)),
  ];
  const { xx, yy, x0, y0 } = steps.reduce(after);
  return { scaleX: xx, scaleY: yy, x: x0, y: y0 };
};

/** Where a box of `a` lies in `b`. */
export const mappedBox = (box: Box, { xx, xy, x0, yx, yy, y0 }: Mapping): Box => {
  const [fromX, toX] = [xx * box.left + xy * box.top + x0, xx * box.right + xy * box.bottom + x0];
  const [fromY, toY] = [yx * box.left + yy * box.top + y0, yx * box.right + yy * box.bottom + y0];
  return {
    left: Math.min(fromX, toX),
    top: Math.min(fromY, toY),
    right: Math.max(fromX, toX),
    bottom: Math.max(fromY, toY),
  };
};
