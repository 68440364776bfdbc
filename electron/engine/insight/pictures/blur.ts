/**
 * Blurs a plane: three means over a box, one after the other, come close to a Gaussian and cost the same at
 * any width.
 */
import type { Plane } from './planes.ts';

interface Lines {
  /** From one value to the next of a line, and how many a line has. */
  readonly step: number;
  readonly length: number;
  readonly lines: number;
  readonly lineStep: number;
}

const passes = 3;

/**
 * Each value becomes the mean of those around it in its line, the end values repeated beyond the ends;
 * `passes` times.
 */
const along = (values: Float32Array, reach: number, { step, length, lines, lineStep }: Lines): void => {
  let from = new Float32Array(length);
  let to = new Float32Array(length);
  const size = 2 * reach + 1;
  for (let n = 0; n < lines; n += 1) {
    const start = n * lineStep;
    for (let i = 0; i < length; i += 1) from[i] = values[start + i * step] ?? 0;
    for (let pass = 0; pass < passes; pass += 1) {
      const first = from[0] ?? 0;
      const last = from[length - 1] ?? 0;
      let sum = first * (reach + 1);
      for (let i = 1; i <= reach; i += 1) sum += i < length ? (from[i] ?? 0) : last;
      for (let i = 0; i < length; i += 1) {
        to[i] = sum / size;
        const gone = i - reach;
        const next = i + reach + 1;
        sum += (next < length ? (from[next] ?? 0) : last) - (gone > 0 ? (from[gone] ?? 0) : first);
      }
      [from, to] = [to, from];
    }
    for (let i = 0; i < length; i += 1) values[start + i * step] = from[i] ?? 0;
  }
};

/**
 * @param reach pixels to each side of the box; the blur's standard deviation is about one and a half times
 * that
 */
export const blurred = ({ width, height, values }: Plane, reach: number): Plane => {
  const soft = values.slice();
  along(soft, reach, { step: 1, length: width, lines: height, lineStep: width });
  along(soft, reach, { step: width, length: height, lines: width, lineStep: 1 });
  return { width, height, values: soft };
};
