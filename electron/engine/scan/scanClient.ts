/** The main thread's end of the scan worker: requests as promises, which are all settled when the worker ends. */
import type { CaptionSuffixes } from '../../../shared/api/dataset.ts';
import { datasetClosed } from '../errors.ts';
import type { ColumnsToKeep, ScanMessage, ScanRequest, ScanResult, ScanWorkerData } from './protocol.ts';
import { startWorker } from '../work/workers.ts';

/** What the worker sends by itself; answers to requests come as promises. */
export type ScanNews = Exclude<ScanMessage, { type: 'done' | 'failed' | 'loaded' | 'progress' }>;
export type Loaded = Extract<ScanMessage, { type: 'loaded' }>;

export interface ScanRun {
  readonly suffixes: CaptionSuffixes | null;
  /** Only what was last looked at before this time (milliseconds since 1970). */
  readonly before: number | null;
  readonly onProgress: (done: number, total: number | null) => void;
  readonly signal: AbortSignal;
}

export interface ScanClient {
  /** Resolves when everything that the index knew has been told as news. */
  readonly loaded: Promise<Loaded>;
  scan(run: ScanRun): Promise<ScanResult>;
  /**
   * Resolves when the index holds what these files say now.
   * @param force read them even when their size and time are as before
   */
  paths(relPaths: readonly string[], force: boolean): Promise<ScanResult>;
  /** Keeps columns for the next start, if they are of the index as it is then. */
  keep(toKeep: ColumnsToKeep): void;
  /** The same, and ends the worker; the index is closed when this resolves. */
  close(toKeep: ColumnsToKeep): Promise<void>;
}

interface Pending {
  readonly resolve: (result: ScanResult) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: (done: number, total: number | null) => void;
}

export const startScanWorker = (data: ScanWorkerData, onNews: (news: ScanNews) => void): ScanClient => {
  // Rows live no longer than their batch: a young generation that grows with them would only take memory.
  const resourceLimits = { maxYoungGenerationSizeMb: 24 };
  const worker = startWorker('scan', { workerData: data, resourceLimits });
  const pending = new Map<number, Pending>();
  const loaded = Promise.withResolvers<Loaded>();
  const exited = Promise.withResolvers<void>();
  // Awaited where a dataset is opened; a worker that dies later must not be an unhandled rejection.
  loaded.promise.catch(() => undefined);
  let requests = 0;
  let ended: Error | null = null;

  const fail = (error: Error): void => {
    ended ??= error;
    loaded.reject(error);
    for (const { reject } of pending.values()) reject(error);
    pending.clear();
  };
  worker.on('error', (error) => fail(error instanceof Error ? error : new Error(String(error))));
  worker.on('exit', () => {
    fail(datasetClosed());
    exited.resolve();
  });
  worker.on('message', (message: ScanMessage) => {
    switch (message.type) {
      case 'loaded':
        loaded.resolve(message);
        return;
      case 'progress':
        pending.get(message.request)?.onProgress(message.done, message.total);
        return;
      case 'done':
        pending.get(message.request)?.resolve(message.result);
        pending.delete(message.request);
        return;
      case 'failed':
        pending
          .get(message.request)
          ?.reject(Object.assign(new Error(message.message), { code: message.code }));
        pending.delete(message.request);
        return;
      case 'batch':
      case 'suffixes':
      case 'files':
      case 'folders':
      case 'log':
        onNews(message);
    }
  });

  const send = (message: ScanRequest): void => worker.postMessage(message);
  const ask = (
    message: (request: number) => ScanRequest,
    onProgress: Pending['onProgress'],
    signal?: AbortSignal,
  ): Promise<ScanResult> => {
    if (ended !== null) return Promise.reject(ended);
    const request = ++requests;
    const { promise, resolve, reject } = Promise.withResolvers<ScanResult>();
    pending.set(request, { resolve, reject, onProgress });
    send(message(request));
    const cancel = (): void => send({ type: 'cancel', request });
    signal?.addEventListener('abort', cancel, { once: true });
    return promise.finally(() => signal?.removeEventListener('abort', cancel));
  };

  return {
    loaded: loaded.promise,
    scan: ({ suffixes, before, onProgress, signal }) =>
      ask((request) => ({ type: 'scan', request, suffixes, before }), onProgress, signal),
    paths: (relPaths, force) =>
      ask(
        (request) => ({ type: 'paths', request, relPaths, force }),
        () => undefined,
      ),
    keep: (toKeep) => {
      if (ended === null) send({ type: 'keep', toKeep });
    },
    close: async (toKeep) => {
      if (ended === null) send({ type: 'close', toKeep });
      await exited.promise;
    },
  };
};
