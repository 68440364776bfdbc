/** Exports, as the engine's main thread sees them: a thread for each plan, jobs for what they do, results afterwards. */
import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { ExportPlan, ExportResult } from '../../../shared/api/export.ts';
import { errorCode } from '../../../shared/api/errors.ts';
import type { Job } from '../../../shared/api/job.ts';
import type { ExportSettings } from '../../../shared/export/settings.ts';
import type { OpenDataset } from '../dataset.ts';
import { EngineError } from '../errors.ts';
import type { Jobs, RunningJob } from '../work/jobs.ts';
import type { LockPlace } from '../work/lockFolders.ts';
import { callWorker, ThreadError, type Thread } from '../work/rpc.ts';
import type { LeftOut } from './byFindings.ts';
import { stopFlag, type ExportMethods, type Progress, type ThreadData } from './protocol.ts';
import { categoriesOf, sourceSamples, type Decoded } from './request.ts';
import { startWorker } from '../work/workers.ts';

export interface ExportRequest {
  readonly settings: ExportSettings;
  readonly ids: readonly number[];
  /** Samples that stay behind for what was found of them. */
  readonly leftOut: LeftOut;
  readonly decoded: Decoded;
  /** Absolute, as the user named it; null: only to look. */
  readonly out: string | null;
}

type Reader = Pick<Thread<ExportMethods>, 'call'>;

export interface Exporter {
  /** @throws EngineError `bad-request` for a folder or settings that cannot be, `cancelled` when another plan came */
  plan(dataset: OpenDataset, request: ExportRequest): Promise<ExportPlan>;
  /** @throws EngineError `not-found` for a plan that another has taken the place of; so do all below */
  summary(id: string): ExportPlan;
  /** What asks the thread about a plan's samples. */
  read(id: string): Reader;
  /** Starts the job, once. */
  run(id: string): Job;
  /** Null before its end. */
  result(id: string): ExportResult | null;
  discard(id: string): Promise<void>;
  close(): Promise<void>;
}

interface Entry {
  readonly id: string;
  readonly thread: Thread<ExportMethods>;
  readonly flag: Int32Array;
  watch: ((progress: Progress) => void) | null;
  plan: ExportPlan | null;
  running: Promise<void> | null;
  job: RunningJob | null;
  result: ExportResult | null;
}

/** What a thread threw, as what it was there. */
const asEngineError = (error: unknown): unknown => {
  if (!(error instanceof ThreadError)) return error;
  const code = errorCode.safeParse(error.code);
  return new EngineError(code.success ? code.data : 'internal', error.message);
};

const ended = (): EngineError =>
  new EngineError('not-found', 'This export preview has expired: make it again.');

const sentence = ({ state, samples, files, out, failures, skipped }: ExportResult): string => {
  const unreadable = skipped.filter(({ kind }) => kind === 'unreadable').length;
  const without = unreadable === 0 ? '' : `; ${unreadable} could not be read`;
  if (state === 'complete')
    return `${samples} samples in ${files} files are in ${out}, and verified${without}.`;
  const why = failures[0] === undefined ? 'It was stopped' : `${failures[0].path}: ${failures[0].reason}`;
  return `The export in ${out} is not complete. ${why}`;
};

/** @param lockPlaces where engines look for one another's exports */
export const createExporter = (jobs: Jobs, lockPlaces: readonly LockPlace[]): Exporter => {
  const entries = new Map<string, Entry>();

  const known = (id: string): Entry => {
    const entry = entries.get(id);
    if (entry === undefined) throw ended();
    return entry;
  };
  const planned = (entry: Entry): ExportPlan => {
    if (entry.plan === null) throw ended();
    return entry.plan;
  };
  const end = async (entry: Entry): Promise<void> => {
    entries.delete(entry.id);
    Atomics.store(entry.flag, 0, stopFlag.stop);
    // It stops between two files, so that the folder says what is in it.
    await entry.running;
    await entry.thread.end();
  };
  /** A plan takes memory for every caption: only that of the last one is kept, and what is being written. */
  const endOthers = (): void => {
    for (const entry of entries.values()) {
      if (entry.running === null || entry.result !== null) void end(entry);
    }
  };

  const start = (dataset: OpenDataset, { settings, out }: ExportRequest): Entry => {
    const stop = new SharedArrayBuffer(4);
    const { root, id } = dataset;
    const data: ThreadData = {
      dataset: { root, id, name: dataset.info().name },
      settings,
      out,
      categories: categoriesOf(dataset),
      lockPlaces,
      stop,
    };
    const worker = startWorker('export', { workerData: data });
    // What the worker sends.
    const thread = callWorker<ExportMethods>(worker, (said) => entry.watch?.(said as Progress));
    const entry: Entry = {
      id: randomUUID(),
      thread,
      flag: new Int32Array(stop),
      watch: null,
      plan: null,
      running: null,
      job: null,
      result: null,
    };
    return entry;
  };

  const carryOut = async (entry: Entry, job: RunningJob): Promise<void> => {
    entry.watch = ({ done, total }) => job.progress(done, total);
    try {
      const result = await entry.thread.call('run', null);
      entry.result = result;
      if (result.state === 'complete' || job.signal.aborted) job.done(sentence(result));
      else job.fail(sentence(result));
    } catch (error) {
      job.fail(error instanceof Error ? error.message : String(error));
    } finally {
      entry.watch = null;
    }
  };

  return {
    plan: async (dataset, request) => {
      endOthers();
      const entry = start(dataset, request);
      entries.set(entry.id, entry);
      try {
        for (const piece of sourceSamples(dataset, request.ids, request.leftOut, request.decoded)) {
          if (!entries.has(entry.id))
            throw new EngineError('cancelled', 'A newer preview has replaced this one.');
          void entry.thread.call('samples', piece).catch(() => undefined);
          await setImmediate();
        }
        entry.plan = { id: entry.id, ...(await entry.thread.call('plan', null)) };
        return entry.plan;
      } catch (error) {
        const superseded = !entries.has(entry.id);
        await end(entry);
        if (superseded) throw new EngineError('cancelled', 'A newer preview has replaced this one.');
        throw asEngineError(error);
      }
    },
    summary: (id) => planned(known(id)),
    read: (id) => {
      const { thread } = known(id);
      return {
        call: (method, argument) =>
          thread.call(method, argument).catch((error: unknown) => {
            throw asEngineError(error);
          }),
      };
    },
    run: (id) => {
      const entry = known(id);
      const { out } = planned(entry);
      if (out === null) throw new EngineError('bad-request', 'Choose a folder to export to first.');
      if (entry.job !== null) throw new EngineError('bad-request', 'This export has been started already.');
      const job = jobs.start({
        kind: 'export',
        label: 'Exporting',
        onCancel: () => Atomics.store(entry.flag, 0, stopFlag.stop),
      });
      entry.job = job;
      entry.running = carryOut(entry, job);
      return job.current();
    },
    result: (id) => known(id).result,
    discard: async (id) => {
      const entry = entries.get(id);
      if (entry !== undefined) await end(entry);
    },
    close: async () => {
      await Promise.all([...entries.values()].map(end));
    },
  };
};
