import { rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { sampleId, viewId } from '../../../shared/api/ids.ts';
import type { SampleRow } from '../../../shared/api/sample.ts';
import type { ViewInfo } from '../../../shared/api/view.ts';
import { pngOf, startEngine, tempFolder, writeFiles, type TestEngine } from '../testing.ts';

const names = (rows: readonly { readonly relPath: string }[]): string[] => rows.map(({ relPath }) => relPath);

const openDataset = async (): Promise<TestEngine & { readonly root: string }> => {
  const root = tempFolder();
  const [small, tall] = await Promise.all([pngOf(4, 4), pngOf(10, 20)]);
  writeFiles(root, {
    '1.png': small,
    '1.txt': 'perlica \\(arknights\\), arknights, smile',
    '1_nl.txt': '\ufeffPerlica smiles.',
    '2.png': tall,
    '2.txt': 'ember \\(arknights\\), arknights, explicit',
    '10.png': small,
    '10.txt': Buffer.from([0xff, 0x61]),
    '10_nl.txt': ' ',
    'sub/3.jpg': 'not a picture',
    'sub/3.txt': 'perlica_(arknights), smile',
  });
  const engine = await startEngine();
  await engine.open(root);
  return { ...engine, root };
};

const rowsOf = async ({ call }: TestEngine, { id, count }: ViewInfo): Promise<SampleRow[]> =>
  (await call('GET /api/views/:id/rows', { params: { id }, query: { from: 0, count } })).rows;

describe('a view', () => {
  test('is served in windows of rows, in order, with both captions', async () => {
    const engine = await openDataset();
    const view = await engine.call('POST /api/views', { body: { query: '' } });
    expect(view).toMatchObject({ query: '', count: 4, total: 4, anchor: null, kept: [] });
    const rows = await rowsOf(engine, view);
    expect(names(rows)).toEqual(['1.png', '2.png', '10.png', 'sub/3.jpg']);
    expect(rows[0]).toMatchObject({
      width: 4,
      height: 4,
      format: 'png',
      problem: null,
      explicit: false,
      tags: {
        state: 'present',
        tags: [
          { text: 'perlica \\(arknights\\)', category: 'character' },
          { text: 'arknights', category: 'copyright' },
          { text: 'smile', category: 'general' },
        ],
      },
      nl: { state: 'present', text: '\ufeffPerlica smiles.' },
    });
    expect(rows[1]).toMatchObject({ width: 10, height: 20, explicit: true, nl: { state: 'missing' } });
    expect(rows[2]?.tags).toMatchObject({ state: 'unreadable', text: '\ufffda' });
    expect(rows[2]?.nl).toEqual({ state: 'present', text: ' ' });
    expect(rows[3]?.problem).not.toBeNull();
    const { ratios } = await engine.call('GET /api/views/:id/ratios', { params: { id: view.id } });
    expect(ratios).toEqual([1000, 500, 1000, 0]);
    const { rows: window } = await engine.call('GET /api/views/:id/rows', {
      params: { id: view.id },
      query: { from: 3, count: 100 },
    });
    expect(names(window)).toEqual(['sub/3.jpg']);
  });

  test('stays as it was made while files change; what is gone keeps its position', async () => {
    const engine = await openDataset();
    const { call, root, until, mark } = engine;
    const view = await call('POST /api/views', { body: { query: 'char:perlica' } });
    expect(await call('GET /api/views/:id/drift', { params: { id: view.id } })).toEqual({
      added: 0,
      removed: 0,
    });
    mark();
    rmSync(path.join(root, '1.png'));
    writeFiles(root, { '2.txt': 'perlica \\(arknights\\)' });
    await call('POST /api/dataset/rescan', { body: {} });
    await until((event) => event.type === 'job' && event.job.kind === 'scan' && event.job.state === 'done');
    expect(await call('GET /api/views/:id/drift', { params: { id: view.id } })).toEqual({
      added: 1,
      removed: 1,
    });
    const rows = await rowsOf(engine, view);
    expect(rows.map(({ relPath, problem }) => [relPath, problem !== null])).toEqual([
      ['1.png', true],
      ['sub/3.jpg', true],
    ]);
    expect(rows[0]?.problem).toBe('This file is gone.');
    const { facets } = await call('GET /api/views/:id/facets', {
      params: { id: view.id },
      query: { only: 'characters' },
    });
    expect(facets[0]?.items).toMatchObject([{ label: 'perlica (arknights)', count: 1, total: 2 }]);
    const found = await call('GET /api/views/:id/found', {
      params: { id: view.id },
      query: { from: 0, count: 9 },
    });
    expect(names(found.found)).toEqual(['sub/3.jpg']);
    const again = await call('POST /api/views', { body: { query: 'char:perlica' } });
    expect(names(await rowsOf(engine, again))).toEqual(['2.png', 'sub/3.jpg']);
  });

  test('keeps anchor and selection of the view before it', async () => {
    const engine = await openDataset();
    const first = await engine.call('POST /api/views', { body: { query: 'sort:-path' } });
    const anchor = (await rowsOf(engine, first))[3]?.id;
    const second = await engine.call('POST /api/views', {
      body: {
        query: 'name:.png',
        anchor,
        keep: {
          view: first.id,
          ranges: [
            [0, 2],
            [3, 4],
          ],
        },
      },
    });
    expect(second).toMatchObject({
      count: 3,
      anchor: 0,
      kept: [
        [0, 1],
        [2, 3],
      ],
    });
    const third = await engine.call('POST /api/views', {
      body: { query: 'ext:jpg', anchor, keep: { view: viewId.parse('long gone'), ranges: [[0, 9]] } },
    });
    expect(third).toMatchObject({ count: 1, anchor: null, kept: [] });
    expect(
      await engine.call('GET /api/views/:id/position', {
        params: { id: second.id },
        query: { sample: Number(anchor) },
      }),
    ).toEqual({ position: 0 });
  });

  test('tells found samples as the command line prints them', async () => {
    const { call } = await openDataset();
    const { id } = await call('POST /api/views', { body: { query: 'perlica nl:smiles' } });
    const { found } = await call('GET /api/views/:id/found', {
      params: { id },
      query: { from: 0, count: 10 },
    });
    expect(found).toMatchObject([
      {
        relPath: '1.png',
        tags: ['perlica \\(arknights\\)', 'arknights', 'smile'],
        nl: 'Perlica smiles.',
        width: 4,
        height: 4,
      },
    ]);
  });
});

describe('what cannot be answered', () => {
  test('a query that does not parse is an error at a position', async () => {
    const { refused } = await openDataset();
    expect(await refused('POST /api/views', { body: { query: 'smile colour:red' } })).toMatchObject({
      code: 'bad-query',
      detail: { position: 6, length: 7 },
    });
  });

  test('a view is gone when 32 others were asked for since, or when its dataset was closed', async () => {
    const engine = await openDataset();
    const { call, refused } = engine;
    const make = () => call('POST /api/views', { body: { query: '' } });
    const [first, second] = [await make(), await make()];
    for (let i = 0; i < 31; i++) {
      await call('GET /api/views/:id/drift', { params: { id: first.id } });
      await make();
    }
    await call('GET /api/views/:id/drift', { params: { id: first.id } });
    const gone = await refused('GET /api/views/:id/drift', { params: { id: second.id } });
    expect(gone.code).toBe('view-gone');
    await engine.open(tempFolder());
    expect((await refused('GET /api/views/:id/drift', { params: { id: first.id } })).code).toBe('view-gone');
  });

  test('without a dataset there are no views', async () => {
    const { refused } = await startEngine();
    expect((await refused('POST /api/views', { body: { query: '' } })).code).toBe('no-dataset');
    expect((await refused('GET /api/complete', { query: { text: 'a' } })).code).toBe('no-dataset');
  });
});

test('tags complete, by category', async () => {
  const { call, refused } = await openDataset();
  const { completions } = await call('GET /api/complete', {
    query: { text: 'ark', categories: 'copyright' },
  });
  expect(completions).toEqual([{ text: 'arknights', key: 'arknights', category: 'copyright', count: 2 }]);
  const wrong = await refused('GET /api/complete', { query: { text: 'ark', categories: 'colour' } });
  expect(wrong.code).toBe('bad-request');
  expect(wrong.message).toContain('“colour” is not a list of character');
});

describe('samples', () => {
  test('one sample with the files of its captions', async () => {
    const engine = await openDataset();
    const view = await engine.call('POST /api/views', { body: { query: '' } });
    const [first] = await rowsOf(engine, view);
    const detail = await engine.call('GET /api/samples/:id', { params: { id: first?.id ?? 0 } });
    expect(detail).toMatchObject({
      row: { relPath: '1.png' },
      alpha: false,
      pages: 1,
      orientation: 1,
      tagsFile: { relPath: '1.txt', text: 'perlica \\(arknights\\), arknights, smile', sharedWith: [] },
      nlFile: { relPath: '1_nl.txt', fileSize: 18 },
    });
    const gone = await engine.refused('GET /api/samples/:id', { params: { id: 4711 } });
    expect(gone).toMatchObject({ code: 'not-found', detail: { sample: 4711 } });
  });

  test('what the samples of a scope share, and what only some of them have', async () => {
    const engine = await openDataset();
    const view = await engine.call('POST /api/views', { body: { query: '' } });
    const rows = await rowsOf(engine, view);
    const summary = await engine.call('POST /api/samples/summary', {
      body: {
        scope: {
          view: view.id,
          ranges: [
            [0, 2],
            [1, 2],
            [9, 12],
          ],
        },
      },
    });
    expect(summary).toMatchObject({
      count: 2,
      bytes: (rows[0]?.fileSize ?? 0) + (rows[1]?.fileSize ?? 0),
      sizes: [
        { width: 4, height: 4, count: 1 },
        { width: 10, height: 20, count: 1 },
      ],
      shared: [{ text: 'arknights', category: 'copyright' }],
      missing: { tags: 0, nl: 1 },
    });
    expect(summary.partial.map(({ text, count }) => [text, count])).toEqual([
      ['ember \\(arknights\\)', 1],
      ['explicit', 1],
      ['perlica \\(arknights\\)', 1],
      ['smile', 1],
    ]);
    expect(names(summary.first)).toEqual(['1.png', '2.png']);
    const named = await engine.call('POST /api/samples/summary', {
      body: { scope: { ids: [sampleId.parse(4711), sampleId.parse(rows[2]?.id)] } },
    });
    expect(named).toMatchObject({ count: 1, shared: [], partial: [], missing: { tags: 0, nl: 0 } });
  });
});
