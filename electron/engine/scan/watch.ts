/**
 * Tells which files of a dataset other tools have changed. The system watches folders: one watch a folder on Linux,
 * one for the whole tree elsewhere. (@parcel/watcher keeps an entry a file: 77 MB and 5 s of work for 300,000 files.)
 */
import { watch, type FSWatcher } from 'node:fs';
import path from 'node:path';
import { folderOf } from '../../../shared/paths.ts';
import { thrownCode } from '../../../shared/thrownCode.ts';
import { isSkippedPath } from './skip.ts';
import { joinRel } from './walk.ts';

export interface FolderWatch {
  /**
   * Watches these folders from now on, besides those before (the whole tree is watched where the system can).
   * @returns whether some of them were not watched before
   * @throws the system's error, when it has no watches left or the folder cannot be watched
   */
  add(folders: readonly string[]): boolean;
  /** Sees nothing until `resume`; what is added meanwhile is watched then. */
  pause(): void;
  /** @throws as `add` */
  resume(): void;
  close(): void;
}

export interface WatchOptions {
  /** The dataset's real path. */
  readonly root: string;
  /** Whether the system watches a tree by one watch. */
  readonly wholeTree: boolean;
  /** Paths from the root, with `/`, of files and folders that were made, changed or removed. */
  readonly onChange: (relPaths: readonly string[]) => void;
  /** Watching has ended. */
  readonly onError: (error: Error) => void;
}

/** Tools write in bursts: what follows within this time is told together, in milliseconds. */
const quiet = 150;
/** A tool that never pauses is heard of this often. */
const longest = 1000;
/**
 * After a larger burst its folders are read instead of its files: the system drops what it cannot queue (16,384 events
 * on Linux), and does not say so.
 */
const burst = 2000;

export const createFolderWatch = ({ root, wholeTree, onChange, onError }: WatchOptions): FolderWatch => {
  const watches = new Map<string, FSWatcher>();
  const changed = new Set<string>();
  /** Folders that are to be watched again; null while nothing is paused. */
  let paused: Set<string> | null = null;
  let timer: NodeJS.Timeout | null = null;
  let since = 0;

  const tell = (): void => {
    timer = null;
    const relPaths = changed.size > burst ? new Set([...changed].map(folderOf)) : changed;
    const told = [...relPaths];
    changed.clear();
    onChange(told);
  };

  const onEvent = (folder: string, type: string, name: string | null): void => {
    // Without a name the system only knows that something in the folder is different.
    const relPath = name === null ? folder : joinRel(folder, name.split(path.sep).join('/'));
    if (relPath !== '' && isSkippedPath(relPath)) return;
    if (type === 'rename') forget(relPath);
    changed.add(relPath);
    if (timer === null) since = Date.now();
    else clearTimeout(timer);
    timer = setTimeout(tell, Math.max(0, Math.min(quiet, since + longest - Date.now())));
  };

  /** A folder that was moved or removed: one of this name that comes later is another. */
  const forget = (folder: string): void => {
    if (!watches.has(folder)) return;
    for (const [watched, watcher] of watches) {
      if (watched !== folder && !watched.startsWith(`${folder}/`)) continue;
      watcher.close();
      watches.delete(watched);
    }
  };

  const start = (folder: string): void => {
    const watcher = watch(path.join(root, folder), { recursive: wholeTree }, (type, name) =>
      onEvent(folder, type, name),
    );
    watches.set(folder, watcher);
    watcher.on('error', (error) => {
      if (folder === '') onError(error);
      else forget(folder);
    });
  };

  return {
    add: (folders) => {
      const wanted = wholeTree ? [''] : folders;
      if (paused !== null) {
        const before = paused.size;
        for (const folder of wanted) paused.add(folder);
        return paused.size > before;
      }
      const added = wanted.filter((folder) => !watches.has(folder));
      for (const folder of added) unlessGone(() => start(folder));
      return added.length > 0;
    },
    pause: () => {
      paused = new Set(watches.keys());
      for (const watcher of watches.values()) watcher.close();
      watches.clear();
    },
    resume: () => {
      const folders = paused ?? [];
      paused = null;
      for (const folder of folders) if (!watches.has(folder)) unlessGone(() => start(folder));
    },
    close: () => {
      paused = null;
      if (timer !== null) clearTimeout(timer);
      for (const watcher of watches.values()) watcher.close();
      watches.clear();
    },
  };
};

/** A folder that has gone meanwhile is no error. */
const unlessGone = (work: () => void): void => {
  try {
    work();
  } catch (error) {
    if (thrownCode(error) !== 'ENOENT') throw error;
  }
};
