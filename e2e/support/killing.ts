/** Kills the engine at a chosen moment of what it was asked to do: by the files that it has changed, not by the clock. */
import { watch } from 'node:fs';
import { join } from 'node:path';
import type { Served } from './served.ts';

/** The files whose changes count. */
interface Watched {
  /** Each by itself, without its subfolders. */
  readonly folders: readonly string[];
  readonly counts: (name: string) => boolean;
}

/** After so many files have changed, or at a share of the time before the first change. */
export type Moment = { readonly changes: number } | { readonly beforeFirst: number };

/**
 * The moment of a round: of each five, three in the middle of writing, one before it and one after its end. Successive
 * rounds are spread evenly, by the golden ratio. The first one is let end: it measures.
 * @param files how many the work changes
 */
export const momentOf = (round: number, files: number): Moment => {
  const share = (round * 0.618_034) % 1;
  if (round % 5 === 1) return { beforeFirst: share };
  if (round === 0 || round % 5 === 3) return { changes: Infinity };
  return { changes: 1 + Math.floor(share * 0.9 * files) };
};

/** Sends a request, and kills the engine at the moment, or once the request has ended. */
type Kill = (served: Served, moment: Moment, request: () => Promise<unknown>) => Promise<void>;

export const createKill = ({ folders, counts }: Watched): Kill => {
  /** Milliseconds from a request to its first change, as measured last. */
  let untilFirst = 0;
  return async (served, moment, request) => {
    const changed = new Set<string>();
    const now = Promise.withResolvers<void>();
    const began = performance.now();
    const watchers = folders.map((folder) =>
      watch(folder, (_event, name) => {
        if (name === null || !counts(name)) return;
        if (changed.size === 0) untilFirst = performance.now() - began;
        changed.add(join(folder, name));
        if ('changes' in moment && changed.size >= moment.changes) now.resolve();
      }),
    );
    const ended = request().catch(() => undefined);
    const timer =
      'beforeFirst' in moment ? setTimeout(() => now.resolve(), moment.beforeFirst * untilFirst) : null;
    await Promise.race([now.promise, ended]);
    await served.end('SIGKILL');
    await ended;
    if (timer !== null) clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
};
