/** Takes one run through its samples: several requests at once, each answer kept at once, and a pause where it makes no sense to go on. */
import type { Asked, AskedSample, Asker } from './asker.ts';

/** A sample that waits for its answer. */
export interface Waiting {
  readonly id: number;
  readonly relPath: string;
}

export type Failure = Extract<Asked, { readonly ok: false }>;

export interface RunnerOptions {
  readonly asker: Asker;
  /** Those that wait, behind the proposal `after`, in their order. */
  next(after: number, count: number): readonly Waiting[];
  /** The sample as it is now; null: it is gone. */
  sampleOf(waiting: Waiting): AskedSample | null;
  /** Keeps what was answered, before anything else is done. */
  keep(
    answers: readonly {
      readonly waiting: Waiting;
      readonly sample: AskedSample | null;
      readonly asked: Asked;
    }[],
  ): void;
}

/** `paused`: `why` is null where it was asked for. */
export type RunEnd =
  | { readonly as: 'done' | 'cancelled' }
  | { readonly as: 'paused'; readonly why: string | null };

export interface Runner {
  readonly ended: Promise<RunEnd>;
  /** Asks for no more; what is under way is waited for and kept. */
  pause(): void;
  /** Drops what is under way. */
  cancel(): void;
}

/** It came to no model: as long as the server answers others, it is asked again before the run ends. */
const isUnreached = ({ cause }: Failure): boolean => cause === 'gone' || cause === 'rate';

/** Where a run is paused, these wait to be asked again; all other doubtful ones have had their answer, such as it is. */
const waitsAgain = ({ reached = false }: Failure): boolean => !reached;

/** So many pieces are looked up together. */
const piecesAhead = 16;

/** So many failures in sequence that may be the server's, beside those that were under way at once, pause a run. */
const patience = 3;

const gone = ({ relPath }: Waiting): Failure => ({
  ok: false,
  cause: 'image',
  message: `${relPath} is no longer in the dataset.`,
  of: 'sample',
});

class Run {
  readonly #options: RunnerOptions;
  readonly #stop = new AbortController();
  /** What was looked up and not asked about yet, and what it ends with. */
  #ahead: readonly Waiting[] = [];
  #after = 0;
  #wanted = true;
  #why: string | null = null;
  /** In this pass: whether anything was answered, and why some wait for the next one. */
  #answered = false;
  #unreached: string | null = null;
  /** Failures in sequence that may be the server's: if it turns out so, those that it did not answer wait again. */
  #doubtful: { readonly waiting: Waiting; readonly sample: AskedSample | null; readonly asked: Failure }[] =
    [];

  constructor(options: RunnerOptions) {
    this.#options = options;
  }

  pause(why: string | null): void {
    if (this.#wanted) this.#why = why;
    this.#wanted = false;
    this.#options.asker.stopWaiting?.();
  }

  cancel(): void {
    this.#stop.abort();
  }

  async run(): Promise<RunEnd> {
    const { asker } = this.#options;
    try {
      await this.#pass();
      // A server that was away for a while: what it was not reached for is asked again, as long as it answers others.
      while (this.#unreached !== null && this.#answered && this.#isWanted()) await this.#pass();
    } catch (error) {
      // The other lanes end as well.
      this.#stop.abort();
      throw error;
    } finally {
      await asker.close();
    }
    this.#keepAnswered();
    if (this.#stop.signal.aborted) return { as: 'cancelled' };
    if (!this.#wanted) return { as: 'paused', why: this.#why };
    if (this.#unreached !== null) return { as: 'paused', why: this.#unreached };
    return { as: 'done' };
  }

  #isWanted(): boolean {
    return this.#wanted && !this.#stop.signal.aborted;
  }

  /** Through all that wait. */
  async #pass(): Promise<void> {
    this.#ahead = [];
    this.#after = 0;
    this.#answered = false;
    this.#unreached = null;
    await Promise.all(Array.from({ length: this.#options.asker.atOnce }, () => this.#lane()));
    if (this.#isWanted()) this.#settle();
  }

  /** The doubtful ones have failed by themselves, since the server answers; but for those that it did not take up. */
  #settle(): void {
    const failed = this.#doubtful.filter(({ asked }) => !isUnreached(asked));
    const unreached = this.#doubtful.find(({ asked }) => isUnreached(asked));
    if (unreached !== undefined) this.#unreached = unreached.asked.message;
    if (failed.length > 0) this.#options.keep(failed);
    this.#doubtful = [];
  }

  /** What was answered without a caption is not asked again by itself, so that a run that goes on comes past it. */
  #keepAnswered(): void {
    const answered = this.#doubtful.filter(({ asked }) => !waitsAgain(asked));
    if (answered.length > 0) this.#options.keep(answered);
    this.#doubtful = [];
  }

  /** Those that are asked about next; empty: none is left. */
  #take(): readonly Waiting[] {
    const { together } = this.#options.asker;
    if (this.#ahead.length === 0) this.#ahead = this.#options.next(this.#after, together * piecesAhead);
    this.#after = this.#ahead.at(-1)?.id ?? this.#after;
    const piece = this.#ahead.slice(0, together);
    this.#ahead = this.#ahead.slice(together);
    return piece;
  }

  async #lane(): Promise<void> {
    const options = this.#options;
    const { asker } = options;
    const { signal } = this.#stop;
    while (this.#wanted && !signal.aborted) {
      const piece = this.#take();
      if (piece.length === 0) return;
      const samples = piece.map((waiting) => ({ waiting, sample: options.sampleOf(waiting) }));
      const there = samples.flatMap(({ sample }) => (sample === null ? [] : [sample]));
      let answers: readonly Asked[];
      try {
        answers = await asker.ask(there, signal);
      } catch (error) {
        if (signal.aborted) return;
        throw error;
      }
      const byId = new Map(there.map(({ id }, at) => [id, answers[at]]));
      const kept = samples.flatMap(({ waiting, sample }) => {
        const asked = sample === null ? gone(waiting) : byId.get(sample.id);
        if (asked === undefined) return [];
        return this.#judge({ waiting, sample, asked }) ? [{ waiting, sample, asked }] : [];
      });
      if (kept.length > 0) options.keep(kept);
    }
  }

  /** @returns whether it is to be kept; else it waits for what comes next, or to be asked again */
  #judge(one: {
    readonly waiting: Waiting;
    readonly sample: AskedSample | null;
    readonly asked: Asked;
  }): boolean {
    const { asked } = one;
    if (asked.ok) {
      this.#answered = true;
      if (this.#isWanted()) this.#settle();
      return true;
    }
    if (asked.of === 'sample') return true;
    if (asked.of === 'run') {
      this.pause(asked.message);
      return false;
    }
    this.#doubtful.push({ ...one, asked });
    if (this.#doubtful.length >= patience + this.#options.asker.atOnce - 1) this.pause(asked.message);
    return false;
  }
}

/** Begins at once. `ended` rejects with what is wrong with the program or the disk. */
export const startRunner = (options: RunnerOptions): Runner => {
  const run = new Run(options);
  return { ended: run.run(), pause: () => run.pause(null), cancel: () => run.cancel() };
};
