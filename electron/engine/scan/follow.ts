/** Follows what other tools do to a dataset: folders that are listed are watched, files that change are read. */
import { createFolderWatch } from './watch.ts';

export interface FollowOptions {
  /** The dataset's real path. */
  readonly root: string;
  /** Reads what has changed of these files and folders. */
  readonly read: (relPaths: readonly string[]) => Promise<unknown>;
  /** Watching has begun or ended. */
  readonly onTurn: () => void;
  readonly log: (line: string) => void;
}

export interface Follower {
  /** False where the folder cannot be watched. */
  readonly watching: boolean;
  /** When the last folder began to be watched, in milliseconds since 1970; 0 before the first. */
  readonly since: number;
  /**
   * Watches these folders as well.
   * @param settled whether they are new in a dataset that has been read: then what came into them before is read
   */
  folders(relPaths: readonly string[], settled: boolean): void;
  /** Sees nothing until `resume`. */
  pause(): void;
  /** Continues as if watching had begun now: the caller reads what happened meanwhile. */
  resume(): void;
  close(): void;
}

export const followChanges = ({ root, read, onTurn, log }: FollowOptions): Follower => {
  const changed = new Set<string>();
  let state: 'not yet' | 'watching' | 'ended' = 'not yet';
  let since = 0;
  let reading = false;

  /** One at a time: what changes while files are read is gathered, however fast another tool writes. */
  const readOn = async (): Promise<void> => {
    reading = true;
    while (changed.size > 0) {
      const relPaths = [...changed];
      changed.clear();
      await read(relPaths).catch((error: unknown) => {
        if (state !== 'ended') log(`Changes in ${root} were not read: ${String(error)}`);
      });
    }
    reading = false;
  };
  // Not awaited: a failure goes to the log.
  const look = (relPaths: readonly string[]): void => {
    for (const relPath of relPaths) changed.add(relPath);
    if (!reading && state !== 'ended') void readOn();
  };
  const end = (): void => {
    state = 'ended';
    changed.clear();
    watch.close();
  };
  const giveUp = (error: unknown): void => {
    log(`${root} cannot be watched: ${String(error)}`);
    end();
    onTurn();
  };
  const watch = createFolderWatch({
    root,
    wholeTree: process.platform !== 'linux',
    onChange: look,
    onError: giveUp,
  });

  return {
    get watching() {
      return state === 'watching';
    },
    get since() {
      return since;
    },
    folders: (relPaths, settled) => {
      if (state === 'ended') return;
      try {
        if (!watch.add(relPaths)) return;
        state = 'watching';
        since = Date.now();
        if (settled) look(relPaths);
        else onTurn();
      } catch (error) {
        giveUp(error);
      }
    },
    pause: () => {
      if (state === 'watching') watch.pause();
    },
    resume: () => {
      if (state !== 'watching') return;
      try {
        watch.resume();
        since = Date.now();
      } catch (error) {
        giveUp(error);
      }
    },
    close: end,
  };
};
