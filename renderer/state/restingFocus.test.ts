import { expect, test } from 'vitest';
import { createRestingFocus } from './restingFocus.ts';
import { createListEngine, datasetOf, rowOf } from './testing.ts';

const samples = 200;
const rows = Array.from({ length: samples }, (_, index) => rowOf(index + 1));

/** Runs waiting things by hand. */
const createWaiting = () => {
  const waiting = new Set<() => void>();
  return {
    add: (run: () => void) => {
      waiting.add(run);
      return () => void waiting.delete(run);
    },
    pass: () => {
      for (const run of waiting) {
        waiting.delete(run);
        run();
      }
    },
  };
};

const setUp = async () => {
  const { store, hear, quiet } = createListEngine(rows);
  hear({ type: 'hello', engine: 'e1', dataset: datasetOf({ samples }), jobs: [] });
  await quiet();
  const keys = new EventTarget();
  const paint = createWaiting();
  const time = createWaiting();
  const resting = createRestingFocus({ store, keys, afterPaint: paint.add, after: time.add });
  const told: (number | null)[] = [];
  resting.subscribe(() => told.push(resting.get()));
  const press = (): void => void keys.dispatchEvent(new Event('keydown'));
  const release = (): void => void keys.dispatchEvent(new Event('keyup'));
  return { store, resting, paint, time, told, press, release };
};

test('without a key it follows when the focus has been painted', async () => {
  const { store, resting, paint, told } = await setUp();
  store.getState().pick(7, 'only');
  expect(resting.get()).toBe(null);
  paint.pass();
  expect(resting.get()).toBe(7);
  expect(told).toEqual([7]);
});

test('a held key moves the focus alone; its release lets the rest follow, once', async () => {
  const { store, resting, paint, told, press, release } = await setUp();
  for (let step = 0; step < 20; step += 1) {
    press();
    store.getState().step(1);
    paint.pass();
  }
  expect(store.getState().focus).toBe(19);
  expect(told).toEqual([]);
  release();
  expect(told).toEqual([]);
  paint.pass();
  expect(resting.get()).toBe(19);
  expect(told).toEqual([19]);
});

test('a key that is held and moves nothing any more counts as resting', async () => {
  const { store, resting, time, press } = await setUp();
  press();
  store.getState().step(1);
  time.pass();
  expect(resting.get()).toBe(0);
});

test('what needs the sample in focus at once gets it, and nothing follows later', async () => {
  const { store, resting, paint, time, told, press, release } = await setUp();
  press();
  store.getState().pick(3, 'only');
  resting.now();
  expect(resting.get()).toBe(3);
  release();
  paint.pass();
  time.pass();
  expect(told).toEqual([3]);
});

test('another view has other samples at the same positions', async () => {
  const { store, resting, press } = await setUp();
  press();
  store.getState().pick(19, 'only');
  await store.getState().runQuery('sample 2');
  expect(store.getState().focus).toBe(1);
  expect(resting.get()).toBe(1);
});
