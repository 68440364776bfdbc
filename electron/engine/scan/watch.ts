/** Tells which files of a dataset other tools have changed. */
import path from 'node:path';
import watcher from '@parcel/watcher';
import { isSkippedPath } from './skip.ts';

export interface FolderWatch {
  close(): Promise<void>;
}

export interface WatchOptions {
  /** The dataset's real path. */
  readonly root: string;
  /** Paths from the root, with `/`, of files and folders that were made, changed or removed. */
  readonly onChange: (relPaths: readonly string[]) => void;
  /** Some changes were missed, or watching has ended: the folder has to be read again. */
  readonly onError: (error: Error) => void;
}

/** Tools write in bursts: what follows within this time is told together, in milliseconds. */
const quiet = 150;
/** A tool that never pauses is heard of this often. */
const longest = 1000;

/** Resolves when changes are seen from now on. @throws when the folder cannot be watched */
export const watchFolder = async ({ root, onChange, onError }: WatchOptions): Promise<FolderWatch> => {
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | null = null;
  let since = 0;
  const tell = (): void => {
    timer = null;
    const relPaths = [...changed];
    changed.clear();
    onChange(relPaths);
  };
  const subscription = await watcher.subscribe(
    root,
    (error, events) => {
      if (error !== null) {
        onError(error);
        return;
      }
      for (const event of events) {
        const relPath = path.relative(root, event.path).split(path.sep).join('/');
        if (!isSkippedPath(relPath)) changed.add(relPath);
      }
      if (changed.size === 0) return;
      if (timer === null) since = Date.now();
      else clearTimeout(timer);
      timer = setTimeout(tell, Math.max(0, Math.min(quiet, since + longest - Date.now())));
    },
    { ignore: ['**/.*', '**/.*/**', '**/cache/**'] },
  );
  return {
    close: async () => {
      if (timer !== null) clearTimeout(timer);
      await subscription.unsubscribe();
    },
  };
};
