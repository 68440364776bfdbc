/** Proofreading marks as seen from outside: queries, rows, facets, what windows are told. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { EngineEvent } from '../../../shared/api/events.ts';
import type { SampleId } from '../../../shared/api/ids.ts';
import type { SampleRow } from '../../../shared/api/sample.ts';
import type { ViewInfo } from '../../../shared/api/view.ts';
import type { Mark } from '../../../shared/edit/mark.ts';
import { pngOf, startEngine, tempFolder, writeFiles, type TestEngine } from '../testing.ts';

interface Desk extends TestEngine {
  readonly folder: string;
  readonly view: (query?: string) => Promise<ViewInfo>;
  readonly rows: (view: ViewInfo) => Promise<readonly SampleRow[]>;
  /** Names of what a query finds, without extension. */
  readonly find: (query: string) => Promise<string>;
  readonly idOf: (name: string) => Promise<SampleId>;
  readonly setMark: (mark: Mark | null, names: string, note?: string) => Promise<void>;
  /** Does something, and waits for the event that tells of it: which samples have changed. */
  readonly told: (work: () => void | Promise<unknown>) => Promise<readonly SampleId[] | null>;
}

const isSamples = (event: EngineEvent): event is Extract<EngineEvent, { type: 'samples' }> =>
  event.type === 'samples';

/** A dataset of the images a, b, c and d. */
const sit = async (): Promise<Desk> => {
  const folder = tempFolder();
  const png = await pngOf();
  for (const name of ['a', 'b', 'c', 'd']) {
    writeFiles(folder, { [`${name}.png`]: png, [`${name}.txt`]: `${name}, 1girl` });
  }
  const engine = await startEngine();
  await engine.open(folder);
  const { call, until } = engine;
  const view = (query = ''): Promise<ViewInfo> => call('POST /api/views', { body: { query } });
  const rows = async ({ id, count }: ViewInfo): Promise<readonly SampleRow[]> =>
    (await call('GET /api/views/:id/rows', { params: { id }, query: { from: 0, count } })).rows;
  const idOf = async (name: string): Promise<SampleId> => {
    const row = (await rows(await view())).find(({ relPath }) => relPath === `${name}.png`);
    if (row === undefined) throw new Error(`There is no ${name}.`);
    return row.id;
  };
  return {
    ...engine,
    folder,
    view,
    rows,
    idOf,
    find: async (query) =>
      (await rows(await view(query))).map(({ relPath }) => relPath.replace('.png', '')).join(' '),
    setMark: async (mark, names, note) => {
      const ids = await Promise.all(names.split(' ').map(idOf));
      const edit = { kind: 'set-mark', mark, ...(note === undefined ? {} : { note }) } as const;
      await call('POST /api/edits', { body: { edit, scope: { ids } } });
    },
    told: async (work) => {
      const before = (await view()).revision;
      await work();
      const event = await until((one) => isSamples(one) && one.revision > before);
      return isSamples(event) ? event.ids : null;
    },
  };
};

test('samples are found by their mark; each has exactly one, or none', async () => {
  const { find, setMark, call, folder, told } = await sit();
  expect(await find('mark:none')).toBe('a b c d');
  await setMark('reviewed', 'a b');
  await setMark('needs-work', 'c');
  await setMark('excluded', 'd');
  expect(await find('mark:reviewed')).toBe('a b');
  expect(await find('mark:needs-work')).toBe('c');
  expect(await find('mark:needswork')).toBe('c');
  expect(await find('-mark:excluded')).toBe('a b c');
  expect(await find('mark:none')).toBe('');
  await told(() => writeFileSync(path.join(folder, 'b.txt'), 'b, 1girl, smile'));
  expect(await find('mark:reviewed')).toBe('a');
  expect(await find('mark:outdated')).toBe('b');
  await setMark(null, 'a');
  expect(await find('mark:none')).toBe('a');
  expect(await call('GET /api/marks')).toEqual({ reviewed: 0, needsWork: 1, excluded: 1, outdated: 1 });
});

test('rows carry the mark with its note, and whether a caption has changed since the review', async () => {
  const { rows, view, setMark, call, idOf } = await sit();
  await setMark('needs-work', 'a', 'Whose hand is this?');
  await setMark('reviewed', 'b');
  const marksNow = async () => (await rows(await view())).map(({ mark }) => mark);
  expect(await marksNow()).toEqual([
    { mark: 'needs-work', note: 'Whose hand is this?', outdated: false },
    { mark: 'reviewed', note: '', outdated: false },
    null,
    null,
  ]);
  const scope = { ids: [await idOf('b')] };
  const edit = { kind: 'add-tag', tag: 'smile', place: { at: 'end' } } as const;
  await call('POST /api/edits', { body: { edit, scope } });
  expect((await marksNow())[1]).toEqual({ mark: null, note: '', outdated: true });
  // What undo brings back is what was reviewed.
  await call('POST /api/undo', { body: {} });
  expect((await marksNow())[1]).toEqual({ mark: 'reviewed', note: '', outdated: false });
  const detail = await call('GET /api/samples/:id', { params: { id: await idOf('a') } });
  expect(detail.row.mark).toMatchObject({ mark: 'needs-work' });
});

test('a filter counts the marks once there are some', async () => {
  const { view, setMark, call } = await sit();
  const facet = async (query: string) => {
    const { id } = await view(query);
    const { facets } = await call('GET /api/views/:id/facets', { params: { id }, query: { only: 'marks' } });
    return facets[0]?.items.map(({ label, term, count, total }) => `${label} ${term} ${count}/${total}`);
  };
  expect(await facet('')).toEqual([]);
  await setMark('reviewed', 'a b');
  await setMark('excluded', 'c');
  expect(await facet('')).toEqual([
    'Reviewed mark:reviewed 2/2',
    'Excluded mark:excluded 1/1',
    'Not reviewed mark:none 1/1',
  ]);
  expect(await facet('a')).toEqual(['Reviewed mark:reviewed 1/2']);
});

describe('windows are told which samples have another mark', () => {
  test('after an edit, its undo and its redo', async () => {
    const { setMark, call, told, idOf } = await sit();
    const [a, c] = [await idOf('a'), await idOf('c')];
    expect(await told(() => setMark('reviewed', 'a c'))).toEqual([a, c]);
    expect(await told(() => call('POST /api/undo', { body: {} }))).toEqual([a, c]);
    expect(await told(() => call('POST /api/redo'))).toEqual([a, c]);
    expect(await told(() => setMark('excluded', 'c', 'Too dark.'))).toEqual([c]);
  });

  test('after another program has written the project’s file', async () => {
    const { setMark, told, idOf, folder, find, rows, view, call } = await sit();
    await told(() => setMark('reviewed', 'a'));
    const shown = await view('mark:reviewed');
    const [a, b] = [await idOf('a'), await idOf('b')];
    const file = path.join(folder, 'proofsheet.json');
    const document: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const marks = { 'b.png': { mark: 'needs-work', note: 'hands' }, 'gone.png': { mark: 'reviewed' } };
    const changed = await told(() => {
      writeFileSync(`${file}.new`, JSON.stringify({ ...Object(document), marks }));
      renameSync(`${file}.new`, file);
    });
    expect(new Set(changed)).toEqual(new Set([a, b]));
    expect(await find('mark:needs-work')).toBe('b');
    expect((await rows(await view()))[1]?.mark).toEqual({
      mark: 'needs-work',
      note: 'hands',
      outdated: false,
    });
    expect(await call('GET /api/views/:id/drift', { params: { id: shown.id } })).toEqual({
      added: 0,
      removed: 1,
    });
  });

  test('with a revision that has grown, so that windows ask how far their views are off', async () => {
    const { setMark, view, told, call } = await sit();
    const { id } = await view('mark:none');
    await told(() => setMark('reviewed', 'a'));
    expect(await call('GET /api/views/:id/drift', { params: { id } })).toEqual({ added: 0, removed: 1 });
  });
});

test('the next to be reviewed is from a place on, wrapping round; changed ones count, excluded ones do not', async () => {
  const { view, setMark, call, folder, told } = await sit();
  const { id } = await view();
  const next = async (after: number): Promise<number | null> =>
    (await call('GET /api/views/:id/unreviewed', { params: { id }, query: { after } })).position;
  expect([await next(0), await next(2), await next(4)]).toEqual([0, 2, 0]);
  await setMark('reviewed', 'a c');
  await setMark('excluded', 'd');
  expect([await next(0), await next(1), await next(2)]).toEqual([1, 1, 1]);
  await setMark('reviewed', 'b');
  expect(await next(0)).toBeNull();
  await told(() => writeFileSync(path.join(folder, 'c.txt'), 'c'));
  expect(await next(3)).toBe(2);
});

test('an edit of positions of a view is one of these samples', async () => {
  const { view, call, find } = await sit();
  const { id } = await view('sort:-name');
  const scope = { view: id, ranges: [[0, 2] as [number, number], [3, 4] as [number, number]] };
  const plan = await call('POST /api/plans', { body: { edit: { kind: 'remove-tag', tag: '1girl' }, scope } });
  expect(plan).toMatchObject({ scope: 3, samples: 3, elsewhere: 1 });
  await call('POST /api/plans/:id/apply', { params: { id: plan.id } });
  expect(await find('tag:1girl')).toBe('b');
  await call('POST /api/edits', { body: { edit: { kind: 'set-mark', mark: 'reviewed' }, scope } });
  expect(await find('mark:reviewed')).toBe('a c d');
});
