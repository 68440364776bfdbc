/** The export that is being written, for the taskbar and for the end of the app. */
import type { EngineEvent } from '../../shared/api/events.ts';
import type { Job } from '../../shared/api/job.ts';

export interface RunningExport {
  /** Every event of the engine goes through here. */
  hear(event: EngineEvent): void;
  /** The engine has ended, and its jobs with it. */
  forget(): void;
  /** Null while none is being written. */
  current(): Job | null;
  /** Resolves when none is being written. */
  over(): Promise<void>;
}

const count = (number: number): string => number.toLocaleString('en-US');

const isRunning = ({ kind, state }: Job): boolean => kind === 'export' && state === 'running';

/** How far it is, in words. */
export const progressWords = ({ done, total }: Pick<Job, 'done' | 'total'>): string => {
  return total === null
    ? `${count(done)} files are written`
    : `${count(done)} of ${count(total)} files are written`;
};

/** @param onChange is called with how far it is, from 0 to 1; null when none is being written */
export const createRunningExport = (onChange: (share: number | null) => void): RunningExport => {
  let job: Job | null = null;
  let waiting: (() => void)[] = [];
  const set = (now: Job | null): void => {
    job = now;
    onChange(now === null ? null : now.done / Math.max(1, now.total ?? 0, now.done));
    if (now !== null) return;
    const heard = waiting;
    waiting = [];
    for (const tell of heard) tell();
  };
  return {
    hear: (event) => {
      if (event.type === 'hello') set(event.jobs.find(isRunning) ?? null);
      if (event.type !== 'job' || event.job.kind !== 'export') return;
      if (isRunning(event.job)) set(event.job);
      else if (event.job.id === job?.id) set(null);
    },
    forget: () => set(null),
    current: () => job,
    over: () => (job === null ? Promise.resolve() : new Promise((resolve) => void waiting.push(resolve))),
  };
};
