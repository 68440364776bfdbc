/** The runs that are under way: each is a job, and each answer is kept as it comes. */
import type { Jobs, RunningJob } from '../work/jobs.ts';
import type { Asked, AskedSample, Asker } from './asker.ts';
import { judge, type JudgeSources } from './judge.ts';
import { createPace, type Pace } from './pace.ts';
import { type Runner, type RunnerOptions, startRunner } from './runner.ts';
import { baseOf, type Present, shownState } from './shownState.ts';
import type { ProposalStore } from './store/proposalStore.ts';
import type { Answered, StoredRun } from './store/rows.ts';

export interface RunsOptions {
  readonly store: ProposalStore;
  readonly sources: JudgeSources;
  readonly jobs: Jobs;
  readonly onChange: () => void;
  readonly log: (line: string) => void;
}

export interface Runs {
  /** From where it stopped. The asker is closed when it ends. */
  start(run: StoredRun, asker: Asker): void;
  perMinute(run: number): number | null;
  /** Asks for no more from now on; what is under way is kept when it comes. */
  pause(run: number): void;
  /** Resolves when nothing of it is under way any more. */
  ended(run: number): Promise<void>;
  /** Ends it for good. */
  cancel(run: number): Promise<void>;
  /** Drops what is under way; the runs go on when they are resumed. */
  close(): Promise<void>;
}

interface Live {
  readonly runner: Runner;
  readonly pace: Pace;
  readonly ended: Promise<void>;
}

/** Why a run waits to be resumed, by what was closed while it ran. */
const interrupted = {
  engine: 'Proofsheet was closed while it ran.',
  dataset: 'The dataset was closed while it ran.',
} as const;

const labelOf = ({ spec, model }: StoredRun): string =>
  spec.by === 'endpoint' ? `Captioning with ${model}` : `Tagging with ${model}`;

/** What is kept of an answer. */
const answeredOf = (
  sources: JudgeSources,
  run: StoredRun,
  id: number,
  sample: AskedSample | null,
  now: Present | null,
  asked: Asked,
): Answered => {
  // Of what was asked about: if it has changed meanwhile, the proposal is stale.
  const facts = {
    base: sample === null ? '' : baseOf(run.caption, sample.captions),
    imageSize: sample?.imageSize ?? 0,
    imageMtime: sample?.imageMtime ?? 0,
    characters: sample === null ? [] : sources.present.charactersOf(sample.captions.tags),
  };
  if (!asked.ok) {
    const { cause, message } = asked;
    return {
      id,
      ...facts,
      state: 'failed',
      shown: 'failed',
      text: null,
      scores: null,
      marks: [],
      cause,
      message,
    };
  }
  const { text, scores, marks } = asked;
  const judged = judge(sources, run, { text, scores, marks }, now);
  return {
    id,
    ...facts,
    state: 'ready',
    shown: shownState({ state: 'ready', shown: 'waiting', ...facts }, run.caption, now, () => judged.isSame),
    text,
    scores,
    marks: judged.marks,
    cause: null,
    message: null,
  };
};

const countOf = (counts: ReadonlyMap<unknown, number>): number =>
  [...counts.values()].reduce((sum, count) => sum + count, 0);

const tokensOf = (
  answers: readonly { readonly asked: Asked }[],
): { readonly in: number; readonly out: number } =>
  answers.reduce(
    (sum, { asked }) => ({
      in: sum.in + (asked.tokens?.in ?? 0),
      out: sum.out + (asked.tokens?.out ?? 0),
    }),
    { in: 0, out: 0 },
  );

/** Keeps answers as they come, and says how far the run is. */
const keeper = (
  { store, sources, onChange }: RunsOptions,
  run: StoredRun,
  job: RunningJob,
  pace: Pace,
): RunnerOptions['keep'] => {
  const counts = store.countsOf(run.id);
  const total = countOf(counts);
  let done = total - (counts.get('waiting') ?? 0);
  job.progress(done, total);
  return (answers) => {
    const now = sources.present.of(answers.flatMap(({ sample }) => (sample === null ? [] : [sample.id])));
    store.answered(
      run.id,
      answers.map(({ waiting, sample, asked }) => {
        const present = sample === null ? null : (now.get(sample.id) ?? null);
        return answeredOf(sources, run, waiting.id, sample, present, asked);
      }),
      tokensOf(answers),
    );
    pace.count(answers.length);
    done += answers.length;
    job.progress(done, total);
    onChange();
  };
};

class LiveRuns implements Runs {
  readonly #options: RunsOptions;
  readonly #live = new Map<number, Live>();
  readonly #cancelled = new Set<number>();
  #closed = false;
  /** All of Proofsheet is being closed, not only the dataset. */
  #engineEnds = false;

  constructor(options: RunsOptions) {
    this.#options = options;
    // Runs that still count as running were ended by a crash or a kill.
    options.store.setInterrupted(interrupted.engine);
  }

  start(run: StoredRun, asker: Asker): void {
    const { store, jobs } = this.#options;
    const { id } = run;
    const pace = createPace();
    const job = jobs.start({
      kind: 'caption',
      label: labelOf(run),
      onCancel: (closing) => {
        if (closing) this.#engineEnds = true;
        const runner = this.#live.get(id)?.runner;
        if (closing) runner?.cancel();
        else runner?.pause();
      },
    });
    store.setRunState(id, 'running', null);
    const runner = startRunner({
      asker,
      next: (after, count) => store.waiting(id, after, count),
      sampleOf: ({ relPath }) => this.#sampleOf(relPath),
      keep: keeper(this.#options, run, job, pace),
    });
    this.#live.set(id, { runner, pace, ended: this.#untilEnded(run, runner, job) });
  }

  perMinute(id: number): number | null {
    return this.#live.get(id)?.pace.perMinute() ?? null;
  }

  pause(id: number): void {
    const running = this.#live.get(id);
    if (running === undefined) return;
    running.runner.pause();
    this.#options.store.setRunState(id, 'paused', null);
    this.#options.onChange();
  }

  async ended(id: number): Promise<void> {
    await this.#live.get(id)?.ended;
  }

  async cancel(id: number): Promise<void> {
    const { store } = this.#options;
    const running = this.#live.get(id);
    if (running === undefined) {
      if (store.run(id)?.state === 'paused') store.setRunState(id, 'cancelled', null);
      return;
    }
    this.#cancelled.add(id);
    running.runner.cancel();
    await running.ended;
  }

  async close(): Promise<void> {
    this.#closed = true;
    const all = [...this.#live.values()];
    for (const { runner } of all) runner.cancel();
    await Promise.all(all.map(({ ended }) => ended));
    if (all.length > 0 && !this.#engineEnds) this.#options.store.setInterrupted(interrupted.dataset);
  }

  #sampleOf(relPath: string): AskedSample | null {
    const { present } = this.#options.sources;
    const id = present.idOf(relPath);
    const found = id === undefined ? undefined : present.of([id]).get(id);
    return id === undefined || found === undefined ? null : { id, relPath, ...found };
  }

  async #untilEnded(run: StoredRun, runner: Runner, job: RunningJob): Promise<void> {
    const { store, log, onChange } = this.#options;
    const { id } = run;
    let why: string | null = null;
    try {
      const end = await runner.ended;
      if (end.as === 'paused') ({ why } = end);
      if (this.#cancelled.has(id)) store.setRunState(id, 'cancelled', null);
      else if (end.as === 'paused' || end.as === 'done') store.setRunState(id, end.as, why);
    } catch (error) {
      why = error instanceof Error ? error.message : String(error);
      log(`${labelOf(run)}: ${why}`);
      // A run that is closed stays as it is in the file: it was interrupted.
      if (!this.#closed) store.setRunState(id, 'paused', why);
    }
    this.#live.delete(id);
    this.#cancelled.delete(id);
    if (why === null) job.done(null);
    else job.fail(why);
    if (!this.#closed) onChange();
  }
}

export const createRuns = (options: RunsOptions): Runs => new LiveRuns(options);
