/** The trainer's view of the open dataset: of one sample at once, of all of them in a thread. */
import type { Reply } from '../../../../shared/api/contract.ts';
import type { BucketList, TrainerPreview, TrainerSummary } from '../../../../shared/api/trainer.ts';
import type { BucketConfig } from '../../../../shared/trainer/bucketConfig.ts';
import type { EpochConfig } from '../../../../shared/trainer/epoch.ts';
import type { OpenDataset, Workspace } from '../../dataset.ts';
import { EngineError } from '../../errors.ts';
import { inThread } from '../../work/inThread.ts';
import type { Jobs, RunningJob } from '../../work/jobs.ts';
import type { Thread } from '../../work/rpc.ts';
import { trainerConfig } from '../trainerConfig.ts';
import { previewOf } from './preview.ts';
import type { TrainerMethods } from './protocol.ts';
import { summaryOf } from './summary.ts';
import { readDatasetFile } from './userFile.ts';
import { indexFileIn } from '../../index/indexFile.ts';
import { createTurns } from '../../work/turns.ts';

export interface PreviewOptions {
  /** A sample's id, or its path. */
  readonly sample: number | { readonly relPath: string };
  readonly draws: number;
  readonly seed: number;
  /** A diffusion-pipe `.toml` in place of what the dataset says. */
  readonly configFile?: string | undefined;
}

export interface Trainer {
  /** @throws EngineError `not-found`, or `bad-request` for a file that cannot be used */
  preview(options: PreviewOptions): TrainerPreview;
  /** @throws EngineError `cancelled` when the job is stopped */
  summary(): Promise<TrainerSummary>;
  /** The settings of a `dataset.toml`. @throws EngineError `bad-request` where it cannot be used */
  datasetFile(named: string): Reply<'POST /api/trainer/dataset-file'>;
  /** @param change takes the dataset's settings, and returns those to count with */
  buckets(change: (config: BucketConfig) => BucketConfig): Promise<BucketList>;
  /** Stops all counting. Resolves when nothing runs any more. */
  close(): Promise<void>;
}

export interface TrainerOptions {
  readonly workspace: Workspace;
  readonly jobs: Jobs;
}

/** A count that takes longer, in milliseconds, shows as a job. */
const jobAfter = 200;

const idOf = ({ columns }: OpenDataset, relPath: string): number => {
  for (let id = 1; id < columns.slots; id += 1) if (columns.relPath(id) === relPath) return id;
  throw new EngineError('not-found', `There is not an image ${relPath} in this dataset.`, { path: relPath });
};

/** Counts in threads, each shown as a job once it takes long. */
const createCounting = (jobs: Jobs) => {
  const closing = new AbortController();
  const running = new Set<Promise<unknown>>();

  const counted = async <T>(work: (thread: Thread<TrainerMethods>) => Promise<T>): Promise<T> => {
    const stop = new AbortController();
    const told: { job: RunningJob | null } = { job: null };
    const timer = setTimeout(() => {
      const label = 'Counting what an epoch shows';
      told.job = jobs.start({ kind: 'insight', label, onCancel: () => stop.abort() });
    }, jobAfter);
    const signal = AbortSignal.any([stop.signal, closing.signal]);
    const onProgress = (done: number, total: number): void => told.job?.progress(done, total);
    try {
      const result = await inThread({ worker: 'trainer', signal, onProgress }, work);
      told.job?.done(null);
      return result;
    } catch (error) {
      if (closing.signal.aborted && told.job !== null) jobs.cancel(told.job.id);
      if (signal.aborted) told.job?.done(null);
      else told.job?.fail(error instanceof Error ? error.message : String(error));
      throw signal.aborted ? new EngineError('cancelled', 'Counting was stopped.') : error;
    } finally {
      clearTimeout(timer);
    }
  };

  return {
    inThread: <T>(work: (thread: Thread<TrainerMethods>) => Promise<T>): Promise<T> => {
      const result = counted(work);
      running.add(result);
      const forget = (): void => void running.delete(result);
      result.then(forget, forget);
      return result;
    },
    close: async (): Promise<void> => {
      closing.abort();
      await Promise.allSettled(running);
    },
  };
};

export const createTrainer = ({ workspace, jobs }: TrainerOptions): Trainer => {
  const counting = createCounting(jobs);

  /** The last counts: what has not changed is not counted again. */
  let known: { readonly key: string; readonly summary: TrainerSummary } | null = null;

  const count = async (): Promise<TrainerSummary> => {
    const dataset = workspace.current();
    const { columns, root, id } = dataset;
    const { trainer: settings } = dataset.project().settings;
    const config = trainerConfig(root, settings);
    const key = JSON.stringify([id, columns.revision, settings, config.used]);
    if (known?.key === key) return known.summary;
    const characters = new Set<string>();
    for (let tag = 0; tag < columns.tags.size; tag += 1) {
      if (columns.tags.category(tag) === 'character') characters.add(columns.tags.key(tag));
    }
    const epoch: EpochConfig = {
      mix: config.mix,
      protectedTags: new Set(config.protectedTags),
      buckets: settings.buckets,
      repeats: settings.repeats,
      batch: config.batch,
      smallBuckets: settings.smallBuckets,
    };
    const indexFile = indexFileIn(dataset.dataFolder);
    const counted = await counting.inThread((thread) =>
      thread.call('summary', { indexFile, config: epoch, characters }),
    );
    known = { key, summary: summaryOf(counted, config, settings, columns.tags) };
    return known.summary;
  };

  /** One after the other: a caller that waits can use what the one before has counted. */
  const counts = createTurns();

  return {
    preview: ({ sample, draws, seed, configFile }) => {
      const dataset = workspace.current();
      const { trainer: settings } = dataset.project().settings;
      const id = typeof sample === 'number' ? sample : idOf(dataset, sample.relPath);
      const config = trainerConfig(dataset.root, settings, configFile);
      return previewOf(dataset, { id, draws, seed, config, buckets: settings.buckets });
    },
    summary: () => counts.next(count),
    datasetFile: (named) => {
      const read = readDatasetFile(workspace.current().root, named);
      if (!read.ok) throw new EngineError('bad-request', read.reason, { path: named });
      const { buckets, repeats, notice } = read.value;
      return { buckets, repeats, notice };
    },
    buckets: (change) => {
      const dataset = workspace.current();
      const config = change(dataset.project().settings.trainer.buckets);
      const indexFile = indexFileIn(dataset.dataFolder);
      return counting.inThread((thread) => thread.call('buckets', { indexFile, config }));
    },
    close: () => counting.close(),
  };
};
