/**
 * How much there is to see in an image. Only images that show something are compared with others: hashes of
 * images of one colour, of plain gradients and of black frames are all alike, or consist of noise.
 *
 * The spatial information of ITU-T P.910 (10/2023, section 7.7: the standard deviation of the image after a
 * Sobel filter) is zero for one colour and for an even gradient, but one small drawing on white has as much
 * as a full image. So it is measured in each of 16 x 16 cells, and the part of the cells counts in which it
 * is more than noise.
 */
import type { Plane } from './planes.ts';

/** Cells a side. */
const cells = 16;
/** Spatial information of a cell, of 255 greys, that is more than compression and grain cause. */
const leastSpatial = 12;

/**
 * Part of the cells in which something is seen, 0 to 1.
 * @param colours planes of one size; a structure in one of them is enough
 */
export const informationOf = (colours: readonly Plane[]): number => {
  const [first] = colours;
  if (first === undefined) return 0;
  const { width, height } = first;
  const counts = new Uint16Array(cells * cells);
  const sums = new Float64Array(cells * cells);
  const squares = new Float64Array(cells * cells);
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const at = y * width + x;
      let strength = 0;
      for (const { values } of colours) {
        const value = (by: number): number => values[at + by] ?? 0;
        const across =
          value(1 - width) +
          2 * value(1) +
          value(1 + width) -
          value(-1 - width) -
          2 * value(-1) -
          value(width - 1);
        const down =
          value(width - 1) +
          2 * value(width) +
          value(width + 1) -
          value(-width - 1) -
          2 * value(-width) -
          value(1 - width);
        strength = Math.max(strength, Math.hypot(across, down));
      }
      const cell = Math.floor((y * cells) / height) * cells + Math.floor((x * cells) / width);
      counts[cell] = (counts[cell] ?? 0) + 1;
      sums[cell] = (sums[cell] ?? 0) + strength;
      squares[cell] = (squares[cell] ?? 0) + strength ** 2;
    }
  }
  let seen = 0;
  for (const [cell, count] of counts.entries()) {
    if (count === 0) continue;
    const variance = (squares[cell] ?? 0) / count - ((sums[cell] ?? 0) / count) ** 2;
    if (variance > leastSpatial ** 2) seen += 1;
  }
  return seen / (cells * cells);
};

/** An image that shows less is compared by its bytes and its pixels alone. */
export const leastInformation = 0.06;
