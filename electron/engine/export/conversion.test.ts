/** Images that are converted for an export, checked with sharp. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp, { type Metadata } from 'sharp';
import { describe, expect, test } from 'vitest';
import type { ExportSettingsInput } from '../../../shared/export/settings.ts';
import { tempFolder, writeFiles } from '../testing.ts';
import { startExports } from './testing.ts';

const flat = (
  width: number,
  height: number,
  background: string | { r: number; g: number; b: number; alpha: number },
) => sharp({ create: { width, height, channels: typeof background === 'string' ? 3 : 4, background } });

/** Exports one image, and returns the result. */
const exported = async (
  file: Buffer,
  images: ExportSettingsInput['images'],
  more: ExportSettingsInput = {},
): Promise<{ bytes: Buffer; meta: Metadata; pixel: readonly number[] }> => {
  const root = tempFolder();
  writeFiles(root, { 'x.bin.png': file, 'x.bin.txt': 'solo' });
  const { run, plan, out } = await startExports(root);
  const settings = { ...more, images };
  const { id, bytes } = await plan(settings);
  expect([id.length > 0, bytes > 0]).toEqual([true, true]);
  await run(settings);
  const name = { files: 'x.bin.png', png: 'x.bin.png', jpeg: 'x.bin.jpg', webp: 'x.bin.webp' }[
    images?.as ?? 'files'
  ];
  const made = readFileSync(join(out, name));
  const { data, info } = await sharp(made).raw().toBuffer({ resolveWithObject: true });
  const meta = await sharp(made).metadata();
  return { bytes: made, meta, pixel: [...data.subarray(0, info.channels)] };
};

describe('a converted image', () => {
  test.each(['png', 'jpeg', 'webp'] as const)('is %s, without metadata', async (as) => {
    const file = await flat(60, 40, '#336699')
      .withExif({ IFD0: { Copyright: 'somebody' } })
      .jpeg()
      .toBuffer();
    const { meta } = await exported(file, { as });
    expect(meta).toMatchObject({ format: as, width: 60, height: 40, space: 'srgb' });
    expect([meta.exif, meta.icc, meta.xmp, meta.orientation]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('stands upright, whatever its EXIF says', async () => {
    const lying = await flat(60, 40, '#336699').withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect((await exported(lying, { as: 'png' })).meta).toMatchObject({ width: 40, height: 60 });
  });

  test('has its colours in sRGB', async () => {
    const wide = await flat(8, 8, '#00ff00').withIccProfile('p3').png().toBuffer();
    expect((await sharp(wide).metadata()).icc).toBeDefined();
    const { pixel, meta } = await exported(wide, { as: 'png' });
    expect(meta.icc).toBeUndefined();
    expect(pixel[1]).toBeGreaterThan(250);
    const cmyk = await flat(8, 8, '#ff0000').toColourspace('cmyk').jpeg().toBuffer();
    expect((await exported(cmyk, { as: 'webp' })).meta.space).toBe('srgb');
  });

  test('has a colour behind what was transparent, or stays so', async () => {
    const clear = await flat(8, 8, { r: 255, g: 0, b: 0, alpha: 0 }).png().toBuffer();
    expect((await exported(clear, { as: 'png', background: '#102030' })).pixel).toEqual([16, 32, 48]);
    expect((await exported(clear, { as: 'png', background: null })).pixel[3]).toBe(0);
    expect((await exported(clear, { as: 'jpeg', background: null })).pixel).toEqual([255, 255, 255]);
  });

  test('gets no larger than its largest bucket needs, and never larger than it is', async () => {
    const training = { resolutions: [256, 512] };
    const large = await flat(2000, 1000, '#336699').jpeg().toBuffer();
    // 2:1 at 512 is the bucket 720 x 368: covered by 736 x 368.
    const scaled = await exported(large, { as: 'webp', scale: 'bucket' }, { training });
    expect(scaled.meta).toMatchObject({ width: 736, height: 368 });
    const small = await flat(300, 100, '#336699').jpeg().toBuffer();
    expect((await exported(small, { as: 'webp', scale: 'bucket' }, { training })).meta).toMatchObject({
      width: 300,
      height: 100,
    });
  });

  test('is made the same each time', async () => {
    const file = await flat(300, 200, '#336699').jpeg().toBuffer();
    const [one, two] = [await exported(file, { as: 'webp' }), await exported(file, { as: 'webp' })];
    expect(one.bytes.equals(two.bytes)).toBe(true);
  });
});
