/** Images as squares of pixels, for models. */
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { createSquares } from './codec.ts';
import { enlarged } from './enlarge.ts';
import type { SquareForm } from './square.ts';
import { redBlue, tempFolder, writeImage } from './testing.ts';

const readSquare = createSquares();
const form: SquareForm = {
  size: 8,
  fit: 'pad',
  pad: [1, 2, 3],
  background: [10, 20, 30],
  interpolation: 'bilinear',
};

const squareOf = async (name: string, bytes: Uint8Array, more: Partial<SquareForm> = {}) => {
  const { size } = { ...form, ...more };
  const rgb = await readSquare(writeImage(tempFolder(), name, bytes), { ...form, ...more });
  expect(rgb.length).toBe(size * size * 3);
  return { at: (x: number, y: number) => [...rgb.subarray((y * size + x) * 3, (y * size + x) * 3 + 3)] };
};

const red = [255, 0, 0];
const blue = [0, 0, 255];

describe('the square', () => {
  test('is what the image is stretched to, or fits into', async () => {
    const png = await redBlue().png().toBuffer();
    const stretched = await squareOf('a.png', png, { fit: 'stretch' });
    expect([stretched.at(0, 0), stretched.at(7, 7)]).toEqual([red, blue]);
    const fitted = await squareOf('a.png', png);
    expect([fitted.at(0, 1), fitted.at(0, 2), fitted.at(7, 5), fitted.at(7, 6)]).toEqual([
      [1, 2, 3],
      red,
      blue,
      [1, 2, 3],
    ]);
  });

  test('is upright, whatever EXIF orientation the image has', async () => {
    const lying = await redBlue().withMetadata({ orientation: 6 }).jpeg({ quality: 100 }).toBuffer();
    const { at } = await squareOf('a.jpg', lying);
    expect([at(1, 0), at(6, 7)]).toEqual([
      [1, 2, 3],
      [1, 2, 3],
    ]);
    expect(at(3, 0)[0]).toBeGreaterThan(250);
    expect(at(3, 7)[2]).toBeGreaterThan(250);
  });

  test('has three channels, of grey images and of those with sixteen bits too', async () => {
    const grey = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#505050' } })
      .toColourspace('b-w')
      .png()
      .toBuffer();
    expect((await squareOf('grey.png', grey)).at(4, 4)).toEqual([0x50, 0x50, 0x50]);
    const deep = await redBlue().toColourspace('rgb16').png().toBuffer();
    expect((await squareOf('deep.png', deep)).at(0, 4)).toEqual(red);
  });

  test('shows the background behind transparent places', async () => {
    const clear = await sharp({
      create: { width: 9, height: 9, channels: 4, background: { r: 200, g: 200, b: 200, alpha: 0 } },
    })
      .png()
      .toBuffer();
    expect((await squareOf('clear.png', clear)).at(4, 4)).toEqual([10, 20, 30]);
  });

  test('of a image too long to be framed in full size is framed afterwards', async () => {
    const long = await sharp({ create: { width: 8200, height: 2, channels: 3, background: '#ff0000' } })
      .png()
      .toBuffer();
    const { at } = await squareOf('long.png', long, { fit: 'square' });
    expect([at(0, 2), at(0, 3), at(7, 3), at(0, 4)]).toEqual([[1, 2, 3], red, red, [1, 2, 3]]);
  });
});

const line = (...values: readonly number[]) => ({
  width: values.length,
  height: 1,
  rgb: Uint8Array.from(values.flatMap((value) => [value, value, value])),
});

const wide = (values: readonly number[], to: number, kernel: SquareForm['interpolation']) => {
  const { width, height, rgb } = enlarged(line(...values), to, 1, kernel);
  expect([width, height]).toEqual([to, 1]);
  return [...rgb].filter((_, at) => at % 3 === 0);
};

describe('enlarging', () => {
  test('puts the middle of each pixel where it was', () => {
    expect(wide([0, 30], 4, 'bilinear')).toEqual([0, 8, 23, 30]);
    // Worked out by hand: .25 between two pixels is -0.0703125, 0.8671875, 0.2265625, -0.0234375 of four.
    expect(wide([0, 0, 128, 128], 8, 'bicubic').slice(2, 4)).toEqual([0, 26]);
  });

  test('treats both directions alike', () => {
    for (const kernel of ['bilinear', 'bicubic', 'lanczos'] as const) {
      const values = [10, 200, 40, 90, 255];
      const there = wide(values, 13, kernel);
      expect(wide(values.toReversed(), 13, kernel)).toEqual(there.toReversed());
      const turned = { width: 1, height: values.length, rgb: line(...values).rgb };
      expect([...enlarged(turned, 1, 13, kernel).rgb].filter((_, at) => at % 3 === 0)).toEqual(there);
    }
  });
});
