import { expect, test } from 'vitest';
import { readTrace } from './uiTrace.ts';

const named = (tid: number, name: string) => ({ name: 'thread_name', pid: 1, tid, ts: 0, args: { name } });
const task = (tid: number, ts: number, dur: number, tdur: number) => ({
  name: 'RunTask',
  pid: 1,
  tid,
  ts,
  dur,
  tdur,
});
const key = (ts: number) => ({
  name: 'EventDispatch',
  pid: 1,
  tid: 1,
  ts,
  dur: 10,
  args: { data: { type: 'keydown' } },
});
const commit = (ts: number, dur: number) => ({ name: 'Commit', pid: 1, tid: 1, ts, dur });

const trace = (events: readonly object[]): string => JSON.stringify({ traceEvents: events });

test('a key costs all tasks from its own to the end of the frame that follows', () => {
  const { keys } = readTrace(
    trace([
      named(1, 'CrRendererMain'),
      task(1, 0, 5000, 5000),
      task(1, 10_000, 4000, 3000),
      key(10_500),
      task(1, 15_000, 2000, 1500),
      task(1, 20_000, 6000, 4000),
      commit(25_000, 500),
      task(1, 30_000, 9000, 9000),
    ]),
  );
  expect(keys).toEqual([{ work: 8.5, untilFrame: 15 }]);
});

test('a key without a frame after it is not counted', () => {
  const { keys } = readTrace(
    trace([named(1, 'CrRendererMain'), task(1, 0, 1, 1), commit(0, 1), key(10), task(1, 20, 1, 1)]),
  );
  expect(keys).toEqual([]);
});

test('only the busiest page counts, and no thread but its main one', () => {
  const { tasks } = readTrace(
    trace([
      named(1, 'CrRendererMain'),
      named(2, 'CrRendererMain'),
      named(3, 'Compositor'),
      task(1, 0, 2000, 2000),
      task(2, 0, 1000, 1000),
      task(3, 0, 9000, 9000),
    ]),
  );
  expect(tasks).toEqual([{ start: 0, length: 2, work: 2 }]);
});
