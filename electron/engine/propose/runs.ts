/** The runs that are under way: each is a job, and each answer is kept as it comes. */
import type { Jobs, RunningJob } from '../work/jobs.ts';
import type { Asked, AskedSample, Asker } from './asker.ts';
import { judge, type JudgeSources } from './judge.ts';
import { createPace, type Pace } from './pace.ts';
import { type Runner, startRunner } from './runner.ts';
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
  isRunning(run: number): boolean;
  perMinute(run: number): number | null;
  /** Resolves when what was under way is kept. */
  pause(run: number): Promise<void>;
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

const interrupted = 'Proofsheet was closed while it ran.';

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
    shown: shownState({ state: 'ready', ...facts }, run.caption, now, () => judged.isSame),
    text,
    scores,
    marks: judged.marks,
    cause: null,
    message: null,
  };
};

export const createRuns = ({ store, sources, jobs, onChange, log }: RunsOptions): Runs => {
  const live = new Map<number, Live>();
  const cancelled = new Set<number>();
  let closed = false;
  store.setInterrupted(interrupted);

  const keeping =
    (run: StoredRun, job: RunningJob, pace: Pace, total: number): Parameters<typeof startRunner>[0]['keep'] =>
    (answers) => {
      const now = sources.present.of(answers.flatMap(({ sample }) => (sample === null ? [] : [sample.id])));
      store.answered(
        answers.map(({ waiting, sample, asked }) =>
          answeredOf(
            sources,
            run,
            waiting.id,
            sample,
            sample === null ? null : (now.get(sample.id) ?? null),
            asked,
          ),
        ),
      );
      for (const { asked } of answers)
        if (asked.ok && asked.tokens !== null) store.addTokens(run.id, asked.tokens);
      pace.count(answers.length);
      job.progress(total - (store.countsOf(run.id).get('waiting') ?? 0), total);
      onChange();
    };

  const sampleOf = (relPath: string): AskedSample | null => {
    const id = sources.present.idOf(relPath);
    const found = id === undefined ? undefined : sources.present.of([id]).get(id);
    return id === undefined || found === undefined ? null : { id, relPath, ...found };
  };

  const start: Runs['start'] = (run, asker) => {
    const { id } = run;
    const pace = createPace();
    const job = jobs.start({
      kind: 'caption',
      label: labelOf(run),
      onCancel: (closing) => (closing ? live.get(id)?.runner.cancel() : live.get(id)?.runner.pause()),
    });
    const total = [...store.countsOf(id).values()].reduce((sum, count) => sum + count, 0);
    store.setRunState(id, 'running', null);
    const runner = startRunner({
      asker,
      next: (after, count) => store.waiting(id, after, count),
      sampleOf: ({ relPath }) => sampleOf(relPath),
      keep: keeping(run, job, pace, total),
    });
    const ended = runner.ended
      .finally(() => live.delete(id))
      .then((end) => {
        if (cancelled.delete(id)) store.setRunState(id, 'cancelled', null);
        else if (end.as === 'paused') store.setRunState(id, 'paused', end.why);
        else if (end.as === 'done') store.setRunState(id, 'done', null);
        const { why = null } = end.as === 'paused' ? end : {};
        if (why === null) job.done(null);
        else job.fail(why);
      })
      .catch((error: unknown) => {
        const why = error instanceof Error ? error.message : String(error);
        log(`${labelOf(run)}: ${why}`);
        if (!closed) store.setRunState(id, 'paused', why);
        job.fail(why);
      })
      .finally(() => {
        if (!closed) onChange();
      });
    live.set(id, { runner, pace, ended });
  };

  return {
    start,
    isRunning: (id) => live.has(id),
    perMinute: (id) => live.get(id)?.pace.perMinute() ?? null,
    pause: async (id) => {
      live.get(id)?.runner.pause();
      await live.get(id)?.ended;
    },
    cancel: async (id) => {
      const running = live.get(id);
      if (running === undefined) {
        if (store.run(id)?.state === 'paused') store.setRunState(id, 'cancelled', null);
        return;
      }
      cancelled.add(id);
      running.runner.cancel();
      await running.ended;
    },
    close: async () => {
      closed = true;
      for (const { runner } of live.values()) runner.cancel();
      await Promise.all([...live.values()].map(({ ended }) => ended));
    },
  };
};
