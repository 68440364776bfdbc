/** What a finder is to those who give it its work, and to those who ask it. */
import type { Job } from '../../../shared/api/job.ts';
import type { Jobs } from './jobs.ts';

export type FinderState =
  /** Nothing was looked for yet, and nothing will be before a change or a question. */
  | { readonly at: 'idle' }
  /** It will be looked for when the dataset has been quiet for a while. */
  | { readonly at: 'waiting' }
  | { readonly at: 'running' }
  /** What is known is of the dataset as it is. */
  | { readonly at: 'found' }
  | { readonly at: 'failed'; readonly reason: string }
  | { readonly at: 'cancelled' }
  | { readonly at: 'closed' };

/** How a run has ended, or why there will be none. */
export type Settled = Extract<FinderState, { readonly at: 'found' | 'failed' | 'cancelled' | 'closed' }>;

/** One search, as `find` sees it. */
export interface FinderRun<T> {
  /** Somebody asked for it; else it began unasked. */
  readonly asked: boolean;
  /** What was found last, in an earlier start too. */
  readonly last: T | null;
  /** Aborts when the search is to end. `find` rejects soon after, or resolves with what is worth to be told. */
  readonly signal: AbortSignal;
  /** Aborts when the finder is closed: what is under way is not waited for any more. */
  readonly closing: AbortSignal;
  /** Tells people of it as a job from now on. */
  readonly begin: () => void;
  readonly progress: (done: number, total: number) => void;
  /** Tells what is known before the search has ended. */
  readonly known: (found: T) => void;
}

export interface FinderOptions<T> {
  readonly jobs: Jobs;
  /** Of the job: "Looking for problems". */
  readonly label: string;
  /** Milliseconds after which people are told of a run, as a job; 0: at once; null: when `find` says so. */
  readonly jobAfter: { readonly asked: number | null; readonly unasked: number | null };
  /** Milliseconds without a change before it is looked for again, after a run that took so long; 0: at once. */
  readonly quiet: (took: number) => number;
  /** A change begins a run before anybody has asked for one. */
  readonly unasked: boolean;
  /** What begins a run after one was cancelled. */
  readonly afterCancel: 'a change' | 'a question';
  /** A run that was asked for does what another leaves out: who asks during the other is served by one after it. */
  readonly askedDoesMore?: boolean;
  readonly find: (run: FinderRun<T>) => Promise<T>;
  /** Where the result is kept between starts; left out: nowhere, or `find` sees to it. */
  readonly kept?: { read(): T | undefined; write(found: T): void };
  /** What the job says at its end; left out: nothing. */
  readonly message?: (found: T) => string | null;
  /** For the log, before the reason: "The problems of x were not looked for". */
  readonly failure: string;
  readonly log: (line: string) => void;
}

export interface Finder<T> {
  state(): FinderState;
  /** What was found last; null: nothing yet. Newer changes are not in it unless the state is `found`. */
  found(): T | null;
  /** The job that runs, or null. */
  job(): Job | null;
  /**
   * Looks for it now, whatever is known; what runs already is not begun twice. Changes are followed from then on.
   * @returns the job that tells of it; null: none does yet
   */
  ask(): Job | null;
  /** The dataset has changed: it is looked for again when that has been quiet, if anybody ever asked. */
  invalidate(): void;
  /**
   * Resolves when what is known is of the dataset as it is, or it cannot be known: tells which. What has failed or was
   * cancelled is tried again.
   * @throws the reason of `signal` when that aborts: then nobody waits any more, and the run goes on
   */
  upToDate(signal?: AbortSignal): Promise<Settled>;
  /** Hears of each change of the state or the result, but not of the closing. Returns what ends that. */
  subscribe(listener: (state: FinderState) => void): () => void;
  /** Ends the run, or the waiting for one. */
  cancel(): void;
  /** Ends everything; nothing is told or begun from now on. Resolves when nothing runs any more. */
  close(): Promise<void>;
}
