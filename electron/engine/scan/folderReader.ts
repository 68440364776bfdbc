/**
 * Reads a dataset's folder whole. What changed between being listed or read and being watched would be missed: that
 * is looked at once more afterwards.
 */
import { EngineError } from '../errors.ts';
import type { Follower } from './follow.ts';
import type { ScanClient, ScanRun } from './scanClient.ts';
import type { ScanResult } from './protocol.ts';

export interface FolderReader {
  /** Resolves when the folder has been read to its end, or the run was cancelled. */
  read(run: ScanRun): Promise<ScanResult>;
  /** Does work during which changes of files are not followed; what others changed meanwhile is read afterwards. */
  unfollowed<T>(work: () => Promise<T>): Promise<T>;
}

export interface FolderReaderOptions {
  readonly root: string;
  readonly client: Pick<ScanClient, 'scan'>;
  readonly follower: Pick<Follower, 'since' | 'pause' | 'resume'>;
  readonly log: (line: string) => void;
}

export const createFolderReader = ({ root, client, follower, log }: FolderReaderOptions): FolderReader => {
  let wasRead = false;
  let catchingUp = new AbortController();
  const catchUp = (): void => {
    catchingUp.abort();
    catchingUp = new AbortController();
    const { signal } = catchingUp;
    const run = { suffixes: null, before: follower.since, onProgress: () => undefined, signal };
    client.scan(run).catch((error: unknown) => {
      const closed = error instanceof EngineError && error.code === 'cancelled';
      if (!closed) log(`${root} was not read again: ${String(error)}`);
    });
  };
  return {
    read: async (run) => {
      const startedAt = Date.now();
      try {
        const result = await client.scan(run);
        if (!result.cancelled && follower.since > startedAt) catchUp();
        return result;
      } finally {
        wasRead = true;
      }
    },
    unfollowed: async (work) => {
      // It would slow the work down, and the one that follows looks at all that it would have looked at.
      catchingUp.abort();
      follower.pause();
      try {
        return await work();
      } finally {
        follower.resume();
        if (wasRead) catchUp();
      }
    },
  };
};
