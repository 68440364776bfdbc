/** Work in a thread that lives only as long as the work, because it holds much memory. */
import { callWorker, type Methods, type Thread } from './rpc.ts';
import { startWorker, type WorkerName } from './workers.ts';

/** What a thread reports while it works. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

interface ThreadOptions {
  readonly worker: WorkerName;
  /** Passed when it starts. */
  readonly data?: unknown;
  /** Ends the thread at once: pending calls are rejected. */
  readonly signal: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

/** @throws what `work` throws, or the reason of a signal that has aborted before: then no thread is started */
export const inThread = async <M extends Methods, R>(
  { worker, data, signal, onProgress }: ThreadOptions,
  work: (thread: Thread<M>) => Promise<R>,
): Promise<R> => {
  signal.throwIfAborted();
  const thread = callWorker<M>(startWorker(worker, { workerData: data }), (notice) => {
    // Notices from the worker.
    const { done, total } = notice as Progress;
    onProgress?.(done, total);
  });
  const end = (): void => void thread.end();
  signal.addEventListener('abort', end, { once: true });
  try {
    return await work(thread);
  } finally {
    signal.removeEventListener('abort', end);
    await thread.end();
  }
};
