/** The plan of one export, in a thread of its own: made, queried, written once, ended. */
import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { ExportPlan, ExportResult } from '../../../shared/api/export.ts';
import type { Job } from '../../../shared/api/job.ts';
import type { ExportSettings } from '../../../shared/export/settings.ts';
import type { OpenDataset } from '../dataset.ts';
import { EngineError } from '../errors.ts';
import type { Jobs, RunningJob } from '../work/jobs.ts';
import type { LockPlace } from '../work/lockFolders.ts';
import { callWorker, thrownThere, type Thread } from '../work/rpc.ts';
import { startWorker } from '../work/workers.ts';
import type { LeftOut } from './byFindings.ts';
import { stopFlag, type ExportMethods, type Progress, type ThreadData } from './protocol.ts';
import { unfinishedExports } from './unfinished.ts';
import { categoriesOf, sourceSamples, type Decoded } from './request.ts';

export interface ExportRequest {
  readonly settings: ExportSettings;
  readonly ids: readonly number[];
  /** Samples that are left out for findings. */
  readonly leftOut: LeftOut;
  readonly decoded: Decoded;
  /** Absolute, as the user named it; null: a preview only. */
  readonly out: string | null;
}

export interface PlanThread {
  readonly id: string;
  /** Questions to the thread about the plan's samples. */
  readonly call: Thread<ExportMethods>['call'];
  /** @throws EngineError `bad-request` for an impossible folder or settings, `cancelled` when it was ended */
  plan(): Promise<ExportPlan>;
  /** @throws EngineError `not-found` before it is planned */
  summary(): ExportPlan;
  /** Starts the job, once. */
  run(jobs: Jobs): Job;
  /** Whether it is being written. */
  isRunning(): boolean;
  /** Null until it has ended. */
  result(): ExportResult | null;
  /** Stops between two files, so that the folder says what is in it. */
  end(): Promise<void>;
}

export const expired = (): EngineError =>
  new EngineError('not-found', 'This export preview has expired: make it again.');

const replaced = (): EngineError => new EngineError('cancelled', 'A newer preview has replaced this one.');

const sentence = ({ state, samples, files, out, failures, skipped }: ExportResult): string => {
  const unreadable = skipped.filter(({ kind }) => kind === 'unreadable').length;
  const without = unreadable === 0 ? '' : `; ${unreadable} could not be read`;
  if (state === 'complete')
    return `${samples} samples in ${files} files are in ${out}, and verified${without}.`;
  const why = failures[0] === undefined ? 'It was stopped' : `${failures[0].path}: ${failures[0].reason}`;
  return `The export in ${out} is not complete. ${why}`;
};

const threadData = (
  dataset: OpenDataset,
  { settings, out }: ExportRequest,
  lockPlaces: readonly LockPlace[],
  stop: SharedArrayBuffer,
): ThreadData => {
  const { root, id } = dataset;
  const { name } = dataset.info();
  return {
    dataset: { root, id, name },
    settings,
    out,
    categories: categoriesOf(dataset),
    lockPlaces,
    stop,
  };
};

/** @param lockPlaces where engines look for one another's exports */
export const createPlanThread = (
  dataset: OpenDataset,
  request: ExportRequest,
  lockPlaces: readonly LockPlace[],
): PlanThread => {
  const id = randomUUID();
  const stop = new SharedArrayBuffer(4);
  const workerData = threadData(dataset, request, lockPlaces, stop);
  let watch: ((progress: Progress) => void) | null = null;
  let plan: ExportPlan | null = null;
  let running: Promise<void> | null = null;
  let result: ExportResult | null = null;
  let isEnded = false;
  let closing = false;
  const thread = callWorker<ExportMethods>(startWorker('export', { workerData }), (progress) =>
    watch?.(progress as Progress),
  );
  const requestStop = (): void => void Atomics.store(new Int32Array(stop), 0, stopFlag.stop);
  const onCancel = (byClosing: boolean): void => {
    closing = byClosing;
    requestStop();
  };
  const call: PlanThread['call'] = (method, argument) =>
    thread.call(method, argument).catch((error: unknown) => {
      throw thrownThere(error);
    });
  const summary = (): ExportPlan => {
    if (plan === null) throw expired();
    return plan;
  };
  const unfinished = unfinishedExports(dataset.dataFolder);
  const write = async (job: RunningJob, out: string): Promise<void> => {
    watch = ({ done, total }) => job.progress(done, total);
    try {
      unfinished.begin(out);
      result = await thread.call('run', null);
      if (result.state === 'complete' || job.signal.aborted) job.done(sentence(result));
      else job.fail(sentence(result));
    } catch (error) {
      job.fail(error instanceof Error ? error.message : String(error));
    } finally {
      watch = null;
      // Cut short by the end of the program: the next start says so.
      if (!closing || result?.state === 'complete') unfinished.ended(out);
    }
  };
  const end = async (): Promise<void> => {
    isEnded = true;
    requestStop();
    await running;
    await thread.end();
  };
  return {
    id,
    call,
    summary,
    isRunning: () => running !== null && result === null,
    result: () => result,
    end,
    plan: async () => {
      try {
        for (const piece of sourceSamples(dataset, request.ids, request.leftOut, request.decoded)) {
          if (isEnded) throw replaced();
          void thread.call('samples', piece).catch(() => undefined);
          await setImmediate();
        }
        plan = { id, ...(await call('plan', null)) };
        return plan;
      } catch (error) {
        if (isEnded) throw replaced();
        await end();
        throw error;
      }
    },
    run: (jobs) => {
      const { out } = summary();
      if (out === null) {
        throw new EngineError('bad-request', 'Choose a folder to export to first.');
      }
      if (running !== null) throw new EngineError('bad-request', 'This export has been started already.');
      const job = jobs.start({ kind: 'export', label: 'Exporting', onCancel });
      running = write(job, out);
      return job.current();
    },
  };
};
