/**
 * The problems of the open dataset: looked for in a thread after opening and after every change, held there
 * to be read page by page, and kept between starts. The main thread has their numbers and the samples that
 * have them, for queries and filters.
 */
import { join } from 'node:path';
import type { ProblemsSummary } from '../../../../shared/api/problems.ts';
import { problemKinds, type ProblemKind } from '../../../../shared/problems/kinds.ts';
import type { OpenDataset } from '../../dataset.ts';
import { datasetClosed } from '../../errors.ts';
import { createFinder } from '../../work/finder.ts';
import type { FinderRun } from '../../work/finderFace.ts';
import type { Progress } from '../../work/inThread.ts';
import type { Jobs } from '../../work/jobs.ts';
import { createKeptThread } from '../../work/keptThread.ts';
import { callWorker, type Thread } from '../../work/rpc.ts';
import { startWorker } from '../../work/workers.ts';
import type { Pictures } from '../pictures/createPictures.ts';
import { gather } from './gather.ts';
import { createPictureMarks } from './pictureMarks.ts';
import type { FixedFound, LookedKind, LookReply, ProblemsMethods, ProblemsThreadData } from './protocol.ts';
import { indexFileIn } from '../../index/indexFile.ts';

export interface Problems {
  readonly dataset: OpenDataset;
  /** What is known now. */
  summary(): ProblemsSummary;
  /** The dataset has changed: search again, soon. */
  changed(): void;
  /** Images have been measured, or have changed. */
  picturesChanged(): void;
  /** Resolves when the result is of the dataset as it is. @throws EngineError `cancelled` */
  upToDate(): Promise<void>;
  /** A page of the problems of a kind, or of all. */
  page(
    kind: ProblemKind | null,
    from: number,
    count: number,
  ): Promise<{ readonly found: readonly FixedFound[]; readonly total: number }>;
  /** Samples of a kind, or of one of its fixes; nothing for an unknown fix. */
  samples(kind: ProblemKind, fix: number | null): readonly number[];
  close(): Promise<void>;
}

export interface ProblemsOptions {
  readonly dataset: OpenDataset;
  readonly pictures: Pictures;
  readonly jobs: Jobs;
  /** Whether a list of tags that the user has loaded has a tag. */
  readonly isListed: (key: string) => boolean;
  /** Whether they are looked for before anything asks for them. */
  readonly unasked: boolean;
  readonly log: (line: string) => void;
}

/** Milliseconds of quiet before the next search; the first screen has priority. */
const quiet = 400;
/** Milliseconds after which a search shows as a job. */
const jobAfter = 500;

/** The thread of one dataset's problems, kept for reading pages. */
const createThread = (dataset: OpenDataset) => {
  let run: FinderRun<LookReply> | null = null;
  const workerData: ProblemsThreadData = {
    indexFile: indexFileIn(dataset.dataFolder),
    keptFile: join(dataset.dataFolder, 'problems.db'),
  };
  const thread = createKeptThread<ProblemsMethods>(() =>
    callWorker(startWorker('problems', { workerData }), (notice) => {
      // A run's results.
      const { done, total } = notice as Progress;
      run?.progress(done, total);
    }),
  );
  return {
    ...thread,
    /** @returns what starts the thread for a run, and rejects when that has been stopped */
    during: (begun: FinderRun<LookReply>) => {
      begun.signal.addEventListener('abort', () => void thread.end(), { once: true });
      run = begun;
      return (): Thread<ProblemsMethods> => {
        begun.signal.throwIfAborted();
        return thread.opened();
      };
    },
  };
};

interface Known {
  readonly reply: LookReply;
  readonly byKind: ReadonlyMap<ProblemKind, LookedKind>;
}

const kindsOf = (known: Known | null, off: ReadonlySet<ProblemKind>): ProblemsSummary['kinds'] =>
  problemKinds.map((kind) => {
    const found = known?.byKind.get(kind);
    return {
      kind,
      on: !off.has(kind),
      count: found?.count ?? 0,
      samples: found?.samples.length ?? 0,
      fixes: (found?.fixes ?? []).map(({ edit, samples }) => ({ edit, samples: samples.length })),
    };
  });

export const createProblems = (options: ProblemsOptions): Problems => {
  const { dataset, pictures, jobs, isListed, unasked, log } = options;
  const marks = createPictureMarks(dataset, pictures);
  const thread = createThread(dataset);
  let known: Known | null = null;
  let failed: string | null = null;

  const finder = createFinder<LookReply>({
    jobs,
    label: 'Looking for problems',
    jobAfter: { asked: jobAfter, unasked: jobAfter },
    quiet: () => quiet,
    unasked,
    afterCancel: 'a change',
    failure: `The problems of ${dataset.root} were not looked for`,
    log,
    find: async (run) => {
      const opened = thread.during(run);
      if (run.last === null) {
        const last = await opened().call('last', undefined);
        if (last !== null) run.known(last);
      }
      const request = await gather(dataset, marks, isListed);
      return opened().call('look', request);
    },
  });

  const tell = (reply: LookReply): void => {
    if (known?.reply === reply) return;
    known = { reply, byKind: new Map(reply.kinds.map((each) => [each.kind, each])) };
    const ids = new Map(reply.kinds.map(({ kind, samples }) => [kind, Array.from(samples)] as const));
    dataset.findings.set('problem', ids);
    dataset.findings.setCount('problems', reply.affected);
  };

  finder.subscribe((state) => {
    if (state.at === 'found') failed = null;
    else if (state.at === 'cancelled') failed = 'It was stopped.';
    else if (state.at === 'failed') failed = state.reason;
    const reply = finder.found();
    // Callers that wait for it ask again.
    if (state.at === 'cancelled' || state.at === 'failed') dataset.findings.forget('problem');
    else if (reply !== null) tell(reply);
  });

  return {
    dataset,
    summary: () => ({
      looking: ['idle', 'waiting', 'running'].includes(finder.state().at),
      known: known !== null,
      failed,
      kinds: kindsOf(known, new Set(dataset.project().settings.problems.off)),
      affected: known?.reply.affected ?? 0,
      total: known?.reply.total ?? 0,
      pictures: pictures.state(),
    }),
    changed: () => finder.invalidate(),
    picturesChanged: () => {
      marks.stale();
      finder.invalidate();
    },
    upToDate: async () => {
      const { at } = await finder.upToDate();
      if (at === 'closed') throw datasetClosed();
    },
    page: async (kind, from, count) => {
      if (known === null || finder.state().at === 'closed') return { found: [], total: 0 };
      return thread.opened().call('page', { kind, from, count });
    },
    samples: (kind, fix) => {
      const found = known?.byKind.get(kind);
      if (found === undefined) return [];
      return Array.from(fix === null ? found.samples : (found.fixes[fix]?.samples ?? []));
    },
    close: async () => {
      await finder.close();
      await thread.end();
    },
  };
};
