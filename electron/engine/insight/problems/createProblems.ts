/**
 * The problems of the open dataset: looked for in a thread after opening and after every change, kept there to be leafed
 * through, and kept between starts. The main thread knows how many there are and which samples have them, for queries and the facets.
 */
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { TagCategory } from '../../../../shared/api/caption.ts';
import type { ProblemsSummary } from '../../../../shared/api/problems.ts';
import { tagKey } from '../../../../shared/caption/identity.ts';
import { problemKinds, type ProblemKind } from '../../../../shared/problems/kinds.ts';
import { parseRoster } from '../../../../shared/roster/parseRoster.ts';
import type { OpenDataset } from '../../dataset.ts';
import { EngineError } from '../../errors.ts';
import type { Jobs, RunningJob } from '../../work/jobs.ts';
import { callWorker, type Thread } from '../../work/rpc.ts';
import type { Pictures } from '../pictures/createPictures.ts';
import { createPictureMarks } from './pictureMarks.ts';
import type {
  FixedFound,
  LookedKind,
  LookReply,
  LookRequest,
  ProblemsMethods,
  ProblemsNotice,
  ProblemsThreadData,
} from './protocol.ts';
import { trainerRules } from './trainerRules.ts';
import { startWorker } from '../../work/workers.ts';

export interface Problems {
  readonly dataset: OpenDataset;
  /** What is known now. */
  summary(): ProblemsSummary;
  /** Something has changed: it will be looked for again, soon. */
  changed(): void;
  /** Pictures have been looked at, or are others now. */
  picturesChanged(): void;
  /** Resolves when what is known is of the dataset as it is. @throws EngineError `cancelled` */
  upToDate(): Promise<void>;
  /** A page of the problems of a kind, or of all. */
  page(
    kind: ProblemKind | null,
    from: number,
    count: number,
  ): Promise<{ readonly found: readonly FixedFound[]; readonly total: number }>;
  /** Samples of a kind, or of one of its fixes; nothing for a fix that is not there. */
  samples(kind: ProblemKind, fix: number | null): readonly number[];
  close(): Promise<void>;
}

export interface ProblemsOptions {
  readonly dataset: OpenDataset;
  readonly pictures: Pictures;
  readonly jobs: Jobs;
  /** Whether a list of tags that the user has loaded knows a tag. */
  readonly isListed: (key: string) => boolean;
  readonly log: (line: string) => void;
}

/** Milliseconds of quiet before it is looked again; the first screen comes first. */
const quiet = 400;
/** Milliseconds after which people are told that it is being looked for. */
const jobAfter = 500;
/** Tags looked through in one piece. */
const tagsAPiece = 20_000;

const gone = (): EngineError => new EngineError('cancelled', 'The dataset was closed.');

/** All categories but the one that most tags have. */
const categoriesOf = async ({
  columns: { tags },
}: OpenDataset): Promise<(readonly [string, TagCategory])[]> => {
  const categories: (readonly [string, TagCategory])[] = [];
  for (let tag = 0; tag < tags.size; tag += 1) {
    if (tag % tagsAPiece === tagsAPiece - 1) await setImmediate();
    const category = tags.category(tag);
    if (category !== 'general') categories.push([tags.key(tag), category]);
  }
  return categories;
};

export const createProblems = ({ dataset, pictures, jobs, isListed, log }: ProblemsOptions): Problems => {
  const marks = createPictureMarks(dataset, pictures);
  let thread: Thread<ProblemsMethods> | null = null;
  let job: RunningJob | null = null;
  let known: (LookReply & { readonly byKind: ReadonlyMap<ProblemKind, LookedKind> }) | null = null;
  let failed: string | null = null;
  let timer: NodeJS.Timeout | null = null;
  /** Rises with every change; what was looked for at the last one is up to date. */
  const changes = { seen: 1, looked: 0, closed: false };
  let running: Promise<void> | null = null;

  const opened = (): Thread<ProblemsMethods> => {
    if (thread !== null) return thread;
    const workerData: ProblemsThreadData = {
      indexFile: join(dataset.dataFolder, 'index.db'),
      keptFile: join(dataset.dataFolder, 'problems.db'),
    };
    const worker = startWorker('problems', { workerData });
    thread = callWorker<ProblemsMethods>(worker, (said) => {
      // What the worker sends.
      const { done, total } = said as ProblemsNotice;
      job?.progress(done, total);
    });
    return thread;
  };

  const endThread = async (): Promise<void> => {
    const ending = thread;
    thread = null;
    await ending?.end();
  };

  const requestNow = async (): Promise<LookRequest> => {
    const { roster, problems, trainer } = dataset.project().settings;
    const categories = await categoriesOf(dataset);
    return {
      categories,
      // A name that the list knows is somebody, however like another it is.
      listed: categories.flatMap(([key]) => (isListed(key) ? [key] : [])),
      roster: parseRoster(roster.text).entries.map(({ key }) => key),
      pictures: await marks.now(),
      off: problems.off,
      pairs: problems.pairs.map(([a, b]) => [tagKey(a), tagKey(b)] as const),
      ...trainerRules(dataset.root, trainer),
    };
  };

  const tell = (reply: LookReply): void => {
    known = { ...reply, byKind: new Map(reply.kinds.map((each) => [each.kind, each])) };
    const ids = new Map(reply.kinds.map(({ kind, samples }) => [kind, Array.from(samples)] as const));
    dataset.findings.set('problem', ids);
    dataset.findings.setCount('problems', reply.affected);
  };

  const look = async (): Promise<void> => {
    const at = changes.seen;
    const patience = setTimeout(() => {
      job = jobs.start({
        kind: 'insight',
        label: 'Looking for problems',
        onCancel: () => void endThread(),
      });
    }, jobAfter);
    patience.unref();
    try {
      if (known === null) {
        const last = await opened().call('last', undefined);
        if (changes.closed) return;
        if (last !== null) tell(last);
      }
      const request = await requestNow();
      if (changes.closed) return;
      const reply = await opened().call('look', request);
      if (changes.closed) return;
      failed = null;
      changes.looked = at;
      tell(reply);
      job?.done(null);
    } catch (error) {
      if (changes.closed) return;
      changes.looked = at;
      const message = error instanceof Error ? error.message : String(error);
      failed = job?.signal.aborted === true ? 'It was stopped.' : message;
      if (job?.signal.aborted === true) job.done(null);
      else {
        log(`The problems of ${dataset.root} were not looked for: ${message}`);
        job?.fail(message);
      }
      // What waits for it asks again.
      dataset.findings.forget('problem');
    } finally {
      clearTimeout(patience);
      if (changes.closed) job?.done(null);
      job = null;
    }
  };

  /** One look after the other, until nothing has changed meanwhile. */
  const run = (): Promise<void> => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    running ??= (async () => {
      while (!changes.closed && changes.looked < changes.seen) await look();
    })().finally(() => {
      running = null;
    });
    return running;
  };

  const later = (): void => {
    if (changes.closed || running !== null) return;
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => void run(), quiet);
    timer.unref();
  };

  return {
    dataset,
    summary: () => {
      const off = new Set(dataset.project().settings.problems.off);
      return {
        looking: changes.looked < changes.seen,
        known: known !== null,
        failed,
        kinds: problemKinds.map((kind) => {
          const found = known?.byKind.get(kind);
          return {
            kind,
            on: !off.has(kind),
            count: found?.count ?? 0,
            samples: found?.samples.length ?? 0,
            fixes: (found?.fixes ?? []).map(({ edit, samples }) => ({ edit, samples: samples.length })),
          };
        }),
        affected: known?.affected ?? 0,
        total: known?.total ?? 0,
        pictures: pictures.state(),
      };
    },
    changed: () => {
      changes.seen += 1;
      later();
    },
    picturesChanged: () => {
      marks.stale();
      changes.seen += 1;
      later();
    },
    upToDate: async () => {
      if (failed !== null) changes.seen += 1;
      await run();
      if (changes.closed) throw gone();
    },
    page: async (kind, from, count) => {
      if (known === null || changes.closed) return { found: [], total: 0 };
      return opened().call('page', { kind, from, count });
    },
    samples: (kind, fix) => {
      const found = known?.byKind.get(kind);
      if (found === undefined) return [];
      return Array.from(fix === null ? found.samples : (found.fixes[fix]?.samples ?? []));
    },
    close: async () => {
      changes.closed = true;
      if (timer !== null) clearTimeout(timer);
      await endThread();
      await running;
    },
  };
};
