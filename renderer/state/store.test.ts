import { describe, expect, test } from 'vitest';
import { sampleId } from '../../shared/api/ids.ts';
import { pageSize } from './rowWindows.ts';
import { focusedRow, rowAt } from './rowsSlice.ts';
import {
  createListEngine,
  datasetOf,
  helloOf,
  manyRows,
  openedEngine,
  rowOf,
  type ListEngine,
} from './testing.ts';

test('an answer that comes after the events about a dataset does not undo them', async () => {
  const engine = createListEngine(manyRows(3));
  const { store } = engine;
  const answer = Promise.withResolvers<void>();
  engine.gate = answer.promise;
  const opening = store.getState().openDataset({ path: '/data' });
  const ready = datasetOf({ revision: 7, samples: 3 });
  engine.hear({ type: 'dataset', dataset: ready });
  answer.resolve();
  expect(await opening).toBeNull();
  expect(store.getState().dataset).toEqual(ready);
});

test('events that come while the settings are read for a hello are newer than it, and stay', async () => {
  const engine = createListEngine(manyRows(3));
  const settings = Promise.withResolvers<void>();
  engine.gate = settings.promise;
  const ready = datasetOf({ revision: 7, samples: 3 });
  engine.hear({ type: 'hello', engine: 'e1', dataset: null, jobs: [] });
  engine.hear({ type: 'dataset', dataset: datasetOf({ phase: 'scanning' }) });
  engine.hear({ type: 'dataset', dataset: ready });
  settings.resolve();
  await engine.quiet();
  expect(engine.store.getState().dataset).toEqual(ready);
  expect(engine.store.getState().view?.count).toBe(3);
});

describe('a view', () => {
  test('arrives together with its first rows', async () => {
    const { store } = await openedEngine(100);
    const state = store.getState();
    expect(state.greeted).toBe(true);
    expect(state.view?.count).toBe(100);
    expect(rowAt(state, 0)?.id).toBe(1);
    expect(rowAt(state, 59)?.id).toBe(60);
  });

  test('stays when the next query does not parse, and the error says where', async () => {
    const engine = await openedEngine(100);
    await engine.store.getState().runQuery('(');
    const state = engine.store.getState();
    expect(state.queryError).toEqual({ message: 'It is bad-query.', position: 0, length: 1 });
    expect(state.view?.count).toBe(100);
    expect(state.query).toBe('');
    expect(state.draft).toBe('(');
    await state.runQuery('sample 1');
    expect(engine.store.getState().queryError).toBeNull();
  });

  test('of a beginning is not kept when the whole text cannot be read: the last entered one is shown', async () => {
    const { store } = await openedEngine(100);
    await store.getState().runQuery('sample 1');
    await store.getState().followQuery('sample');
    expect(store.getState().query).toBe('sample');
    await store.getState().followQuery('(');
    const state = store.getState();
    expect(state).toMatchObject({ draft: '(', query: 'sample 1', entered: 'sample 1' });
    expect(state.queryError).toEqual({ message: 'It is bad-query.', position: 0, length: 1 });
  });

  test('is that of the last query, when an earlier one is answered late', async () => {
    const engine = await openedEngine(100);
    const { promise, resolve } = Promise.withResolvers<void>();
    engine.gate = promise;
    const slow = engine.store.getState().runQuery('sample 1');
    engine.gate = null;
    await engine.store.getState().runQuery('sample 2');
    resolve();
    await slow;
    await engine.quiet();
    expect(engine.store.getState().view?.query).toBe('sample 2');
  });

  test('of a query that is entered, and asked again as the field is left, is the entered one', async () => {
    const engine = await openedEngine(100);
    const state = engine.store.getState;
    await Promise.all([state().runQuery('sample 2'), state().followQuery('sample 2')]);
    expect([state().query, state().entered]).toEqual(['sample 2', 'sample 2']);
  });

  test('keeps the focused sample focused when it is in the next result', async () => {
    const engine = await openedEngine(100);
    engine.store.getState().pick(19, 'only');
    await engine.store.getState().runQuery('sample 2');
    const state = engine.store.getState();
    expect(focusedRow(state)?.relPath).toBe('sample 20.png');
    expect(state.arrival).toEqual({ kind: 'show', position: state.focus });
    expect(state.ranges).toEqual([[1, 2]]);
    await state.runQuery('sample 3');
    expect(engine.store.getState().focus).toBeNull();
    expect(engine.store.getState().arrival).toEqual({ kind: 'top' });
  });

  test('made again holds what is at the top of the screen, with focus and selection', async () => {
    const engine = await openedEngine(200);
    const state = engine.store.getState;
    state().showRows(40, 50);
    await engine.quiet();
    state().pick(44, 'only');
    state().pick(46, 'extend');
    engine.samples = [rowOf(900), rowOf(901), ...engine.samples];
    await state().refresh();
    expect(state().arrival).toEqual({ kind: 'hold', was: 40, position: 42 });
    expect(rowAt(state(), 42)?.id).toBe(41);
    expect(state().ranges).toEqual([
      [46, 47],
      [47, 48],
      [48, 49],
    ]);
    expect(focusedRow(state())?.id).toBe(47);
  });

  test('is marked as out of date when samples come, and stays as it is', async () => {
    const engine = await openedEngine(10);
    engine.samples = [...engine.samples, rowOf(11)];
    engine.hear({ type: 'samples', revision: 2, ids: [sampleId.parse(11)] });
    await engine.quiet();
    engine.pass(1000);
    await engine.quiet();
    expect(engine.store.getState().view?.count).toBe(10);
    expect(engine.store.getState().drift).toEqual({ added: 1, removed: 0 });
    await engine.store.getState().refresh();
    expect(engine.store.getState().drift).toBeNull();
  });
});

/** One more sample is found by the scan. */
const more = async (engine: ListEngine, revision: number): Promise<void> => {
  engine.samples = [...engine.samples, rowOf(1000 + revision)];
  engine.revision = revision;
  engine.hear({ type: 'dataset', dataset: datasetOf({ phase: 'scanning', revision }) });
  await engine.quiet();
};

describe('the first scan', () => {
  test('fills the sheet about once a second', async () => {
    const engine = await openedEngine(3, { phase: 'scanning' });
    await more(engine, 2);
    await more(engine, 3);
    engine.pass(900);
    await engine.quiet();
    expect(engine.store.getState().view?.count).toBe(3);
    engine.pass(100);
    await engine.quiet();
    expect(engine.store.getState().view?.count).toBe(5);
  });

  test('is shown whole when it ends, and from then on the view stays as it is', async () => {
    const engine = await openedEngine(0, { phase: 'scanning' });
    const found = (count: number, revision: number): void => {
      engine.samples = manyRows(count);
      engine.revision = revision;
      engine.hear({ type: 'dataset', dataset: datasetOf({ revision }) });
    };
    found(5, 2);
    engine.pass(300);
    await engine.quiet();
    expect(engine.store.getState().view?.count).toBe(5);
    found(6, 3);
    engine.pass(300);
    await engine.quiet();
    expect(engine.store.getState().view?.count).toBe(5);
    expect(engine.store.getState().drift).toEqual({ added: 1, removed: 0 });
  });

  test('that ends with what is shown already leaves the view as it is', async () => {
    const engine = await openedEngine(5, { phase: 'scanning' });
    engine.hear({ type: 'dataset', dataset: datasetOf() });
    engine.samples = manyRows(6);
    engine.revision = 2;
    engine.hear({ type: 'dataset', dataset: datasetOf({ revision: 2 }) });
    engine.pass(300);
    await engine.quiet();
    expect(engine.store.getState().view?.count).toBe(5);
    expect(engine.store.getState().drift).toEqual({ added: 1, removed: 0 });
  });

  test('leaves the view alone while several samples are selected', async () => {
    const engine = await openedEngine(3, { phase: 'scanning' });
    engine.store.getState().selectAll();
    await more(engine, 2);
    engine.pass(1000);
    await engine.quiet();
    expect(engine.store.getState().view?.count).toBe(3);
    expect(engine.store.getState().drift).toEqual({ added: 1, removed: 0 });
  });
});

describe('rows', () => {
  test('are read around what is on screen, and forgotten far from it', async () => {
    const engine = await openedEngine(6000);
    engine.store.getState().showRows(3000, 3010);
    await engine.quiet();
    expect(rowAt(engine.store.getState(), 3000)?.id).toBe(3001);
    expect(rowAt(engine.store.getState(), 3069)?.id).toBe(3070);
    expect(rowAt(engine.store.getState(), 0)).toBeUndefined();
  });

  test('of the focused sample are kept, wherever the sheet is', async () => {
    const engine = await openedEngine(6000);
    engine.store.getState().pick(5, 'only');
    engine.store.getState().showRows(3000, 3010);
    await engine.quiet();
    expect(focusedRow(engine.store.getState())?.id).toBe(6);
  });

  test('that changed are read again, and no others', async () => {
    const engine = await openedEngine(200);
    engine.store.getState().showRows(50, 70);
    await engine.quiet();
    engine.log.length = 0;
    engine.samples = engine.samples.map((row) => (row.id === 70 ? rowOf(70, 'changed') : row));
    engine.hear({ type: 'samples', revision: 1, ids: [sampleId.parse(70)] });
    await engine.quiet();
    expect(engine.log).toEqual([`GET /api/views/v1/rows?from=${pageSize}&count=${pageSize}`]);
    expect(rowAt(engine.store.getState(), 69)?.relPath).toBe('changed.png');
  });
});

describe('an engine that was restarted', () => {
  test('is asked for the same view again, at the same place', async () => {
    const engine = await openedEngine(200);
    await engine.store.getState().runQuery('sample 1');
    engine.store.getState().pick(3, 'only');
    engine.restart();
    engine.hear(helloOf('e2'));
    await engine.quiet();
    const state = engine.store.getState();
    expect(state.view?.id).toBe('v3');
    expect(state.query).toBe('sample 1');
    expect(focusedRow(state)?.relPath).toBe('sample 12.png');
  });

  test('that has nothing open opens the dataset again', async () => {
    const engine = await openedEngine(20);
    engine.restart();
    engine.hear({ type: 'hello', engine: 'e2', dataset: null, jobs: [] });
    await engine.quiet();
    expect(engine.log).toContain('POST /api/dataset/open');
    expect(engine.store.getState().view?.id).toBe('v2');
  });

  test('while rows are being read, gives a new view by itself', async () => {
    const engine = await openedEngine(2000);
    engine.restart();
    engine.store.getState().showRows(1000, 1010);
    await engine.quiet();
    expect(engine.store.getState().view?.id).toBe('v2');
    engine.store.getState().showRows(1000, 1010);
    engine.pass(100);
    await engine.quiet();
    expect(rowAt(engine.store.getState(), 1000)?.id).toBe(1001);
  });
});

describe('settings', () => {
  test('take effect at once and are sent as one', async () => {
    const engine = await openedEngine(1);
    engine.store.getState().changeSettings({ density: 'tiles' });
    engine.store.getState().changeSettings({ density: 'sheet' });
    engine.store.getState().changeSettings({ theme: 'dark' });
    expect(engine.store.getState().settings.density).toBe('sheet');
    engine.pass(200);
    await engine.quiet();
    expect(engine.log.filter((line) => line.startsWith('PATCH'))).toHaveLength(1);
  });
});

test('an engine that was away is told the settings when it is back', async () => {
  const engine = await openedEngine(1);
  engine.away = true;
  engine.store.getState().changeSettings({ density: 'tiles' });
  engine.pass(200);
  await engine.quiet();
  expect(engine.store.getState().toasts).toEqual([]);
  engine.away = false;
  engine.log.length = 0;
  engine.hear(helloOf('e2'));
  await engine.quiet();
  expect(engine.log).toContain('PATCH /api/settings {"density":"tiles"}');
});

describe('the selection', () => {
  test('of everything is one range, and inverts to nothing', async () => {
    const { store } = await openedEngine(100);
    store.getState().selectAll();
    expect(store.getState().ranges).toEqual([[0, 100]]);
    store.getState().invertSelection();
    expect(store.getState().ranges).toEqual([]);
  });

  test('extends from where it began, and goes back', async () => {
    const { store } = await openedEngine(100);
    store.getState().pick(10, 'only');
    store.getState().moveTo(13, 'extend');
    store.getState().moveTo(8, 'extend');
    expect(store.getState().ranges).toEqual([[8, 11]]);
    store.getState().pick(20, 'toggle');
    store.getState().pick(22, 'add');
    expect(store.getState().ranges).toEqual([
      [8, 11],
      [20, 23],
    ]);
  });

  test('by keys ends at the edges, and asks to be scrolled to', async () => {
    const { store } = await openedEngine(10);
    const before = store.getState().reveal;
    store.getState().moveTo(50, 'only');
    expect(store.getState().focus).toBe(9);
    store.getState().step(1);
    expect(store.getState().focus).toBe(9);
    expect(store.getState().reveal).toBe(before + 2);
  });
});

test('a message about an edit takes the place of the one about the edit before it, and of no other', () => {
  const { store } = createListEngine([]);
  const { say } = store.getState();
  const said = () => store.getState().toasts.map(({ text }) => text);
  say('The index was rebuilt.');
  say('Rename: 3 files written', 'plain', 'edit');
  say('Undo: 2 files written, 1 failed', 'problem', 'edit');
  say('Redo: 3 files written', 'plain', 'edit');
  expect(said()).toEqual([
    'The index was rebuilt.',
    'Undo: 2 files written, 1 failed',
    'Redo: 3 files written',
  ]);
});
