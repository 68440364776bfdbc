/** A second thread that copies images beside the export thread, as long as it has room for more. */
import { callWorker, type Thread } from '../../work/rpc.ts';
import { Unreadable } from '../copyFile.ts';
import { NotOurs } from '../outPlaces.ts';
import { type Held, NotWhole } from '../readBack.ts';
import type { Copied, CopierData, CopyJob, CopyMethods } from './protocol.ts';
import { startWorker } from '../../work/workers.ts';

export interface CopyHelper {
  /** Null: it is busy enough. Rejects as `FileWriter.copy` throws. */
  copy(job: CopyJob): Promise<Held> | null;
  end(): Promise<void>;
}

/** Files that it is given at a time: enough to keep it busy while the export thread is. */
const mostWaiting = 16;

const heldIn = (copied: Copied): Held => {
  switch (copied.kind) {
    case 'held':
      return copied.held;
    case 'not-ours':
      throw new NotOurs(copied.message);
    case 'not-whole':
      throw new NotWhole(copied.message);
    case 'unreadable':
      throw new Unreadable(copied.message);
  }
};

/** @param root the export folder's real path, which exists */
export const startCopyHelper = (root: string): CopyHelper => {
  const data: CopierData = { root };
  const worker = startWorker('copying', { workerData: data });
  const thread: Thread<CopyMethods> = callWorker(worker, () => undefined);
  let waiting = 0;
  return {
    copy: (job) => {
      if (waiting >= mostWaiting) return null;
      waiting += 1;
      return thread
        .call('copy', job)
        .then(heldIn)
        .finally(() => {
          waiting -= 1;
        });
    },
    end: () => thread.end(),
  };
};
