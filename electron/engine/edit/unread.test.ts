/** The thread that writes waits for the index, and no longer than it has to. */
import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { addUnread, createUnreadCell, readFiles, wroteFiles } from './unread.ts';

const many = 5000;

test('few unread files do not stop the writing, and a stopped edit waits for none', () => {
  const cell = createUnreadCell();
  wroteFiles(cell, 250, () => false);
  wroteFiles(cell, many, () => true);
  expect(new Int32Array(cell)[0]).toBe(many + 250);
});

test('the thread goes on when enough files have been read', async () => {
  const cell = createUnreadCell();
  const code = `
    const { parentPort, workerData } = require('node:worker_threads');
    import(workerData.file).then(({ wroteFiles }) => {
      parentPort.postMessage('writes');
      wroteFiles(workerData.cell, ${many}, () => false);
      parentPort.postMessage('goes on');
    });`;
  const file = join(import.meta.dirname, 'unread.ts');
  const worker = new Worker(code, { eval: true, workerData: { file, cell } });
  expect(await once(worker, 'message')).toEqual(['writes']);
  const next = once(worker, 'message');
  // It is in the wait once the files are counted, or is about to be: reading them ends it in both cases.
  while (Atomics.load(new Int32Array(cell), 0) < many) await new Promise((done) => setImmediate(done));
  readFiles(cell, many);
  expect(await next).toEqual(['goes on']);
  await worker.terminate();
});

test('what was written without a notice counts too, so that reading it leaves none', () => {
  const cell = createUnreadCell();
  addUnread(cell, 3);
  readFiles(cell, 3);
  expect(new Int32Array(cell)[0]).toBe(0);
});
