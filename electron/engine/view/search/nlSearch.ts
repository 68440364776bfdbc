/** The thread that searches NL captions, started on demand and ended when idle. */
import { EngineError } from '../../errors.ts';
import { createKeptThread } from '../../work/keptThread.ts';
import { callWorker } from '../../work/rpc.ts';
import type { NlTerm } from '../nlTerms.ts';
import type { SearchMethods, SearchWorkerData } from './protocol.ts';
import { startWorker } from '../../work/workers.ts';
import { indexFileIn } from '../../index/indexFile.ts';
import { createTurns } from '../../work/turns.ts';

export interface NlSearch {
  /**
   * For each term the ids of the samples that it finds, in order.
   * @throws EngineError `cancelled` when the signal aborts, or the search is closed
   */
  find(terms: readonly NlTerm[], signal: AbortSignal): Promise<readonly ArrayLike<number>[]>;
  close(): Promise<void>;
}

/** Milliseconds without a search after which the thread ends, to free its connection and memory. */
const idle = 30_000;

/** @param dataFolder the dataset's, where its index is */
export const createNlSearch = (dataFolder: string): NlSearch => {
  const workerData: SearchWorkerData = { indexFile: indexFileIn(dataFolder) };
  const thread = createKeptThread<SearchMethods>(() =>
    callWorker(startWorker('search', { workerData }), () => undefined),
  );
  let timer: NodeJS.Timeout | undefined;
  const turns = createTurns();
  let closed = false;

  const end = (): Promise<void> => {
    clearTimeout(timer);
    return thread.end();
  };

  const stop = (): void => void end();

  const search = async (
    terms: readonly NlTerm[],
    signal: AbortSignal,
  ): Promise<readonly ArrayLike<number>[]> => {
    const cancelled = new EngineError('cancelled', 'The search was cancelled.');
    if (closed || signal.aborted) throw cancelled;
    clearTimeout(timer);
    signal.addEventListener('abort', stop, { once: true });
    try {
      return await thread.opened().call('find', terms);
    } catch (error) {
      void thread.end();
      throw signal.aborted || closed ? cancelled : error;
    } finally {
      signal.removeEventListener('abort', stop);
      timer = setTimeout(stop, idle).unref();
    }
  };

  return {
    find: (terms, signal) => turns.next(() => search(terms, signal)),
    close: async () => {
      closed = true;
      await end();
      await turns.idle();
    },
  };
};
