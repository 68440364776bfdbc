import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { pngOf, startEngine, tempFolder, writeFiles } from '../testing.ts';

test('a folder lists its folders in the order that people expect, and how many images it has', async () => {
  const root = tempFolder();
  const png = await pngOf();
  writeFiles(root, {
    'a.png': png,
    'b.JPG': png,
    'b.txt': 'x',
    '.hidden/c.png': png,
    'set 10/c.png': png,
    'set 9/c.png': png,
  });
  symlinkSync(path.join(root, 'set 9'), path.join(root, 'linked'));
  symlinkSync(path.join(root, 'a.png'), path.join(root, 'linked.png'));
  const { call, refused } = await startEngine();
  const listing = await call('GET /api/folders', { query: { path: root } });
  expect(listing).toEqual({
    path: root,
    parent: path.dirname(root),
    folders: ['linked', 'set 9', 'set 10'].map((name) => ({ name, path: path.join(root, name) })),
    images: 3,
  });
  writeFiles(root, { 'set 9/in/d.png': png, 'set 9/in/e.txt': 'x', 'set 9/.cache/f.png': png });
  expect(await call('GET /api/folders/counts', { query: { path: root } })).toEqual({
    counts: [
      ['linked', 2],
      ['set 9', 2],
      ['set 10', 1],
    ].map(([name, images]) => ({ path: path.join(root, String(name)), images, more: false })),
  });
  const missing = path.join(root, 'nowhere');
  expect(await refused('GET /api/folders', { query: { path: missing } })).toMatchObject({
    code: 'dataset-missing',
    message: `${missing} does not exist.`,
  });
  expect((await call('GET /api/folders', { query: { path: '/' } })).parent).toBeNull();
});
