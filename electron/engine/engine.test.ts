import { expect, test } from 'vitest';
import { pngOf, startEngine, tempFolder, writeFiles } from './testing.ts';

test('a folder of images with both captions becomes a dataset in numbers', async () => {
  const root = tempFolder();
  const png = await pngOf();
  writeFiles(root, {
    'a.png': png,
    'a.txt': 'perlica \\(arknights\\), 1girl',
    'a_nl.txt': 'Perlica stands there.',
    'sub/b.png': png,
    'sub/b.txt': '',
    'c_nl.txt': 'Nobody.',
  });
  const { open, call } = await startEngine();
  expect(await open(root)).toMatchObject({
    samples: 2,
    captions: { tags: { present: 2, missing: 0, empty: 1 }, nl: { present: 1, missing: 1, empty: 0 } },
    orphans: 1,
    unreadable: 0,
    notice: null,
  });
  const stats = await call('GET /api/stats');
  expect(stats.orphans).toEqual(['c_nl.txt']);
  expect(stats.tags.map(({ tag, count }) => [tag, count])).toEqual([
    ['1girl', 1],
    ['perlica \\(arknights\\)', 1],
  ]);
});
