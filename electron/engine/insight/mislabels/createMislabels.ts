/**
 * The wrong labels of the open dataset. Looked for when somebody wants to see them; from then on after every change, in
 * a thread, when the dataset has been quiet for a while. The last result is kept between starts.
 */
import type { OpenDataset } from '../../dataset.ts';
import { EngineError } from '../../errors.ts';
import type { Jobs, RunningJob } from '../../work/jobs.ts';
import { callWorker, type Thread } from '../../work/rpc.ts';
import { currentFindings, type CurrentFindings } from './current.ts';
import type { Found } from './find.ts';
import { gather } from './gather.ts';
import { keptResult, toKeep } from './kept.ts';
import type { MislabelsAnswer, MislabelsMethods, MislabelsNotice, MislabelsRequest } from './protocol.ts';
import { startWorker } from '../../work/workers.ts';

export interface Mislabels {
  readonly dataset: OpenDataset;
  /** Null while nothing was ever found. */
  found(): Found | null;
  /** The same, as it is now; null while nothing was ever found. */
  current(): CurrentFindings | null;
  /** Whether it is being looked for, or will be soon. */
  outOfDate(): boolean;
  /** Why the last search failed, or null. */
  failed(): string | null;
  /** Somebody wants to see them. */
  want(): void;
  /** Something has changed: it will be looked for again, soon. */
  changed(): void;
  /** Resolves when what is known is of the dataset as it is. @throws EngineError `cancelled` */
  upToDate(): Promise<void>;
  close(): Promise<void>;
}

export interface MislabelsOptions {
  readonly dataset: OpenDataset;
  readonly jobs: Jobs;
  readonly log: (line: string) => void;
}

/** Milliseconds of quiet before it is looked again: as long as it takes, within bounds. */
const quiet = { least: 1500, most: 30_000 } as const;
/** Milliseconds after which people are told that it is being looked for. */
const jobAfter = 500;

export const createMislabels = ({ dataset, jobs, log }: MislabelsOptions): Mislabels => {
  const file = keptResult(dataset.dataFolder, log);
  let result = file.read() ?? null;
  let failed: string | null = null;
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> | null = null;
  let thread: Thread<MislabelsMethods> | null = null;
  let took = 0;
  /** Rises with every change; what was looked for at the last one is up to date. */
  const changes = { seen: 1, looked: 0, closed: false, wanted: result !== null };
  let shown: { readonly at: string; readonly current: CurrentFindings } | null = null;

  const current = (): CurrentFindings | null => {
    if (result === null) return null;
    const at = `${dataset.columns.revision} ${dataset.project().version} ${result.fingerprint}`;
    if (shown?.at !== at) shown = { at, current: currentFindings(dataset, result.found) };
    return shown.current;
  };

  /** To queries, and to the number beside the page's name. */
  const tell = (): void => {
    if (result === null) return dataset.findings.forget('suspect');
    const open = current()?.suspects.filter(({ kept }) => !kept) ?? [];
    const ids = (tier: 'likely' | 'look'): number[] =>
      open.filter(({ suspect }) => suspect.tier === tier).map(({ id }) => id);
    dataset.findings.set(
      'suspect',
      new Map([['likely', ids('likely')] as const, ['look', ids('look')] as const]),
    );
    dataset.findings.setCount('mislabels', ids('likely').length);
  };

  const inThread = async (request: MislabelsRequest): Promise<MislabelsAnswer> => {
    let job: RunningJob | null = null;
    const worker = startWorker('mislabels');
    const started = callWorker<MislabelsMethods>(worker, (said) => {
      // What the worker sends.
      const { done, total } = said as MislabelsNotice;
      job?.progress(done, total);
    });
    thread = started;
    const patience = setTimeout(() => {
      job = jobs.start({
        kind: 'insight',
        label: 'Looking for wrong labels',
        onCancel: () => void started.end(),
      });
    }, jobAfter);
    const running = (): RunningJob | null => job;
    try {
      const answer = await started.call('find', request);
      running()?.done(null);
      return answer;
    } catch (error) {
      if (running()?.signal.aborted === true) {
        running()?.done(null);
        throw new EngineError('cancelled', 'The search for wrong labels was stopped.');
      }
      running()?.fail(error instanceof Error ? error.message : String(error));
      throw error;
    } finally {
      clearTimeout(patience);
      thread = null;
      await started.end();
    }
  };

  const look = async (): Promise<void> => {
    const at = changes.seen;
    const begun = performance.now();
    try {
      const request = await gather(dataset);
      if (changes.closed || request === null) return;
      const { fingerprint, found } = await inThread({ ...request, known: result?.fingerprint ?? null });
      if (changes.closed) return;
      if (found !== null) {
        result = toKeep(fingerprint, found);
        file.write(result);
      }
      failed = null;
    } catch (error) {
      if (changes.closed) return;
      failed = error instanceof Error ? error.message : String(error);
      if (!(error instanceof EngineError))
        log(`Wrong labels of ${dataset.root} were not looked for: ${failed}`);
    }
    changes.looked = at;
    took = performance.now() - begun;
    tell();
  };

  /** One search at a time, again while there is something new. */
  const run = (): Promise<void> => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    running ??= (async () => {
      while (changes.looked < changes.seen && !changes.closed) await look();
      running = null;
      tell();
    })();
    return running;
  };

  const later = (): void => {
    if (!changes.wanted || changes.closed) return;
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => void run(), Math.min(quiet.most, Math.max(quiet.least, took)));
    timer.unref();
  };

  if (result !== null) {
    tell();
    later();
  }

  return {
    dataset,
    found: () => result?.found ?? null,
    current,
    outOfDate: () => changes.wanted && changes.looked < changes.seen,
    failed: () => failed,
    want: () => {
      if (changes.wanted) return;
      changes.wanted = true;
      void run();
    },
    changed: () => {
      changes.seen++;
      if (result !== null) tell();
      later();
    },
    upToDate: async () => {
      changes.wanted = true;
      if (failed !== null) changes.seen++;
      await run();
      if (failed !== null) throw new EngineError('cancelled', failed);
    },
    close: async () => {
      changes.closed = true;
      if (timer !== null) clearTimeout(timer);
      await thread?.end();
      await running;
    },
  };
};
