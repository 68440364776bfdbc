/** Thumbnails of real files through cache and queue, and over HTTP. */
import { rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { versionOf } from '../index/version.ts';
import { createCodec, type Codec } from './codec.ts';
import type { ImageFile } from './problem.ts';
import { redBlue, tempFolder, writeImage } from './testing.ts';
import { openThumbCache } from './thumbCache.ts';
import { createThumbs, decodesAtOnce } from './thumbs.ts';

const codec = createCodec();

/** Thumbnails with the real codec; its decodes are counted. */
const createStage = (folder = tempFolder()) => {
  let decodes = 0;
  const counting: Codec = {
    ...codec,
    makeThumb: (image, side) => {
      decodes += 1;
      return codec.makeThumb(image, side);
    },
  };
  const file = join(folder, 'thumbs.db');
  const cache = openThumbCache({ file, maxBytes: 1e9, log: () => undefined, now: () => 0 });
  const thumbs = createThumbs({ codec: counting, cache, atOnce: 2 });
  let open = true;
  const close = (): void => {
    if (open) thumbs.close();
    open = false;
  };
  onTestFinished(close);
  const get = (image: ImageFile, version = versionNow(image), signal = new AbortController().signal) =>
    thumbs.get({ image, version, size: 256, signal });
  return { folder, get, close, decodes: () => decodes };
};

const versionNow = ({ file }: ImageFile): string => {
  const { size, mtimeMs } = statSync(file);
  return versionOf({ fileSize: size, mtime: mtimeMs });
};

const png = () => redBlue().png().toBuffer();

test('an image is decoded once, also after reopening', async () => {
  const stage = createStage();
  const image = writeImage(stage.folder, 'a.png', await png());
  const first = await stage.get(image);
  expect(first.current).toBe(true);
  expect(Buffer.from(await stage.get(image).then(({ webp }) => webp)).equals(first.webp)).toBe(true);
  expect(stage.decodes()).toBe(1);
  stage.close();

  const again = createStage(stage.folder);
  expect(Buffer.from((await again.get(image)).webp).equals(first.webp)).toBe(true);
  expect(again.decodes()).toBe(0);
});

test('an image that has changed since it was indexed is shown as it is, and not kept', async () => {
  const stage = createStage();
  const image = writeImage(stage.folder, 'a.png', await png());
  const indexed = versionNow(image);
  writeFileSync(image.file, await redBlue().rotate(90).png().toBuffer());
  utimesSync(image.file, 1_000, 1_000);
  expect((await stage.get(image, indexed)).current).toBe(false);
  await stage.get(image, indexed);
  expect(stage.decodes()).toBe(2);
});

test('the reason why an image is broken is found once, until the file changes', async () => {
  const stage = createStage();
  const image = writeImage(stage.folder, 'a.png', 'nothing');
  for (let i = 0; i < 3; i++) await expect(stage.get(image)).rejects.toThrow('a.png is not an image');
  expect(stage.decodes()).toBe(1);
  writeFileSync(image.file, await png());
  expect((await stage.get(image)).current).toBe(true);
});

test('an image that is gone is asked for again the next time', async () => {
  const stage = createStage();
  const image = writeImage(stage.folder, 'a.png', await png());
  const version = versionNow(image);
  rmSync(image.file);
  await expect(stage.get(image, version)).rejects.toMatchObject({ code: 'not-found' });
  writeFileSync(image.file, await png());
  expect((await stage.get(image)).webp.length).toBeGreaterThan(0);
});

test('a request that was taken back decodes nothing', async () => {
  const stage = createStage();
  const image = writeImage(stage.folder, 'a.png', await png());
  await expect(stage.get(image, versionNow(image), AbortSignal.abort())).rejects.toMatchObject({
    code: 'cancelled',
  });
  expect(stage.decodes()).toBe(0);
});

test('decoding leaves libuv a thread for reading files', () => {
  expect(decodesAtOnce(2, 4)).toBe(2);
  expect(decodesAtOnce(16, 4)).toBe(3);
  expect(decodesAtOnce(16, 18)).toBe(16);
  expect(decodesAtOnce(1, 1)).toBe(1);
});
