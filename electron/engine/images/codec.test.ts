/** The codec on real files: what it decodes, and what it refuses with which words. */
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { EngineError } from '../errors.ts';
import { createCodec } from './codec.ts';
import { colourName, noise, pixelsOf, redBlue, tempFolder, writeImage } from './testing.ts';

const codec = createCodec();

const refusal = async (name: string, bytes: Uint8Array | string): Promise<EngineError> => {
  const image = writeImage(tempFolder(), name, bytes);
  const error: unknown = await codec.makeThumb(image, 256).catch((thrown: unknown) => thrown);
  if (!(error instanceof EngineError)) throw new Error(`${name} was not refused`);
  return error;
};

const thumbOf = async (name: string, bytes: Uint8Array, size = 256) =>
  pixelsOf(await codec.makeThumb(writeImage(tempFolder(), name, bytes), size));

describe('a thumbnail', () => {
  test('has the asked-for longest side and the proportions of the image', async () => {
    const thumb = await thumbOf('a.png', await redBlue().png().toBuffer());
    expect([thumb.width, thumb.height]).toEqual([256, 128]);
    expect(colourName(thumb.at(0.2, 0.5))).toBe('red');
    expect(colourName(thumb.at(0.8, 0.5))).toBe('blue');
  });

  test('is never larger than the image', async () => {
    const thumb = await thumbOf('a.png', await redBlue().png().toBuffer(), 640);
    expect([thumb.width, thumb.height]).toEqual([400, 200]);
  });

  test('stands upright, whatever EXIF orientation the image has', async () => {
    const lying = await redBlue().withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const thumb = await thumbOf('phone.jpg', lying);
    expect([thumb.width, thumb.height]).toEqual([128, 256]);
    expect(colourName(thumb.at(0.5, 0.2))).toBe('red');
    expect(colourName(thumb.at(0.5, 0.8))).toBe('blue');
  });

  test('keeps alpha', async () => {
    const halfClear = await sharp({
      create: { width: 300, height: 300, channels: 4, background: { r: 255, g: 0, b: 0, alpha: 0.5 } },
    })
      .png()
      .toBuffer();
    const thumb = await thumbOf('ghost.png', halfClear);
    expect(thumb.channels).toBe(4);
    expect(thumb.at(0.5, 0.5)[3]).toBeCloseTo(128, -1);
  });

  test('of an animation is its first frame', async () => {
    const frames = ['#ff0000', '#0000ff'].map((background) => ({
      create: { width: 60, height: 40, channels: 3 as const, background },
    }));
    const gif = await sharp(await Promise.all(frames.map((frame) => sharp(frame).png().toBuffer())), {
      join: { animated: true },
    })
      .gif()
      .toBuffer();
    const thumb = await thumbOf('dance.gif', gif);
    expect([thumb.width, thumb.height]).toEqual([60, 40]);
    expect(colourName(thumb.at(0.5, 0.5))).toBe('red');
  });

  test.each([
    ['16-bit.png', () => redBlue().toColourspace('rgb16').png()],
    ['palette.png', () => redBlue().png({ palette: true })],
    ['cmyk.jpg', () => redBlue().toColourspace('cmyk').jpeg()],
    ['a.webp', () => redBlue().webp()],
    ['a.avif', () => redBlue().avif({ effort: 0 })],
    ['a.gif', () => redBlue().gif()],
  ])('is made of %s', async (name, draw) => {
    const thumb = await thumbOf(name, await draw().toBuffer());
    expect([thumb.width, thumb.height]).toEqual([256, 128]);
    expect(colourName(thumb.at(0.2, 0.5))).toBe('red');
    expect(colourName(thumb.at(0.8, 0.5))).toBe('blue');
  });

  test('goes by what a file is, not by what it is called', async () => {
    const thumb = await thumbOf('really-a.png', await redBlue().jpeg().toBuffer());
    expect(colourName(thumb.at(0.2, 0.5))).toBe('red');
  });

  test('of a very thin image still has a pixel in the other direction', async () => {
    const line = sharp({ create: { width: 5000, height: 2, channels: 3, background: '#ff0000' } });
    const thumb = await thumbOf('line.png', await line.png().toBuffer());
    expect([thumb.width, thumb.height]).toEqual([256, 1]);
  });
});

describe('an image that cannot be shown is refused with its name and a reason', () => {
  test('an empty file', async () => {
    const error = await refusal('empty.png', '');
    expect(error.code).toBe('image-broken');
    expect(error.message).toBe(
      'empty.png is empty (0 bytes). Replace the file, or take it out of the dataset.',
    );
    expect(error.detail).toEqual({ path: 'empty.png' });
  });

  test.each([['cut.avif', () => noise(400, 400).avif({ effort: 0 })]])(
    'a truncated %s',
    async (name, draw) => {
      const whole = await draw().toBuffer();
      const { message } = await refusal(name, whole.subarray(0, whole.length / 2));
      expect(message).toMatch(new RegExp(`^${name} is cut off`));
    },
  );

  test.each([
    ['cut.jpg', () => noise(400, 400).jpeg()],
    ['progressive.jpg', () => noise(400, 400).jpeg({ progressive: true })],
    ['cut.gif', () => noise(400, 400).gif()],
    ['cut.png', () => noise(400, 400).png()],
    ['cut.webp', () => noise(400, 400).webp()],
  ])('a truncated %s', async (name, draw) => {
    const whole = await draw().toBuffer();
    const { message } = await refusal(name, whole.subarray(0, whole.length / 2));
    expect(message).toBe(`${name} is cut off: the end of the file is missing. Download or export it again.`);
  });

  test('one whose header makes no sense', async () => {
    const jpeg = await redBlue().jpeg().toBuffer();
    // The number of a quantization table, of which there are four.
    jpeg[jpeg.indexOf(Buffer.from('ffdb', 'hex')) + 4] = 15;
    const { message } = await refusal('odd.jpg', jpeg);
    expect(message).toBe(
      'odd.jpg is damaged and cannot be decoded (Bogus DQT index 15). ' +
        'Replace the file, or take it out of the dataset.',
    );
  });

  test('an SVG that calls itself PNG', async () => {
    const { message } = await refusal(
      'drawing.png',
      '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
    );
    expect(message).toMatch(/^drawing\.png is an SVG drawing\. /);
  });

  test.each([
    ['page.jpg', '<!DOCTYPE html><script>alert(1)</script>', 'is an HTML page'],
    ['notes.png', 'what is this', 'is not an image: its content is of no image format'],
    ['new.jxl', '\xff\x0a\x00\x00', 'is a JPEG XL image'],
    ['scan.tif', 'II*\0\x08\0\0\0', 'is a TIFF image'],
    ['phone.heic', '\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'is an HEIC image'],
    ['pointer.png', 'version https://git-lfs.github.com/spec/v1\n', 'is a Git LFS pointer'],
  ])('%s, by its content', async (name, content, words) => {
    const error = await refusal(name, Buffer.from(content, 'latin1'));
    expect(error.code).toBe('image-broken');
    expect(error.message).toContain(`${name} ${words}`);
  });

  test('one whose pixels would fill the memory', async () => {
    const pixel = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#000' } })
      .png()
      .toBuffer();
    // The header says 60,000 x 60,000; its checksum is set right, so that nothing else is wrong with it.
    pixel.writeUInt32BE(60_000, 16);
    pixel.writeUInt32BE(60_000, 20);
    pixel.writeUInt32BE(crc32(pixel.subarray(12, 29)), 29);
    const { message } = await refusal('bomb.png', pixel);
    expect(message).toMatch(/^bomb\.png has more than 268 megapixels/);
  });

  test('a missing one is not found, rather than broken', async () => {
    const missing = { file: `${tempFolder()}/gone.png`, name: 'gone.png' };
    await expect(codec.makeThumb(missing, 256)).rejects.toMatchObject({
      code: 'not-found',
      message: 'gone.png is no longer there.',
    });
  });
});
