/** How many samples of a scope have some tags. */
import { expect, test } from 'vitest';
import { pngOf, startEngine, tempFolder, writeFiles } from '../testing.ts';

test('tags are counted in a scope by their identity, and those that nobody has get a category', async () => {
  const folder = tempFolder();
  const png = await pngOf();
  const captions = {
    a: '1girl, long_hair, perlica \\(arknights\\), arknights',
    b: '1girl, long hair, long hair',
    c: '1girl',
  };
  for (const [name, text] of Object.entries(captions))
    writeFiles(folder, { [`${name}.png`]: png, [`${name}.txt`]: text });
  const { open, call } = await startEngine();
  await open(folder);
  const view = await call('POST /api/views', { body: { query: 'sort:name' } });
  const holders = async (from: number, to: number, tags: string[]) =>
    call('POST /api/samples/tags', { body: { scope: { view: view.id, ranges: [[from, to]] }, tags } });

  const asked = ['Long_Hair', '1girl', 'Perlica (Arknights)', 'smile', 'rating:safe', ''];
  expect(await holders(0, 3, asked)).toEqual({
    samples: 3,
    tags: [
      { text: 'Long_Hair', category: 'general', count: 2 },
      { text: '1girl', category: 'general', count: 3 },
      { text: 'Perlica (Arknights)', category: 'character', count: 1 },
      { text: 'smile', category: 'general', count: 0 },
      { text: 'rating:safe', category: 'rating', count: 0 },
      { text: '', category: 'general', count: 0 },
    ],
  });
  expect((await holders(1, 3, ['long hair', 'arknights'])).tags.map(({ count }) => count)).toEqual([1, 0]);

  // What has been written counts as soon as the edit is answered: a key may be pressed twice in a row.
  const edit = { kind: 'add-tag', tag: 'smile', place: { at: 'end' } } as const;
  await call('POST /api/edits', { body: { edit, scope: { view: view.id, ranges: [[0, 2]] } } });
  expect((await holders(0, 3, ['smile'])).tags[0]?.count).toBe(2);
});
