/** What a browser gets for the addresses of images. */
import { readFileSync, statSync } from 'node:fs';
import { Hono } from 'hono';
import { expect, onTestFinished, test } from 'vitest';
import type { SampleId } from '../../../shared/api/ids.ts';
import { imagePath, thumbPath } from '../../../shared/api/imagePaths.ts';
import type { OpenDataset } from '../dataset.ts';
import { EngineError, toApiError } from '../errors.ts';
import { createImages } from '../images/images.ts';
import { pixelsOf, redBlue, tempFolder, writeImage } from '../images/testing.ts';
import { versionOf } from '../index/version.ts';
import { createEvents } from '../work/events.ts';
import { imagesRoutes } from './images.ts';

/** The routes over a folder of these files; a sample's id is its place in the list, from 1. */
const createStage = (files: Readonly<Record<string, Uint8Array | string>>) => {
  const folder = tempFolder();
  const written = Object.entries(files).map(([name, bytes]) => writeImage(folder, name, bytes));
  const facts = written.map(({ file }) => statSync(file));
  const imageOf = (id: number) => {
    const image = written[id - 1];
    if (!image) throw new EngineError('not-found', `There is no sample ${id}.`);
    return image;
  };
  // The routes need only this of a dataset.
  const dataset = {
    id: 'dataset',
    dataFolder: folder,
    imageFile: (id: number) => imageOf(id).file,
    columns: {
      relPath: (id: number) => imageOf(id).name,
      fileSize: Float64Array.from([0, ...facts.map(({ size }) => size)]),
      mtime: Float64Array.from([0, ...facts.map(({ mtimeMs }) => mtimeMs)]),
    },
  } as unknown as OpenDataset;
  const closing: ((closed: OpenDataset) => Promise<void>)[] = [];
  const workspace = {
    current: () => dataset,
    onClose: (listener: (closed: OpenDataset) => Promise<void>) => void closing.push(listener),
  };
  const images = createImages({
    workspace,
    events: createEvents(),
    jobs: { list: () => [] },
    unasked: false,
    log: () => undefined,
  });
  onTestFinished(() => images.close());
  const app = new Hono();
  imagesRoutes(app, images);
  app.onError((error, context) => {
    const { body, status } = toApiError(error);
    return context.json(body, status);
  });
  return {
    closeDataset: () => Promise.all(closing.map((listener) => listener(dataset))),
    bytes: (id: number) => readFileSync(imageOf(id).file),
    version: (id: number) => {
      const { size = 0, mtimeMs = 0 } = facts[id - 1] ?? {};
      return versionOf({ fileSize: size, mtime: mtimeMs });
    },
    get: (path: string, method = 'GET') =>
      app.fetch(new Request(new URL(path, 'http://engine/'), { method })),
  };
};

const one = 1 as SampleId;

test('a thumbnail is WebP, kept for ever under its version, and cannot do anything', async () => {
  const { get, version } = createStage({ 'a.png': await redBlue().png().toBuffer() });
  const answer = await get(thumbPath(one, 256, version(1)));
  expect(answer.status).toBe(200);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'image/webp',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, max-age=31536000, immutable',
  });
  const { width, height } = await pixelsOf(new Uint8Array(await answer.arrayBuffer()));
  expect([width, height]).toEqual([256, 128]);
});

test('a thumbnail asked for under another version is not kept', async () => {
  const { get } = createStage({ 'a.png': await redBlue().png().toBuffer() });
  const answer = await get(thumbPath(one, 256, 'old'));
  expect(answer.status).toBe(200);
  expect(answer.headers.get('cache-control')).toBe('no-store');
});

test('the image itself comes byte for byte, with the type of its content', async () => {
  const { get, version, bytes } = createStage({ 'really-a.png': await redBlue().jpeg().toBuffer() });
  const answer = await get(imagePath(one, version(1)));
  expect(answer.headers.get('content-type')).toBe('image/jpeg');
  expect(answer.headers.get('content-length')).toBe(String(bytes(1).length));
  expect(answer.headers.get('cache-control')).toContain('immutable');
  expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
  expect(Buffer.from(await answer.arrayBuffer()).equals(bytes(1))).toBe(true);
});

test('a WebP that lies on its side is turned, because browsers do not turn it', async () => {
  const lying = await redBlue().withMetadata({ orientation: 6 }).webp().toBuffer();
  const { get, version } = createStage({ 'phone.webp': lying });
  const answer = await get(imagePath(one, version(1)));
  expect(answer.headers.get('content-type')).toBe('image/webp');
  const bytes = new Uint8Array(await answer.arrayBuffer());
  expect(answer.headers.get('content-length')).toBe(String(bytes.length));
  const { width, height } = await pixelsOf(bytes);
  expect([width, height]).toEqual([200, 400]);
});

test('an upright WebP comes byte for byte, frames and all', async () => {
  const { get, version, bytes } = createStage({ 'a.webp': await redBlue().webp().toBuffer() });
  const answer = await get(imagePath(one, version(1)));
  expect(Buffer.from(await answer.arrayBuffer()).equals(bytes(1))).toBe(true);
});

test('a request for the head alone has no body', async () => {
  const { get, version } = createStage({ 'a.png': await redBlue().png().toBuffer() });
  const answer = await get(imagePath(one, version(1)), 'HEAD');
  expect(answer.headers.get('content-type')).toBe('image/png');
  expect(answer.body).toBeNull();
});

test.each([
  ['drawing.png', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
  ['page.png', '<html><script>alert(1)</script></html>'],
  ['empty.png', ''],
])('%s is never served, but told about', async (name, content) => {
  const { get, version } = createStage({ [name]: content });
  for (const path of [thumbPath(one, 640, version(1)), imagePath(one, version(1))]) {
    const answer = await get(path);
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toContain('application/json');
    expect(await answer.json()).toMatchObject({
      code: 'image-broken',
      message: expect.stringContaining(name) as unknown,
      detail: { path: name },
    });
  }
});

test.each([
  ['/api/samples/1/thumb?size=300&v=x', 400],
  ['/api/samples/1/thumb', 400],
  ['/api/samples/one/image', 400],
  ['/api/samples/0/image', 400],
  ['/api/samples/2/image', 404],
  ['/api/samples/2/thumb?size=256', 404],
])('%s is answered with %i', async (path, status) => {
  const { get } = createStage({ 'a.png': await redBlue().png().toBuffer() });
  expect((await get(path)).status).toBe(status);
});

test('the cache is let go when the dataset is closed, and opened again when it is needed', async () => {
  const { get, version, closeDataset } = createStage({ 'a.png': await redBlue().png().toBuffer() });
  const ask = async () => (await get(thumbPath(one, 256, version(1)))).status;
  expect(await ask()).toBe(200);
  await closeDataset();
  expect(await ask()).toBe(200);
});
