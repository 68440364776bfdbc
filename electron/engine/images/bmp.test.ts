/** BMP images of the kinds that programs write, built here byte by byte. */
import { expect, test } from 'vitest';
import { createCodec } from './codec.ts';
import { colourName, pixelsOf, tempFolder, writeImage } from './testing.ts';

const codec = createCodec();

interface BmpOptions {
  readonly bits: 8 | 16 | 24 | 32;
  readonly topDown?: boolean;
  /** A version 4 header with masks, the fourth for alpha. */
  readonly masks?: boolean;
}

const height = 32;
const red = [0, 0, 255, 255];
const blue = [255, 0, 0, 0];

/** The upper half red, the lower half blue; alpha (where there is one) is 255 above and 0 below. */
const bmp = (width: number, { bits, topDown = false, masks = false }: BmpOptions): Buffer => {
  const headerSize = masks ? 108 : 40;
  const palette = bits === 8 ? [...red.slice(0, 3), 0, ...blue] : [];
  const offset = 14 + headerSize + palette.length;
  const stride = Math.ceil((width * bits) / 32) * 4;
  const file = Buffer.alloc(offset + stride * height);
  file.write('BM', 'latin1');
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(offset, 10);
  file.writeUInt32LE(headerSize, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(topDown ? -height : height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(bits, 28);
  file.writeUInt32LE(masks ? 3 : 0, 30);
  file.writeUInt32LE(palette.length / 4, 46);
  file.set(palette, 14 + headerSize);
  if (masks) {
    for (const [i, mask] of [0xff0000, 0xff00, 0xff, 0xff000000].entries()) {
      file.writeUInt32LE(mask, 54 + i * 4);
    }
  }
  for (let y = 0; y < height; y++) {
    const upper = y < height / 2;
    const pixel = bits === 8 ? [upper ? 0 : 1] : (upper ? red : blue).slice(0, bits / 8);
    const start = offset + (topDown ? y : height - 1 - y) * stride;
    for (let x = 0; x < width; x++) file.set(pixel, start + x * pixel.length);
  }
  return file;
};

const thumbOf = async (bytes: Uint8Array) =>
  pixelsOf(await codec.makeThumb(writeImage(tempFolder(), 'a.bmp', bytes), 256));

test.each([
  ['24 bits', 32, { bits: 24 }],
  ['24 bits with padded rows', 33, { bits: 24 }],
  ['24 bits from the top down', 33, { bits: 24, topDown: true }],
  ['32 bits', 33, { bits: 32 }],
  ['8 bits with a palette', 33, { bits: 8 }],
] as const)('%s: upright, in its colours, opaque', async (_, width, options) => {
  const thumb = await thumbOf(bmp(width, options));
  expect([thumb.width, thumb.height, thumb.channels]).toEqual([width, height, 3]);
  expect(colourName(thumb.at(0.1, 0.2))).toBe('red');
  expect(colourName(thumb.at(0.9, 0.8))).toBe('blue');
});

test('alpha that the header declares is kept', async () => {
  const thumb = await thumbOf(bmp(8, { bits: 32, masks: true }));
  expect(thumb.channels).toBe(4);
  expect(thumb.at(0.5, 0.1)[3]).toBe(255);
  expect(thumb.at(0.5, 0.9)[3]).toBe(0);
});

test('one that ends early is refused as cut off', async () => {
  const whole = bmp(50, { bits: 24 });
  const image = writeImage(tempFolder(), 'cut.bmp', whole.subarray(0, whole.length - 100));
  await expect(codec.makeThumb(image, 256)).rejects.toThrow(/^cut\.bmp is cut off/);
});

test('one that claims to be gigantic is refused before anything is read', async () => {
  const huge = bmp(4, { bits: 24 });
  huge.writeInt32LE(50_000, 18);
  huge.writeInt32LE(50_000, 22);
  const image = writeImage(tempFolder(), 'huge.bmp', huge);
  await expect(codec.makeThumb(image, 256)).rejects.toThrow(/^huge\.bmp has more than 268 megapixels/);
});

test('a kind that is not read says so', async () => {
  const image = writeImage(tempFolder(), 'old.bmp', bmp(4, { bits: 16 }));
  await expect(codec.makeThumb(image, 256)).rejects.toThrow(
    /^old\.bmp is a BMP of a kind that has no thumbnail/,
  );
});
