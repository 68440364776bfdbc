/** For tests of finders: searches that the test ends, and a clock that it turns. */
import { onTestFinished, vi } from 'vitest';
import type { Job } from '../../../shared/api/job.ts';
import { createEvents } from './events.ts';
import { createFinder } from './finder.ts';
import type { FinderOptions, FinderRun } from './finderFace.ts';
import { createJobs } from './jobs.ts';

/** How long nothing must have changed, in milliseconds. */
export const quiet = 400;
/** After how long a run is told as a job. */
export const jobAfter = 500;

/** A search that the test ends. */
export interface Search {
  readonly run: FinderRun<string>;
  readonly finish: (found: string) => void;
  readonly fail: (reason: string | Error) => void;
}

/** Lets everything that has been awaited go on. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** From now until the test ends, time passes only as the test says. */
export const stopClock = (): void => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  onTestFinished(() => void vi.useRealTimers());
};

/** A finder with all around it. */
export const createStage = (given: Partial<FinderOptions<string>> = {}) => {
  const events = createEvents();
  const jobs = createJobs(events);
  const told: Job[] = [];
  events.subscribe((event) => {
    if (event.type === 'job') told.push(event.job);
  });
  const searches: Search[] = [];
  const logged: string[] = [];
  let open = 0;
  let most = 0;
  const find = (run: FinderRun<string>): Promise<string> => {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    run.signal.addEventListener('abort', () => reject(new Error('The thread has ended.')));
    searches.push({
      run,
      finish: resolve,
      fail: (reason) => reject(typeof reason === 'string' ? new Error(reason) : reason),
    });
    open += 1;
    most = Math.max(most, open);
    return promise.finally(() => (open -= 1));
  };
  const finder = createFinder<string>({
    jobs,
    label: 'Looking',
    jobAfter: { asked: jobAfter, unasked: jobAfter },
    quiet: () => quiet,
    unasked: true,
    afterCancel: 'a change',
    find,
    failure: 'Nothing was looked for',
    log: (line) => logged.push(line),
    ...given,
  });
  const states: string[] = [];
  finder.subscribe(({ at }) => states.push(at));
  return {
    finder,
    jobs,
    told,
    searches,
    logged,
    states,
    mostAtOnce: () => most,
    running: () => open,
    last: (): Search => {
      const search = searches.at(-1);
      if (search === undefined) throw new Error('Nothing is looked for.');
      return search;
    },
    pass: async (milliseconds: number): Promise<void> => {
      await settled();
      vi.advanceTimersByTime(milliseconds);
      await settled();
    },
  };
};
