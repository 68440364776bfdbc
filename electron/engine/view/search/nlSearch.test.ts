/**
 * Searches that read every NL caption: other requests are answered meanwhile, and a later search ends an
 * earlier one.
 */
import { expect, test } from 'vitest';
import { pngOf, startEngine, tempFolder, writeFiles, type TestEngine } from '../../testing.ts';

const words = Array.from({ length: 60 }, (_, i) => `*a${i}b*c`);

const opened = async (): Promise<TestEngine> => {
  const folder = tempFolder();
  const png = await pngOf();
  const files: Record<string, string | Uint8Array> = {};
  for (let i = 0; i < 200; i++) {
    files[`${i}.png`] = png;
    files[`${i}_nl.txt`] = `Perlica a${i % 60}bxc walks, and walks, and walks again. `.repeat(40);
  }
  writeFiles(folder, files);
  const engine = await startEngine();
  await engine.open(folder);
  return engine;
};

test('a query of many words with wildcards is answered while others are', async () => {
  const { call } = await opened();
  const order: string[] = [];
  const wide = call('POST /api/views', { body: { query: words.join(' OR ') } }).then((view) => {
    order.push('wide');
    return view;
  });
  await call('GET /api/dataset');
  order.push('dataset');
  expect(await wide).toMatchObject({ count: 200 });
  expect(order).toEqual(['dataset', 'wide']);
  expect(await call('POST /api/views', { body: { query: '*a7b*c' } })).toMatchObject({ count: 4 });
  expect(await call('POST /api/views', { body: { query: 'NOT nl:*a7b?c' } })).toMatchObject({ count: 196 });
});

test('a window that asks for another list gives the first one up', async () => {
  const { call, refused } = await opened();
  const first = refused('POST /api/views', { body: { query: words.join(' OR '), window: 'one' } });
  const other = call('POST /api/views', { body: { query: '*a1b*c', window: 'another' } });
  const second = call('POST /api/views', { body: { query: '*a8b*c', window: 'one' } });
  expect(await first).toMatchObject({ code: 'cancelled' });
  expect(await second).toMatchObject({ count: 4 });
  expect(await other).toMatchObject({ count: 4 });
});

test('a query that asks for too much is an error at its place', async () => {
  const { refused } = await opened();
  const many = Array.from({ length: 1000 }, (_, i) => `*w${i}*x`);
  const error = await refused('POST /api/views', { body: { query: many.join(' OR ') } });
  expect(error).toMatchObject({ code: 'bad-query' });
  expect(error.message).toContain('100 words with wildcards');
  expect(many.join(' OR ').slice(Number(error.detail['position']))).toMatch(/^\*w100\*x /);
  expect(await refused('POST /api/views', { body: { query: '*a'.repeat(5000) } })).toMatchObject({
    code: 'bad-query',
    detail: { position: 0 },
  });
  const conditions = await refused('POST /api/views', { body: { query: 'tag:a '.repeat(1001) } });
  expect(conditions.message).toContain('1,000 conditions');
});
