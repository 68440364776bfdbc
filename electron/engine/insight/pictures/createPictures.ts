/**
 * What is measured of each picture of the open dataset: looked at once, kept beside the index, and looked at again only
 * when its file is another. Small datasets are looked at unasked, in the background; large ones when somebody asks.
 */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Job } from '../../../../shared/api/job.ts';
import type { OpenDataset, Workspace } from '../../dataset.ts';
import { flag } from '../../index/columns.ts';
import type { Events } from '../../work/events.ts';
import type { Jobs, RunningJob } from '../../work/jobs.ts';
import { callWorker, type Thread } from '../../work/rpc.ts';
import type { PicturesMethods, PicturesThreadData } from './protocol.ts';
import type { PictureFacts } from './record.ts';
import { createSheet, type PictureSheet } from './sheet.ts';
import { startWorker } from '../../work/workers.ts';

export type { PictureFacts } from './record.ts';

export interface PicturesState {
  /** Pictures that have been looked at, broken ones included. */
  readonly measured: number;
  /** All pictures of the dataset. */
  readonly total: number;
  /** Somebody is looking at pictures now. */
  readonly running: boolean;
}

export interface Pictures {
  /** What is known of a sample's picture as it is now; null: not looked at yet, or broken. */
  facts(id: number): PictureFacts | null;
  /** A sample's picture, as its file is now, has been decoded wholly. */
  isWhole(id: number): boolean;
  /** Why a picture cannot be decoded, in words; null: it can, or was not looked at yet. */
  problem(id: number): string | null;
  state(): PicturesState;
  /** Looks at all pictures that have not been looked at; what runs already is not started twice. */
  measure(): Job;
  /** Hears when there is more to know than before, or all of it. Returns what ends that. */
  onChange(listener: (dataset: OpenDataset) => void): () => void;
  close(): Promise<void>;
}

export interface PicturesOptions {
  readonly workspace: Workspace;
  readonly events: Events;
  readonly jobs: Jobs;
  readonly log: (line: string) => void;
}

/** Where the measures of a dataset's pictures are kept. */
export const picturesFile = (dataset: OpenDataset): string => join(dataset.dataFolder, 'pictures.db');

/** Files a question to the thread: what is known is asked for in large pieces, what is measured in small ones. */
const pieces = { known: 2000, measure: 16 };
/** The first screen comes first: milliseconds to wait after opening, and after changes that follow. */
const patience = { opening: 2000, changes: 200 };
/** What is looked at unasked: about 20 seconds' work on two cores. */
const unasked = { pictures: 2000, pixels: 1.5e9 };

interface Opened {
  readonly dataset: OpenDataset;
  readonly sheet: PictureSheet;
  readonly stop: AbortController;
  timer: NodeJS.Timeout | null;
  job: RunningJob | null;
  /** False once somebody has stopped what began unasked. */
  willing: boolean;
  /** Rises when the sheet does: what was counted then is not counted again. */
  counted: { readonly at: string; readonly measured: number };
}

const isSmall = ({ columns }: OpenDataset, ids: readonly number[]): boolean => {
  let pixels = 0;
  for (const id of ids) pixels += (columns.width[id] ?? 0) * (columns.height[id] ?? 0);
  return ids.length <= unasked.pictures && pixels <= unasked.pixels;
};

export const createPictures = ({ workspace, events, jobs, log }: PicturesOptions): Pictures => {
  const listeners = new Set<(dataset: OpenDataset) => void>();
  let opened: Opened | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  const tell = ({ dataset, stop }: Opened): void => {
    // A dataset that is being closed is not open any more before it is let go.
    if (stop.signal.aborted || workspace.peek() !== dataset) return;
    for (const listener of listeners) listener(dataset);
    events.publish({ type: 'findings', of: 'problems' });
    events.publish({ type: 'findings', of: 'duplicates' });
  };

  /** The thread lives no longer than its work: it holds much memory. */
  const withThread = async (
    { dataset }: Opened,
    work: (thread: Thread<PicturesMethods>) => Promise<void>,
  ): Promise<void> => {
    const atOnce = Math.min(4, Math.max(2, availableParallelism() - 1));
    const workerData: PicturesThreadData = {
      databaseFile: picturesFile(dataset),
      root: dataset.root,
      atOnce,
    };
    const worker = startWorker('pictures', { workerData });
    const thread = callWorker<PicturesMethods>(worker, () => undefined);
    try {
      await work(thread);
      await thread.call('close', null);
    } finally {
      await thread.end();
    }
  };

  const ask = async (
    { sheet, dataset }: Opened,
    ids: readonly number[],
    size: number,
    call: (piece: ReturnType<PictureSheet['filesOf']>) => ReturnType<PicturesMethods['measure']>,
    goOn: (done: number) => boolean,
  ): Promise<void> => {
    for (let from = 0; from < ids.length && goOn(from); from += size) {
      const part = ids.slice(from, from + size);
      const files = sheet.filesOf(dataset.columns, part);
      sheet.add(part, files, await call(files));
      await setImmediate();
    }
  };

  /** Fills the sheet with what is kept, and then, with a job, with what has to be looked at. */
  const run = async (to: Opened, asked: boolean, begin: () => RunningJob): Promise<void> => {
    const { dataset, sheet, stop } = to;
    const wanted = (ids: readonly number[]): boolean =>
      ids.length > 0 && (asked || (to.willing && isSmall(dataset, ids)));
    const live = (): boolean => !stop.signal.aborted;
    const unknown = sheet.unknown(dataset.columns);
    const fresh = sheet.fresh(dataset.columns);
    if (fresh.length === 0 && !wanted(unknown)) return;
    await withThread(to, async (thread) => {
      await ask(to, fresh, pieces.known, (files) => thread.call('known', files), live);
      const missing = sheet.unknown(dataset.columns);
      if (missing.length < unknown.length) tell(to);
      if (!wanted(missing) || !live()) return;
      const job = begin();
      job.progress(0, missing.length);
      const goOn = (done: number): boolean => {
        job.progress(done, missing.length);
        return live() && !job.signal.aborted;
      };
      await ask(to, missing, pieces.measure, (files) => thread.call('measure', files), goOn);
      const whole = goOn(missing.length);
      if (whole) await thread.call('keep', allPaths(dataset));
      if (job.signal.aborted) to.willing = false;
    });
  };

  const start = (to: Opened): RunningJob => {
    const job = jobs.start({ kind: 'insight', label: 'Looking at the pictures' });
    to.job = job;
    return job;
  };

  /** One after the other; `asked` ends with the work, here or where it was asked for while another was begun. */
  const queue = (to: Opened, asked: RunningJob | null): void => {
    let job = asked;
    const begin = (): RunningJob => (job ??= to.job ?? start(to));
    const work = async (): Promise<void> => {
      try {
        if (!to.stop.signal.aborted) await run(to, asked !== null, begin);
        job?.done(null);
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        log(`The pictures of ${to.dataset.root} were not looked at: ${message}`);
        job?.fail(message);
      } finally {
        if (to.job === job) to.job = null;
        tell(to);
      }
    };
    turn = turn.then(work);
  };

  const later = (to: Opened): void => {
    if (to.timer !== null) return;
    const wait = to.sheet.size === 0 ? patience.opening : patience.changes;
    to.timer = setTimeout(() => {
      to.timer = null;
      if (to.job === null && to.sheet.unknown(to.dataset.columns).length > 0) queue(to, null);
    }, wait);
    to.timer.unref();
  };

  const release = (): void => {
    if (opened === null) return;
    opened.stop.abort();
    if (opened.timer !== null) clearTimeout(opened.timer);
    opened = null;
  };

  /** What is open now, as this side sees it; a dataset that has been closed is let go. */
  const at = (dataset: OpenDataset): Opened => {
    if (opened?.dataset === dataset) return opened;
    release();
    opened = {
      dataset,
      sheet: createSheet(),
      stop: new AbortController(),
      timer: null,
      job: null,
      willing: true,
      counted: { at: '', measured: 0 },
    };
    return opened;
  };

  const unsubscribe = events.subscribe((event) => {
    if (event.type !== 'dataset' && event.type !== 'samples') return;
    const dataset = workspace.peek();
    if (dataset === null) release();
    else if (dataset.info().phase === 'ready') later(at(dataset));
  });

  const current = (): Opened => at(workspace.current());

  return {
    facts: (id) => {
      const { sheet, dataset } = current();
      return sheet.facts(dataset.columns, id);
    },
    isWhole: (id) => {
      const { sheet, dataset } = current();
      return sheet.isMeasured(dataset.columns, id);
    },
    problem: (id) => {
      const { sheet, dataset } = current();
      return sheet.problem(dataset.columns, id);
    },
    state: () => {
      const to = current();
      const { columns } = to.dataset;
      const now = `${columns.revision}:${to.sheet.size}`;
      if (to.counted.at !== now) {
        to.counted = { at: now, measured: columns.count - to.sheet.unknown(columns).length };
      }
      return { measured: to.counted.measured, total: columns.count, running: to.job !== null };
    },
    measure: () => {
      const to = current();
      if (to.job !== null) return to.job.current();
      const job = start(to);
      queue(to, job);
      return job.current();
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      unsubscribe();
      release();
      await turn;
    },
  };
};

const allPaths = ({ columns }: OpenDataset): readonly string[] => {
  const paths: string[] = [];
  for (let id = 1; id < columns.slots; id += 1) {
    if (((columns.flags[id] ?? 0) & flag.alive) !== 0) paths.push(columns.relPath(id));
  }
  return paths;
};
