/** Jobs: work that takes longer than 200 ms, shown in all windows with its progress, and cancelled on request. */
import { randomUUID } from 'node:crypto';
import { jobId, type JobId } from '../../../shared/api/ids.ts';
import type { Job } from '../../../shared/api/job.ts';
import { EngineError } from '../errors.ts';
import type { Events } from './events.ts';
import { throttle } from './throttle.ts';

export interface JobSpec {
  readonly kind: Job['kind'];
  /** For the status line: "Reading endfield". */
  readonly label: string;
  /** Beside the signal, for work that is stopped by a call; `closing`: because the engine ends. */
  readonly onCancel?: (closing: boolean) => void;
}

export interface RunningJob {
  readonly id: JobId;
  /** Aborts when the job is cancelled. */
  readonly signal: AbortSignal;
  current(): Job;
  progress(done: number, total: number | null): void;
  /** Ends it as done, or as cancelled when it was told to stop. */
  done(message: string | null): void;
  fail(message: string): void;
}

export interface Jobs {
  start(spec: JobSpec): RunningJob;
  /** Running ones and the last that ended, oldest first. */
  list(): Job[];
  /** @throws EngineError `not-found` */
  cancel(id: string): Job;
  /** Stops all, those that are started later as well. */
  close(): void;
}

/** Windows redraw a bar no more often than this, in milliseconds. */
const progressEvery = 100;
const endedKept = 20;

export const createJobs = (events: Events): Jobs => {
  let closed = false;
  const entries = new Map<string, { job: Job; readonly stop: (closing: boolean) => void }>();

  const forgetOld = (): void => {
    const ended = [...entries].filter(([, { job }]) => job.state !== 'running');
    for (const [id] of ended.slice(0, Math.max(0, ended.length - endedKept))) entries.delete(id);
  };

  return {
    start: ({ kind, label, onCancel }) => {
      const id = jobId.parse(randomUUID());
      const stopper = new AbortController();
      const entry = {
        job: { id, kind, label, state: 'running', done: 0, total: null, message: null } as Job,
        stop: (closing: boolean) => {
          if (stopper.signal.aborted) return;
          stopper.abort();
          onCancel?.(closing);
        },
      };
      entries.set(id, entry);
      const tell = (): void => events.publish({ type: 'job', job: entry.job });
      const tellProgress = throttle(progressEvery, tell);
      const end = (state: Job['state'], message: string | null): void => {
        if (entry.job.state !== 'running') return;
        tellProgress.cancel();
        entry.job = { ...entry.job, state, message };
        tell();
        forgetOld();
      };
      tell();
      // After `start` has returned: its caller must have the job first.
      if (closed) queueMicrotask(() => entry.stop(true));
      return {
        id,
        signal: stopper.signal,
        current: () => entry.job,
        progress: (done, total) => {
          if (entry.job.state !== 'running') return;
          entry.job = { ...entry.job, done, total };
          tellProgress();
        },
        done: (message) => end(stopper.signal.aborted ? 'cancelled' : 'done', message),
        fail: (message) => end('failed', message),
      };
    },
    list: () => [...entries.values()].map(({ job }) => job),
    cancel: (id) => {
      const entry = entries.get(id);
      if (entry === undefined) throw new EngineError('not-found', 'There is no such job any more.');
      if (entry.job.state === 'running') entry.stop(false);
      return entry.job;
    },
    close: () => {
      closed = true;
      for (const { job, stop } of entries.values()) if (job.state === 'running') stop(true);
    },
  };
};
