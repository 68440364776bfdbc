/** The interface of a finder: for the code that defines its search, and for the code that uses its result. */
import type { Job } from '../../../shared/api/job.ts';
import type { Jobs } from './jobs.ts';

export type FinderState =
  /** Nothing was looked for yet, and nothing will be before a change or a request. */
  | { readonly at: 'idle' }
  /** It will be looked for when the dataset has been quiet for a while. */
  | { readonly at: 'waiting' }
  | { readonly at: 'running' }
  /** The result is of the dataset as it is. */
  | { readonly at: 'found' }
  | { readonly at: 'failed'; readonly reason: string }
  | { readonly at: 'cancelled' }
  | { readonly at: 'closed' };

/** How a run has ended, or why there will be none. */
export type Settled = Extract<FinderState, { readonly at: 'found' | 'failed' | 'cancelled' | 'closed' }>;

/** One search, as `find` sees it. */
export interface FinderRun<T> {
  /** It was requested; else it began unasked. */
  readonly asked: boolean;
  /** The last result, that of an earlier start included. */
  readonly last: T | null;
  /**
   * Aborts when the search is to end. `find` then rejects soon, or resolves with a partial result that is
   * worth keeping.
   */
  readonly signal: AbortSignal;
  /** Aborts when the finder is closed: work in progress is not awaited any more. */
  readonly closing: AbortSignal;
  /** Shows the run as a job from now on. */
  readonly begin: () => void;
  readonly progress: (done: number, total: number) => void;
  /** Publishes a partial result before the search has ended. */
  readonly known: (found: T) => void;
}

export interface FinderOptions<T> {
  readonly jobs: Jobs;
  /** The job's label: "Looking for problems". */
  readonly label: string;
  /** Milliseconds after which a run shows as a job; 0: at once; null: when `find` says so. */
  readonly jobAfter: { readonly asked: number | null; readonly unasked: number | null };
  /** Milliseconds without a change before the next search, after a run that took `lastTook`; 0: at once. */
  readonly quiet: (took: number) => number;
  /** A change begins a run even before the first request. */
  readonly unasked: boolean;
  /** What begins a run after one was cancelled. */
  readonly afterCancel: 'a change' | 'a question';
  /**
   * A requested run does more than an unasked one: a request during an unasked run is served by another run
   * after it.
   */
  readonly askedDoesMore?: boolean;
  readonly find: (run: FinderRun<T>) => Promise<T>;
  /** Where the result is kept between starts; missing: nowhere, or `find` keeps it. */
  readonly kept?: { read(): T | undefined; write(found: T): void };
  /** The job's message at its end; missing: none. */
  readonly message?: (found: T) => string | null;
  /** For the log, before the reason: "The problems of x were not looked for". */
  readonly failure: string;
  readonly log: (line: string) => void;
}

export interface Finder<T> {
  state(): FinderState;
  /** The last result; null: none yet. It lacks newer changes unless the state is `found`. */
  found(): T | null;
  /** The job that runs, or null. */
  job(): Job | null;
  /**
   * Searches now, whatever the state; has no second effect while a run is active. Changes are followed from
   * then on.
   * @returns the job that shows it; null: there is none yet
   */
  ask(): Job | null;
  /** The dataset has changed: searches again when it has been quiet, if it was ever requested. */
  invalidate(): void;
  /**
   * Resolves when the result is of the dataset as it is, or cannot be had: returns which. A failed or
   * cancelled search is tried again.
   * @throws the reason of `signal` when that aborts: then only the wait ends, and the run goes on
   */
  upToDate(signal?: AbortSignal): Promise<Settled>;
  /**
   * Calls the listener on each change of the state or the result, but not on closing. Returns the function
   * that unsubscribes.
   */
  subscribe(listener: (state: FinderState) => void): () => void;
  /** Ends the run, or the waiting for one. */
  cancel(): void;
  /** Ends everything; nothing is published or begun from now on. Resolves when nothing runs any more. */
  close(): Promise<void>;
}
