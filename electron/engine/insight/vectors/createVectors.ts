/**
 * Vectors of the open dataset's pictures: what looks alike points the same way. Made only when somebody asks, as they
 * take about a twentieth of a second each; kept beside the index by file, so that stopping and starting again goes on.
 *
 * Threads that compare vectors read them with `openVectorStore(vectorsFile(dataset))`.
 */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Job } from '../../../../shared/api/job.ts';
import type { OpenDataset, Workspace } from '../../dataset.ts';
import { flag } from '../../index/columns.ts';
import type { Jobs, RunningJob } from '../../work/jobs.ts';
import { callWorker, type Thread } from '../../work/rpc.ts';
import type { FileList, VectorsMethods, VectorsThreadData } from './protocol.ts';
import { openVectorStore } from './vectorStore.ts';
import { startWorker } from '../../work/workers.ts';

export interface VectorsState {
  /** Pictures that have a vector, or cannot have one. */
  readonly known: number;
  readonly total: number;
  /** The job that makes them now. */
  readonly job: Job | null;
}

export interface Vectors {
  state(): VectorsState;
  /** Makes those that are missing; what runs already is not started twice. Cancelling keeps what is done. */
  start(): Job;
  /** Resolves when no job makes any. */
  settled(): Promise<void>;
  /** Hears when some were made, and when a job has ended. Returns what ends that. */
  onChange(listener: () => void): () => void;
  close(): Promise<void>;
}

export interface VectorsOptions {
  readonly workspace: Workspace;
  readonly jobs: Jobs;
  readonly log: (line: string) => void;
}

/** Where they are kept. */
export const vectorsFile = (dataset: OpenDataset): string => join(dataset.dataFolder, 'vectors.db');

/** Pictures that a thread is given at a time. */
const piece = 8;

interface Run {
  readonly dataset: OpenDataset;
  readonly job: RunningJob;
  readonly ended: Promise<void>;
}

const filesOf = ({ columns }: OpenDataset): FileList => {
  const ids: number[] = [];
  const unreadable = flag.broken;
  for (let id = 1; id < columns.slots; id += 1) {
    const flags = columns.flags[id] ?? 0;
    if ((flags & flag.alive) !== 0 && (flags & unreadable) === 0) ids.push(id);
  }
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

const startThread = (dataset: OpenDataset): Thread<VectorsMethods> => {
  const workerData: VectorsThreadData = { databaseFile: vectorsFile(dataset), root: dataset.root };
  const worker = startWorker('vectors', { workerData });
  return callWorker<VectorsMethods>(worker, () => undefined);
};

export const createVectors = ({ workspace, jobs, log }: VectorsOptions): Vectors => {
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  let run: Run | null = null;
  /** How many are kept of which dataset, counted when that may have changed. */
  let counted: { readonly dataset: OpenDataset; readonly known: number } | null = null;

  const make = async (dataset: OpenDataset, job: RunningJob): Promise<number> => {
    const threads = [startThread(dataset)];
    try {
      const files = filesOf(dataset);
      const missing = (await threads[0]?.call('missing', files)) ?? [];
      const before = dataset.columns.count - missing.length;
      const wanted = Math.min(2, availableParallelism(), Math.ceil(missing.length / piece));
      while (threads.length < wanted) threads.push(startThread(dataset));
      let next = 0;
      let done = 0;
      let unreadable = 0;
      job.progress(0, missing.length);
      const work = async (thread: Thread<VectorsMethods>): Promise<void> => {
        while (next < missing.length && !job.signal.aborted && workspace.peek() === dataset) {
          const part = missing.slice(next, next + piece);
          next += part.length;
          unreadable += await thread.call('measure', pickFiles(files, part));
          done += part.length;
          counted = { dataset, known: before + done };
          job.progress(done, missing.length);
          await setImmediate();
        }
      };
      await Promise.all(threads.map(work));
      await Promise.all(threads.map((thread) => thread.call('close', null)));
      return unreadable;
    } finally {
      await Promise.all(threads.map((thread) => thread.end()));
    }
  };

  const begin = (dataset: OpenDataset): Run => {
    const job = jobs.start({ kind: 'insight', label: 'Comparing the pictures' });
    const work = async (): Promise<void> => {
      try {
        const unreadable = await make(dataset, job);
        job.done(unreadable === 0 ? null : `${unreadable} pictures could not be read.`);
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        log(`The pictures of ${dataset.root} were not compared: ${message}`);
        job.fail(message);
      } finally {
        if (run?.job === job) run = null;
        counted = null;
        tell();
      }
    };
    const started: Run = { dataset, job, ended: work() };
    run = started;
    tell();
    return started;
  };

  return {
    state: () => {
      const dataset = workspace.current();
      if (counted?.dataset !== dataset) counted = { dataset, known: countKept(vectorsFile(dataset)) };
      const total = dataset.columns.count;
      const own = run?.dataset === dataset ? run.job.current() : null;
      return { known: Math.min(counted.known, total), total, job: own };
    },
    start: () => {
      const dataset = workspace.current();
      if (run !== null && run.dataset === dataset) return run.job.current();
      return begin(dataset).job.current();
    },
    settled: async () => {
      await run?.ended;
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      await run?.ended;
    },
  };
};
