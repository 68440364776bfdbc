import { expect, test } from 'vitest';
import { whole, withoutBorder } from './trim.ts';

/** A check pattern of two colours within frames: each of a colour, and this many pixels wide. */
const framed = (
  frames: readonly (readonly [grey: number, wide: number])[],
): Parameters<typeof withoutBorder>[0] => {
  const [width, height] = [60, 40];
  const rgb = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let left = Math.min(x, y, width - 1 - x, height - 1 - y);
      let value = (x + y) % 2 === 0 ? 40 : 220;
      for (const [grey, wide] of frames) {
        if (left >= 0 && left < wide) value = grey + ((x * y) % 3);
        left -= wide;
      }
      rgb.fill(value, (y * width + x) * 3, (y * width + x) * 3 + 3);
    }
  }
  return { width, height, rgb };
};

test('what has no border is left whole, and so is what is nothing but one colour', () => {
  expect(withoutBorder(framed([]))).toEqual(whole);
  expect(withoutBorder(framed([[128, 40]]))).toEqual(whole);
});

test('a frame is left out with the traces of its compression, and a frame within it too', () => {
  expect(withoutBorder(framed([[250, 6]]))).toEqual({ left: 0.1, top: 0.15, right: 0.9, bottom: 0.85 });
  const inner = withoutBorder(
    framed([
      [0, 3],
      [120, 3],
    ]),
  );
  expect(inner).toEqual({ left: 0.1, top: 0.15, right: 0.9, bottom: 0.85 });
});
