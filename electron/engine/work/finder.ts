/**
 * The life of every background search: it begins on request or after a change of the dataset, one run at a
 * time, shows as a job, and can be cancelled and closed at any moment.
 */
import type { Job } from '../../../shared/api/job.ts';
import { datasetClosed, isCancelled } from '../errors.ts';
import type { Finder, FinderOptions, FinderState, Settled } from './finderFace.ts';
import type { RunningJob } from './jobs.ts';

interface Running {
  readonly asked: boolean;
  readonly stop: AbortController;
  job: RunningJob | null;
  /** The dataset has changed since it began. */
  changed: boolean;
  /** It was requested since it began, and this run leaves out what was requested. */
  askedAgain: boolean;
  ended: Promise<void>;
}

type Phase =
  | Exclude<FinderState, { readonly at: 'waiting' | 'running' | 'closed' }>
  | { readonly at: 'waiting'; readonly timer: NodeJS.Timeout }
  | { readonly at: 'running'; readonly run: Running }
  | { readonly at: 'closed'; readonly ended: Promise<void> };

type Outcome<T> = { readonly found: T } | { readonly error: unknown };

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Resolves with the promise, or rejects with the reason of the signal. */
const unless = (signal: AbortSignal | undefined, ended: Promise<void>): Promise<void> => {
  if (signal === undefined) return ended;
  const aborted = Promise.withResolvers<never>();
  const abort = (): void => aborted.reject(signal.reason as Error);
  signal.addEventListener('abort', abort, { once: true });
  return Promise.race([ended, aborted.promise]).finally(() => signal.removeEventListener('abort', abort));
};

/** @returns how a run has ended, while the finder is open */
const settledBy = <T>(
  { stop }: Running,
  outcome: Outcome<T>,
): Exclude<Settled, { readonly at: 'closed' }> => {
  if (stop.signal.aborted || ('error' in outcome && isCancelled(outcome.error))) return { at: 'cancelled' };
  return 'found' in outcome ? { at: 'found' } : { at: 'failed', reason: wordsOf(outcome.error) };
};

class Life<T> implements Finder<T> {
  readonly #options: FinderOptions<T>;
  readonly #listeners = new Set<(state: FinderState) => void>();
  readonly #closing = new AbortController();
  #phase: Phase = { at: 'idle' };
  #result: T | null;
  /** Changes begin a run. */
  #wanted: boolean;
  /** Milliseconds that the last run took. */
  #took = 0;

  constructor(options: FinderOptions<T>) {
    this.#options = options;
    this.#result = options.kept?.read() ?? null;
    this.#wanted = options.unasked;
  }

  state(): FinderState {
    const phase = this.#phase;
    return phase.at === 'failed' ? phase : { at: phase.at };
  }

  found(): T | null {
    return this.#result;
  }

  job(): Job | null {
    const phase = this.#phase;
    return phase.at === 'running' ? (phase.run.job?.current() ?? null) : null;
  }

  ask(): Job | null {
    if (this.#phase.at === 'closed') return null;
    return this.#askedRun().job?.current() ?? null;
  }

  invalidate(): void {
    const phase = this.#phase;
    if (phase.at === 'running') phase.run.changed = true;
    else if (phase.at === 'cancelled' && this.#options.afterCancel === 'a question') return;
    else if (phase.at !== 'closed' && this.#wanted) this.#wait();
  }

  async upToDate(signal?: AbortSignal): Promise<Settled> {
    for (let tried = false; ; tried = true) {
      signal?.throwIfAborted();
      const phase = this.#phase;
      if (phase.at === 'closed' || phase.at === 'found') return { at: phase.at };
      if (tried && (phase.at === 'failed' || phase.at === 'cancelled')) return phase;
      await unless(signal, this.#askedRun().ended);
    }
  }

  subscribe(listener: (state: FinderState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  cancel(): void {
    const phase = this.#phase;
    if (phase.at === 'waiting') {
      this.#enter({ at: 'cancelled' });
      this.#tell();
    } else if (phase.at === 'running') this.#stop(phase.run);
  }

  close(): Promise<void> {
    const phase = this.#phase;
    if (phase.at === 'closed') return phase.ended;
    this.#listeners.clear();
    this.#closing.abort();
    if (phase.at === 'running') this.#stop(phase.run);
    const ended = phase.at === 'running' ? phase.run.ended : Promise.resolve();
    this.#enter({ at: 'closed', ended });
    return ended;
  }

  #tell(): void {
    for (const listener of this.#listeners) {
      try {
        listener(this.state());
      } catch (error) {
        this.#options.log(`${this.#options.label}: ${wordsOf(error)}`);
      }
    }
  }

  #enter(next: Phase): void {
    if (this.#phase.at === 'waiting') clearTimeout(this.#phase.timer);
    this.#phase = next;
  }

  /** Makes the job end as cancelled, where there is one. */
  #stop({ job, stop }: Running): void {
    if (job === null) stop.abort();
    else this.#options.jobs.cancel(job.id);
  }

  #begin(run: Running): void {
    if (run.stop.signal.aborted) return;
    const onCancel = (): void => {
      // The job may have been passed on to a later run.
      if (this.#phase.at === 'running') this.#phase.run.stop.abort();
    };
    run.job ??= this.#options.jobs.start({ kind: 'insight', label: this.#options.label, onCancel });
  }

  /** The run that serves a request made now. */
  #askedRun(): Running {
    this.#wanted = true;
    const phase = this.#phase;
    if (phase.at !== 'running') return this.#start(true, null);
    const { run } = phase;
    if (this.#options.askedDoesMore === true && !run.asked) run.askedAgain = true;
    if (this.#options.jobAfter.asked === 0) this.#begin(run);
    return run;
  }

  #start(asked: boolean, job: RunningJob | null): Running {
    const stop = new AbortController();
    const run: Running = { asked, stop, job, changed: false, askedAgain: false, ended: Promise.resolve() };
    // A cancel covers all changes until then.
    stop.signal.addEventListener('abort', () => (run.changed = false));
    this.#enter({ at: 'running', run });
    const after = asked ? this.#options.jobAfter.asked : this.#options.jobAfter.unasked;
    run.ended = Promise.resolve().then(() => this.#runOut(run, after));
    if (after === 0) this.#begin(run);
    this.#tell();
    return run;
  }

  async #runOut(run: Running, after: number | null): Promise<void> {
    const begun = performance.now();
    const patience = after === null || after === 0 ? null : setTimeout(() => this.#begin(run), after);
    const outcome = await this.#attempt(run);
    if (patience !== null) clearTimeout(patience);
    this.#took = performance.now() - begun;
    this.#settle(run, outcome);
  }

  async #attempt(run: Running): Promise<Outcome<T>> {
    const { signal } = run.stop;
    try {
      signal.throwIfAborted();
      const found = await this.#options.find({
        asked: run.asked,
        last: this.#result,
        signal,
        closing: this.#closing.signal,
        begin: () => this.#begin(run),
        progress: (done, total) => run.job?.progress(done, total),
        known: (early) => {
          if (signal.aborted) return;
          this.#result = early;
          this.#tell();
        },
      });
      if (!signal.aborted && found !== this.#result) {
        this.#result = found;
        this.#options.kept?.write(found);
      }
      return { found };
    } catch (error) {
      return { error };
    }
  }

  #settle(run: Running, outcome: Outcome<T>): void {
    if (this.#phase.at === 'closed') return this.#endJob(run, outcome);
    const settled = settledBy(run, outcome);
    if (settled.at === 'failed') this.#options.log(`${this.#options.failure}: ${settled.reason}`);
    this.#enter(settled);
    this.#tell();
    const next = this.state().at;
    if (settled.at === 'found' && run.askedAgain && next !== 'running' && next !== 'closed') {
      this.#start(true, run.job);
      return;
    }
    this.#endJob(run, outcome);
    // A listener may have begun another run already.
    if (run.changed && this.#phase === settled) this.invalidate();
  }

  #endJob({ job, stop }: Running, outcome: Outcome<T>): void {
    if ('found' in outcome) job?.done(this.#options.message?.(outcome.found) ?? null);
    else if (stop.signal.aborted) job?.done(null);
    else job?.fail(wordsOf(outcome.error));
  }

  #wait(): void {
    const quiet = this.#options.quiet(this.#took);
    if (quiet === 0) {
      this.#start(false, null);
      return;
    }
    const timer = setTimeout(() => this.#start(false, null), quiet);
    timer.unref();
    const told = this.#phase.at === 'waiting';
    this.#enter({ at: 'waiting', timer });
    if (!told) this.#tell();
  }
}

/**
 * Requests a search that shows as a job at once. @throws EngineError `cancelled` when the finder is closed
 */
export const askForJob = (finder: Finder<unknown>): Job => {
  const job = finder.ask();
  if (job === null) throw datasetClosed();
  return job;
};

export const createFinder = <T>(options: FinderOptions<T>): Finder<T> => new Life(options);
