/** Thumbnails of real files through cache and queue, and over HTTP. */
import { rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { versionOf } from '../index/version.ts';
import { createCodec, type Codec } from './codec.ts';
import type { Picture } from './problem.ts';
import { redBlue, tempFolder, writePicture } from './testing.ts';
import { openThumbCache } from './thumbCache.ts';
import { createThumbs, decodesAtOnce } from './thumbs.ts';

const codec = createCodec();

/** Thumbnails with the real codec; its decodes are counted. */
const createStage = (folder = tempFolder()) => {
  let decodes = 0;
  const counting: Codec = {
    ...codec,
    makeThumb: (picture, side) => {
      decodes += 1;
      return codec.makeThumb(picture, side);
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
  const get = (picture: Picture, version = versionNow(picture), signal = new AbortController().signal) =>
    thumbs.get({ picture, version, size: 256, signal });
  return { folder, get, close, decodes: () => decodes };
};

const versionNow = ({ file }: Picture): string => {
  const { size, mtimeMs } = statSync(file);
  return versionOf({ fileSize: size, mtime: mtimeMs });
};

const png = () => redBlue().png().toBuffer();

test('an image is decoded once, also after reopening', async () => {
  const stage = createStage();
  const picture = writePicture(stage.folder, 'a.png', await png());
  const first = await stage.get(picture);
  expect(first.current).toBe(true);
  expect(Buffer.from(await stage.get(picture).then(({ webp }) => webp)).equals(first.webp)).toBe(true);
  expect(stage.decodes()).toBe(1);
  stage.close();

  const again = createStage(stage.folder);
  expect(Buffer.from((await again.get(picture)).webp).equals(first.webp)).toBe(true);
  expect(again.decodes()).toBe(0);
});

test('an image that has changed since it was indexed is shown as it is, and not kept', async () => {
  const stage = createStage();
  const picture = writePicture(stage.folder, 'a.png', await png());
  const indexed = versionNow(picture);
  writeFileSync(picture.file, await redBlue().rotate(90).png().toBuffer());
  utimesSync(picture.file, 1_000, 1_000);
  expect((await stage.get(picture, indexed)).current).toBe(false);
  await stage.get(picture, indexed);
  expect(stage.decodes()).toBe(2);
});

test('the reason why an image is broken is found once, until the file changes', async () => {
  const stage = createStage();
  const picture = writePicture(stage.folder, 'a.png', 'nothing');
  for (let i = 0; i < 3; i++) await expect(stage.get(picture)).rejects.toThrow('a.png is not an image');
  expect(stage.decodes()).toBe(1);
  writeFileSync(picture.file, await png());
  expect((await stage.get(picture)).current).toBe(true);
});

test('an image that is gone is asked for again the next time', async () => {
  const stage = createStage();
  const picture = writePicture(stage.folder, 'a.png', await png());
  const version = versionNow(picture);
  rmSync(picture.file);
  await expect(stage.get(picture, version)).rejects.toMatchObject({ code: 'not-found' });
  writeFileSync(picture.file, await png());
  expect((await stage.get(picture)).webp.length).toBeGreaterThan(0);
});

test('a request that was taken back decodes nothing', async () => {
  const stage = createStage();
  const picture = writePicture(stage.folder, 'a.png', await png());
  await expect(stage.get(picture, versionNow(picture), AbortSignal.abort())).rejects.toMatchObject({
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
