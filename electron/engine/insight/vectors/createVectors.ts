/**
 * Vectors of the open dataset's images: images that look alike point the same way. Made only on request, as
 * they take about a twentieth of a second each; kept beside the index by file, so that stopping and starting
 * again goes on.
 *
 * Threads that compare vectors read them with `openVectorStore(vectorsFile(dataset))`.
 */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Job } from '../../../../shared/api/job.ts';
import type { OpenDataset } from '../../dataset.ts';
import { aliveIds } from '../../index/aliveIds.ts';
import { flag } from '../../index/columns.ts';
import { askForJob, createFinder } from '../../work/finder.ts';
import type { FinderRun } from '../../work/finderFace.ts';
import { inThread } from '../../work/inThread.ts';
import type { Jobs } from '../../work/jobs.ts';
import type { Thread } from '../../work/rpc.ts';
import { perDataset, type ClosingWorkspace } from '../perDataset.ts';
import type { FileList, VectorsMethods, VectorsThreadData } from './protocol.ts';
import { openVectorStore } from './vectorStore.ts';

export interface VectorsState {
  /** Images that have a vector, or cannot have one. */
  readonly known: number;
  readonly total: number;
  /** The job that makes them now. */
  readonly job: Job | null;
  /** Why the last job failed, or null. */
  readonly failed: string | null;
}

export interface Vectors {
  state(): VectorsState;
  /** Makes those that are missing; has no effect while that is running. Cancelling keeps what is done. */
  start(): Job;
  /** Resolves when no job makes any. */
  settled(): Promise<void>;
  /** Calls the listener when some were made, and when a job has ended. Returns the function that unsubscribes. */
  onChange(listener: () => void): () => void;
  close(): Promise<void>;
}

export interface VectorsOptions {
  readonly workspace: ClosingWorkspace;
  readonly jobs: Jobs;
  readonly log: (line: string) => void;
}

/** Where they are kept. */
export const vectorsFile = (dataset: OpenDataset): string => join(dataset.dataFolder, 'vectors.db');

/** The network that makes them: passed to the threads, whose own files are bundled elsewhere. */
const networkFile = join(import.meta.dirname, 'model', 'mobilenet.onnx');

/** Images that a thread is given at a time. */
const piece = 8;

const filesOf = ({ columns }: OpenDataset): FileList => {
  const ids = aliveIds(columns).filter((id) => ((columns.flags[id] ?? 0) & flag.broken) === 0);
  return {
    relPaths: ids.map((id) => columns.relPath(id)),
    sizes: Float64Array.from(ids, (id) => columns.fileSize[id] ?? 0),
    mtimes: Float64Array.from(ids, (id) => columns.mtime[id] ?? 0),
  };
};

const pickFiles = ({ relPaths, sizes, mtimes }: FileList, indices: readonly number[]): FileList => ({
  relPaths: indices.map((index) => relPaths[index] ?? ''),
  sizes: Float64Array.from(indices, (index) => sizes[index] ?? 0),
  mtimes: Float64Array.from(indices, (index) => mtimes[index] ?? 0),
});

const countKept = (file: string): number => {
  if (!existsSync(file)) return 0;
  const store = openVectorStore(file);
  try {
    return store.count();
  } finally {
    store.close();
  }
};

/** Makes those that are missing, in one thread or two. @returns how many images could not be read */
const make = async (
  dataset: OpenDataset,
  { signal, closing, progress }: FinderRun<number>,
  known: (count: number) => void,
): Promise<number> => {
  const data: VectorsThreadData = {
    databaseFile: vectorsFile(dataset),
    root: dataset.root,
    network: networkFile,
  };
  // After a cancel, the pieces that are being made are kept; only closing does not wait for them.
  const thread = { worker: 'vectors', data, signal: closing } as const;
  return inThread(thread, async (first: Thread<VectorsMethods>) => {
    const files = filesOf(dataset);
    const missing = await first.call('missing', files);
    const before = dataset.columns.count - missing.length;
    let next = 0;
    let done = 0;
    let unreadable = 0;
    progress(0, missing.length);
    const work = async (one: Thread<VectorsMethods>): Promise<void> => {
      while (next < missing.length && !signal.aborted) {
        const part = missing.slice(next, next + piece);
        next += part.length;
        unreadable += await one.call('measure', pickFiles(files, part));
        done += part.length;
        known(before + done);
        progress(done, missing.length);
        await setImmediate();
      }
      await one.call('close', null);
    };
    const threads = Math.max(1, Math.min(2, availableParallelism(), Math.ceil(missing.length / piece)));
    const works = [work(first), ...Array.from({ length: threads - 1 }, () => inThread(thread, work))];
    for (const one of works) one.catch(() => (next = missing.length));
    for (const ended of await Promise.allSettled(works)) if (ended.status === 'rejected') throw ended.reason;
    return unreadable;
  });
};

const createDatasetVectors = (
  dataset: OpenDataset,
  { jobs, log }: Pick<VectorsOptions, 'jobs' | 'log'>,
  tell: () => void,
) => {
  /** How many are kept; null when that may have changed. */
  let known: number | null = null;
  const finder = createFinder<number>({
    jobs,
    label: 'Comparing the images',
    jobAfter: { asked: 0, unasked: 0 },
    quiet: () => 0,
    unasked: false,
    afterCancel: 'a question',
    message: (unreadable) => (unreadable === 0 ? null : `${unreadable} images could not be read.`),
    failure: `The images of ${dataset.root} were not compared`,
    log,
    find: (run) => make(dataset, run, (count) => (known = count)),
  });
  finder.subscribe(({ at }) => {
    if (at !== 'running') known = null;
    tell();
  });
  return {
    dataset,
    state: (): VectorsState => {
      known ??= countKept(vectorsFile(dataset));
      const total = dataset.columns.count;
      const state = finder.state();
      const failed = state.at === 'failed' ? state.reason : null;
      return { known: Math.min(known, total), total, job: finder.job(), failed };
    },
    start: () => askForJob(finder),
    settled: async () => {
      if (finder.state().at === 'running') await finder.upToDate();
    },
    changed: () => undefined,
    close: () => finder.close(),
  };
};

export const createVectors = ({ workspace, jobs, log }: VectorsOptions): Vectors => {
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const { current, peek, close } = perDataset({
    workspace,
    make: (dataset) => createDatasetVectors(dataset, { jobs, log }, tell),
  });
  return {
    state: () => current().state(),
    start: () => current().start(),
    settled: async () => peek()?.settled(),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close,
  };
};
