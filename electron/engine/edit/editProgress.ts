/** Follows what the edit thread writes: reports the progress of an edit to its caller, and has the index read the files. */
import type { OpenDataset } from '../dataset.ts';
import { createTurns } from '../work/turns.ts';
import type { Notice } from './protocol.ts';
import { createRereads } from './rereads.ts';
import { addUnread, createUnreadCell, readFiles } from './unread.ts';

/** The progress of an edit that is under way. */
export interface Watch {
  progress(done: number, total: number): void;
}

type Followed = Pick<OpenDataset, 'rescan' | 'unfollowed' | 'projectWritten'>;

/** An edit of more files than this is not followed file by file. */
const manyFiles = 500;

/** @param onRecovery is told how far an edit is that a crash interrupted */
export const createEditProgress = (
  dataset: Followed,
  onRecovery: (label: string, done: number, total: number) => void,
) => {
  const turns = createTurns();
  const unread = createUnreadCell();
  const { reread, rereads } = createRereads(async (files) => {
    try {
      await dataset.rescan(files);
    } finally {
      readFiles(unread, files.length);
    }
  });
  /** That of the call which is running: calls are made one at a time. */
  let watch: Watch | null = null;
  return {
    turns,
    /** For the thread: see unread.ts. */
    unread,
    /** Files that were written without a notice. */
    reread: (files: readonly string[]): void => {
      addUnread(unread, files.length);
      reread(files);
    },
    /** Resolves when the index has read all files that were written. */
    rereads,
    onNotice: (notice: Notice): void => {
      if (notice.type === 'recovering') onRecovery(notice.label, notice.done, notice.total);
      else if (notice.type === 'project') dataset.projectWritten(notice.written);
      else watch?.progress(notice.done, notice.total);
      if (notice.type === 'written') reread(notice.files);
    },
    /** In its turn; what the thread notices meanwhile goes to `watcher`. */
    watched: <T>(watcher: Watch, work: () => Promise<T>): Promise<T> =>
      turns.next(async () => {
        watch = watcher;
        try {
          return await work();
        } finally {
          watch = null;
        }
      }),
    /** Writes so many files, and waits until the index has read what was written. */
    settled: async <T>(files: number, write: () => Promise<T>): Promise<T> => {
      const work = async (): Promise<T> => {
        const report = await write();
        await rereads();
        return report;
      };
      return files > manyFiles ? dataset.unfollowed(work) : work();
    },
  };
};
