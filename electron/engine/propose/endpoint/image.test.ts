/** Images as they are sent: upright, on white, within the area, in the wanted format. */
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { createConverter } from '../../images/codec.ts';
import { pixelsOf, redBlue, tempFolder, writeImage } from '../../images/testing.ts';
import { createPrepareImage } from './image.ts';
import type { SentImage } from './chatBody.ts';

const never = new AbortController().signal;
const prepareImage = createPrepareImage(createConverter());
const prepare = async (
  bytes: Uint8Array,
  pixels = 1280 * 1280,
  format: 'jpeg' | 'png' = 'jpeg',
): Promise<SentImage> => prepareImage(writeImage(tempFolder(), 'a.png', bytes), { format, pixels }, never);

test('an image within the area keeps its size; a larger one keeps its shape', async () => {
  const bytes = await redBlue().png().toBuffer();
  const same = await prepare(bytes);
  expect(same.mime).toBe('image/jpeg');
  expect(await pixelsOf(same.bytes)).toMatchObject({ width: 400, height: 200 });
  const small = await prepare(bytes, 5000, 'png');
  expect(small.mime).toBe('image/png');
  expect(await pixelsOf(small.bytes)).toMatchObject({ width: 100, height: 50 });
  const flat = await sharp({ create: { width: 3000, height: 2, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  const { width, height } = await pixelsOf((await prepare(flat, 4096)).bytes);
  expect(width * height).toBeLessThanOrEqual(4096);
  expect(height).toBeGreaterThan(0);
});

test('it is turned as EXIF says, before it is made smaller', async () => {
  const turned = await redBlue().jpeg().withMetadata({ orientation: 6 }).toBuffer();
  const pixels = await pixelsOf((await prepare(turned, 20_000, 'png')).bytes);
  expect(pixels).toMatchObject({ width: 100, height: 200 });
  // Turned right, the left half is above.
  expect(pixels.at(0.5, 0.1)[0]).toBeGreaterThan(200);
  expect(pixels.at(0.5, 0.9)[2]).toBeGreaterThan(200);
  expect((await sharp((await prepare(turned)).bytes).metadata()).exif).toBeUndefined();
});

test.each(['jpeg', 'png'] as const)(
  'transparent places are white in %s, and of an animation the first frame is sent',
  async (format) => {
    const clear = await sharp({ create: { width: 64, height: 64, channels: 4, background: '#ff000000' } })
      .png()
      .toBuffer();
    const pixels = await pixelsOf((await prepare(clear, 4096, format)).bytes);
    expect([pixels.channels, ...pixels.at(0.5, 0.5)]).toEqual([3, 255, 255, 255]);
    const frames = await Promise.all(
      ['#ff0000', '#0000ff'].map((background) =>
        sharp({ create: { width: 64, height: 64, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    const animation = await sharp(frames, { join: { animated: true } })
      .webp({ lossless: true })
      .toBuffer();
    const first = await pixelsOf((await prepare(animation, 4096, format)).bytes);
    expect(first).toMatchObject({ width: 64, height: 64 });
    expect(first.at(0.5, 0.5)[0]).toBeGreaterThan(250);
  },
);

test('an image that does not decode is an error that names it', async () => {
  const bytes = await redBlue().png().toBuffer();
  await expect(prepare(bytes.subarray(0, 100))).rejects.toMatchObject({
    code: 'image-broken',
    message: expect.stringContaining('a.png') as unknown,
  });
  await expect(
    prepareImage(
      { file: '/nowhere/a.png', name: 'a.png' },
      { format: 'jpeg', pixels: 4096 },
      AbortSignal.abort(),
    ),
  ).rejects.toThrow('abort');
});
