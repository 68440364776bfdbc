/** Turns planes. */
import { isExchanged, sourceOf, type Turn } from '../../../../shared/turns.ts';
import type { Plane } from './planes.ts';

export const turnedPlane = (plane: Plane, turn: Turn): Plane => {
  if (turn === 0) return plane;
  const { width, height, values } = plane;
  const [wide, high] = isExchanged(turn) ? [height, width] : [width, height];
  const turned = new Float32Array(values.length);
  for (let y = 0; y < high; y += 1) {
    for (let x = 0; x < wide; x += 1) {
      const [fromX, fromY] = sourceOf(turn, plane, x, y);
      turned[y * wide + x] = values[fromY * width + fromX] ?? 0;
    }
  }
  return { width: wide, height: high, values: turned };
};
