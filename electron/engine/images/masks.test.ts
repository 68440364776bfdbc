/** The inspector shows the mask of an image: by its position in the sample's detail, whatever its name. */
import { expect, test } from 'vitest';
import { maskThumbPath } from '../../../shared/api/imagePaths.ts';
import { pngOf, startEngine, tempFolder, writeFiles } from '../testing.ts';
import { pixelsOf } from './testing.ts';

test('a mask has a thumbnail; what is no mask of the image has none', async () => {
  const folder = tempFolder();
  writeFiles(folder, {
    'a.png': await pngOf(8, 8),
    'a-masklabel.png': await pngOf(40, 20),
    'b.png': await pngOf(8, 8),
    'b-masklabel.png': 'no picture',
  });
  const { engine, call, open } = await startEngine();
  await open(folder);
  const { id } = await call('POST /api/views', { body: { query: '' } });
  const { rows } = await call('GET /api/views/:id/rows', {
    params: { id },
    query: { from: 0, count: 2 },
  });
  const [a, b] = rows;
  if (a === undefined || b === undefined) throw new Error('There are not two samples.');
  const get = (path: string): Promise<Response> => engine.fetch(new Request(new URL(path, 'http://engine/')));

  const { masks } = await call('GET /api/samples/:id', { params: { id: a.id } });
  expect(masks).toEqual([{ kind: 'mask', relPath: 'a-masklabel.png' }]);
  const thumb = await get(maskThumbPath(a.id, 0));
  expect(thumb.headers.get('cache-control')).toBe('no-store');
  const { width, height } = await pixelsOf(new Uint8Array(await thumb.arrayBuffer()));
  expect([width, height]).toEqual([40, 20]);

  expect((await get(maskThumbPath(a.id, 1))).status).toBe(404);
  const broken = await get(maskThumbPath(b.id, 0));
  expect(broken.status).toBe(422);
  expect(await broken.json()).toMatchObject({
    message: expect.stringContaining('b-masklabel.png') as unknown,
  });
});
