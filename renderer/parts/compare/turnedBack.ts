/** How an image that was turned is shown as the others lie. Pure. */
import { inverse, isExchanged, isLeftRight, isTopBottom, type Turn } from '../../../shared/turns.ts';

/** A CSS transform for an image that was turned; undefined for one that lies as the others. */
export const turnedBack = (turn: Turn): string | undefined => {
  const back = inverse(turn);
  if (back === 0) return undefined;
  const [x, y] = [isLeftRight(back) ? -1 : 1, isTopBottom(back) ? -1 : 1];
  return `matrix(${isExchanged(back) ? `0, ${y}, ${x}, 0` : `${x}, 0, 0, ${y}`}, 0, 0)`;
};
