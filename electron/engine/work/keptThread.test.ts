/** Real threads: those that search NL captions, which open an index. */
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { tempFolder } from '../testing.ts';
import { createKeptThread } from './keptThread.ts';
import { callWorker } from './rpc.ts';
import { startWorker } from './workers.ts';

const stage = () => {
  const workers: Worker[] = [];
  const thread = createKeptThread(() => {
    const worker = startWorker('search', { workerData: { indexFile: join(tempFolder(), 'index.db') } });
    workers.push(worker);
    return callWorker(worker, () => undefined);
  });
  const alive = (): number => workers.filter(({ threadId }) => threadId !== -1).length;
  return { thread, workers, alive };
};

test('one thread serves all calls until it is ended; the next call starts another', async () => {
  const { thread, workers, alive } = stage();
  expect(thread.opened()).toBe(thread.opened());
  await thread.end();
  expect([workers.length, alive()]).toEqual([1, 0]);
  thread.opened();
  expect([workers.length, alive()]).toEqual([2, 1]);
  await thread.end();
  expect(alive()).toBe(0);
});

test('ending it again waits for the thread that is being ended already', async () => {
  const { thread, alive } = stage();
  thread.opened();
  void thread.end();
  thread.opened();
  void thread.end();
  await thread.end();
  expect(alive()).toBe(0);
});

test('where none was started there is nothing to wait for', async () => {
  const { thread, workers } = stage();
  await thread.end();
  expect(workers).toEqual([]);
});
