/** Saved queries as the app uses them: in a query, counted in a view, kept in proofsheet.json, undone. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { pngOf, startEngine, tempFolder, writeFiles } from '../testing.ts';

test('a saved query narrows, is counted, and follows what is saved under its name', async () => {
  const folder = tempFolder();
  const png = await pngOf();
  for (const name of ['a', 'b', 'c']) writeFiles(folder, { [`${name}.png`]: png });
  writeFiles(folder, { 'a.txt': 'solo, smile', 'b.txt': 'solo' });
  const { open, call } = await startEngine();
  await open(folder);
  const save = (name: string, value: string | null) =>
    call('POST /api/project', {
      body: { label: `Save the query “${name}”`, entries: [{ path: ['queries', name], value }] },
    });
  const view = (query: string) => call('POST /api/views', { body: { query } });

  await save('alone', 'tag:solo');
  await save('suspects', 'suspect:likely');
  await save('broken', 'foo:bar');
  expect(JSON.parse(readFileSync(path.join(folder, 'proofsheet.json'), 'utf8'))).toMatchObject({
    queries: { alone: 'tag:solo' },
  });
  const shown = await view('saved:Alone -smile');
  expect(shown.count).toBe(1);
  const { queries } = await call('GET /api/views/:id/saved', { params: { id: shown.id } });
  expect(queries).toMatchObject([
    { name: 'alone', query: 'tag:solo', count: 1, total: 2, problem: null },
    { name: 'broken', query: 'foo:bar', count: null, total: null },
    { name: 'suspects', query: 'suspect:likely', problem: null },
  ]);
  expect(queries[1]?.problem).toContain('Unknown field “foo”');
  // Findings that only the saved query asks for are looked for as any others.
  await call('POST /api/findings/look', { body: { query: 'saved:suspects' } });
  expect(await view('saved:suspects')).toMatchObject({ count: 0, unknown: [] });
  const facets = await call('GET /api/views/:id/facets', {
    params: { id: shown.id },
    query: { only: 'tags' },
  });
  expect(facets.facets[0]?.items.map(({ label }) => label)).toEqual(['solo']);

  await save('alone', 'missing:tags');
  const drift = () => call('GET /api/views/:id/drift', { params: { id: shown.id } });
  expect(await drift()).toEqual({ added: 1, removed: 1 });
  await call('POST /api/undo', { body: {} });
  expect(await drift()).toEqual({ added: 0, removed: 0 });
  await save('alone', null);
  await expect(view('solo saved:alone')).rejects.toThrow('No saved query is called “alone”.');

  writeFileSync(path.join(folder, 'proofsheet.json'), JSON.stringify({ queries: 'none' }));
  expect((await call('GET /api/project')).queries).toEqual({});
});
