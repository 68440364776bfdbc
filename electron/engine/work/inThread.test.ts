/** Real threads: the one that measures images, which has much to do with a few thousand files. */
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { FilePiece, PicturesMethods, PicturesThreadData } from '../insight/pictures/protocol.ts';
import { pngOf, tempFolder, writeFiles } from '../testing.ts';
import { inThread } from './inThread.ts';
import type { Thread } from './rpc.ts';

const createStage = async () => {
  const root = tempFolder();
  writeFiles(root, { 'a.png': await pngOf(600, 600) });
  const data: PicturesThreadData = { databaseFile: join(root, 'pictures.db'), root, atOnce: 1 };
  const started: number[] = [];
  const note = ({ threadId }: { readonly threadId: number }): void => void started.push(threadId);
  process.on('worker', note);
  onTestFinished(() => void process.off('worker', note));
  return { worker: 'pictures', data, started } as const;
};

const files = (count: number): FilePiece => ({
  relPaths: Array.from({ length: count }, () => 'a.png'),
  sizes: new Float64Array(count),
  mtimes: new Float64Array(count),
});

test('a thread lives as long as its work', async () => {
  const { worker, data } = await createStage();
  const { signal } = new AbortController();
  const kept: { thread: Thread<PicturesMethods> | null } = { thread: null };
  const { states } = await inThread({ worker, data, signal }, (thread: Thread<PicturesMethods>) => {
    kept.thread = thread;
    return thread.call('measure', files(2));
  });
  expect([...states]).toEqual([1, 1]);
  await expect(kept.thread?.call('known', files(1))).rejects.toThrow('The thread has ended.');
});

test('a thread ends with its signal, however much it has to do', async () => {
  const { worker, data } = await createStage();
  const stop = new AbortController();
  const work = async (thread: Thread<PicturesMethods>): Promise<unknown> => {
    await thread.call('known', files(1));
    const measured = thread.call('measure', files(10_000));
    stop.abort();
    return measured;
  };
  await expect(inThread({ worker, data, signal: stop.signal }, work)).rejects.toThrow(
    'The thread has ended.',
  );
});

const refuse = (): Promise<never> => Promise.reject(new Error('It was called.'));

test('for what has been stopped before, no thread is started', async () => {
  const { worker, data, started } = await createStage();
  const signal = AbortSignal.abort(new Error('Stopped.'));
  await expect(inThread({ worker, data, signal }, refuse)).rejects.toThrow('Stopped.');
  expect(started).toEqual([]);
});
