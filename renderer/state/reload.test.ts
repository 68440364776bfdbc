import { describe, expect, test } from 'vitest';
import type { AppStore } from './types.ts';
import { createEventFeed } from './connect.ts';
import { readKeptWindow, keptWindowOf } from './keptWindow.ts';
import { focusedRow, rowAt } from './rowsSlice.ts';
import { helloOf, openedEngine, rowOf, type ListEngine } from './testing.ts';

/** What a window shows after a reload, in the same run of the engine or a new one. */
const reloaded = async (before: ListEngine, restarted = false): Promise<AppStore> => {
  const text = JSON.stringify(keptWindowOf(before.store.getState()));
  if (restarted) before.restart();
  const store = before.window(readKeptWindow(text));
  createEventFeed(store)(helloOf('e1'));
  await before.quiet();
  return store;
};

/** A window with a query, a scroll position and a selection. */
const inTheMiddle = async (): Promise<ListEngine> => {
  const engine = await openedEngine(200);
  const state = engine.store.getState;
  await state().runQuery('sample 1');
  state().showRows(40, 50);
  await engine.quiet();
  state().pick(44, 'only');
  state().pick(46, 'extend');
  engine.store.setState({ place: () => ({ position: 40, hidden: 12 }) });
  return engine;
};

describe('a window that is reloaded', () => {
  test('shows the same query at the same place, with the same focus and selection', async () => {
    const engine = await inTheMiddle();
    const before = engine.store.getState();
    const after = (await reloaded(engine)).getState();
    expect(after.query).toBe('sample 1');
    expect(after.draft).toBe('sample 1');
    expect(after.arrival).toEqual({ kind: 'return', position: 40, hidden: 12 });
    expect(rowAt(after, 40)).toEqual(rowAt(before, 40));
    expect(focusedRow(after)).toEqual(focusedRow(before));
    expect(after.ranges.length).toBeGreaterThan(0);
  });

  test('finds its place by the samples, not by their numbers', async () => {
    const engine = await inTheMiddle();
    engine.samples = [rowOf(900, 'sample 1 new'), ...engine.samples];
    expect((await reloaded(engine)).getState().arrival).toEqual({ kind: 'return', position: 41, hidden: 12 });
  });

  test('comes back without the selection where the engine is another one', async () => {
    const after = (await reloaded(await inTheMiddle(), true)).getState();
    expect(after.query).toBe('sample 1');
    expect(after.ranges).toEqual([]);
    expect(after.arrival).toMatchObject({ position: 40 });
  });

  test('begins anew on another dataset', async () => {
    const engine = await inTheMiddle();
    const store = engine.window(readKeptWindow(JSON.stringify(keptWindowOf(engine.store.getState()))));
    createEventFeed(store)(helloOf('e1', { id: 'another' }));
    await engine.quiet();
    expect(store.getState().query).toBe('');
    expect(store.getState().arrival).toEqual({ kind: 'top' });
  });

  test('begins anew where what was kept cannot be read', () => {
    expect(readKeptWindow(null)).toBeNull();
    expect(readKeptWindow('{')).toBeNull();
    expect(readKeptWindow('{"query": "of another version"}')).toBeNull();
  });
});
