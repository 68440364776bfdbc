/**
 * Proposals of the open dataset: runs that ask a model, what it answered, and what becomes of that. Nothing is written
 * before a person accepts it.
 */
import type { CaptionRun, Proposal, ProposalFilter, ProposalState } from '../../../shared/api/proposals.ts';
import type { SampleRow } from '../../../shared/api/sample.ts';
import type { ProposalMarkKind } from '../../../shared/captioning/proposalMark.ts';
import type { OpenDataset } from '../dataset.ts';
import type { Events } from '../work/events.ts';
import type { Jobs } from '../work/jobs.ts';
import { throttle } from '../work/throttle.ts';
import { type Asking, createAsking, type OpenModel } from './asking.ts';
import { createDeciding, type Deciding, type DecidingOptions, type WriteInTurn } from './deciding.ts';
import { createFollow } from './follow.ts';
import type { JudgeSources, TagChooser } from './judge.ts';
import { allStates, readyFilter, shownProposals, shownRun } from './listing.ts';
import { createPresent } from './present.ts';
import { type ProposalContext, storedRun } from './proposalContext.ts';
import { createRuns } from './runs.ts';
import { createSelecting, type Selecting } from './selecting.ts';
import { createSightSource } from './tagger/sightSource.ts';
import { openProposalStore } from './store/proposalStore.ts';
import type { StoredRun } from './store/rows.ts';
import type { OriginReader } from './writers.ts';

export interface ProposalsOptions {
  readonly dataset: OpenDataset;
  readonly events: Events;
  readonly jobs: Jobs;
  readonly openModel: OpenModel;
  /** @param labelsOf what is kept of a run's tagger */
  readonly choosers: (labelsOf: (run: number) => string | null) => (run: StoredRun) => TagChooser;
  readonly writeInTurn: WriteInTurn;
  readonly dropDraft: DecidingOptions['dropDraft'];
  /** Who wrote which texts. */
  readonly journal: () => Promise<OriginReader>;
  readonly log: (line: string) => void;
}

export interface ProposalCounts {
  readonly states: Record<ProposalState, number>;
  /** Of those that are ready. */
  readonly marks: readonly { readonly kind: ProposalMarkKind; readonly count: number }[];
  readonly characters: readonly { readonly key: string; readonly tag: string; readonly count: number }[];
}

export interface Proposals {
  readonly dataset: OpenDataset;
  readonly asking: Asking;
  readonly deciding: Deciding;
  readonly selecting: Selecting;
  /** Newest first. */
  runs(): readonly CaptionRun[];
  /** @throws EngineError `not-found` */
  run(id: number): CaptionRun;
  /** In the order in which they were asked for. @param rows one for each of these samples, in their order */
  list(
    filter: ProposalFilter,
    from: number,
    count: number,
    rows: (ids: readonly number[]) => readonly SampleRow[],
  ): Promise<{ readonly proposals: readonly Proposal[]; readonly total: number }>;
  /** Of one among those that a filter lists; null: it is not there. */
  positionOf(filter: ProposalFilter, id: number): Promise<number | null>;
  /** @param run null: of all runs */
  counts(run: number | null): Promise<ProposalCounts>;
  /** Something has changed: samples are told by themselves. */
  changed(): void;
  close(): Promise<void>;
}

/** Milliseconds between two notices that a run has gone on. */
const tellEvery = 400;

const countsOf = (context: ProposalContext, run: number | null): ProposalCounts => {
  const { store } = context;
  const { tags } = context.dataset.columns;
  const spelled = (key: string): string => {
    const tag = tags.find(key);
    return tag < 0 ? key : tags.spelling(tag);
  };
  const states = new Map<ProposalState, number>();
  for (const { id } of run === null ? store.runs() : [storedRun(context, run)])
    for (const [state, count] of store.countsOf(id)) states.set(state, (states.get(state) ?? 0) + count);
  const ready = readyFilter(run === null ? {} : { run });
  return {
    states: allStates(states),
    // Kinds that were written from marks.
    marks: [...store.packedCounts('markKinds', ready)].map(([kind, count]) => ({
      kind: kind as ProposalMarkKind,
      count,
    })),
    characters: [...store.packedCounts('characters', ready)]
      .map(([key, count]) => ({ key, tag: spelled(key), count }))
      .toSorted((a, b) => (a.tag < b.tag ? -1 : 1)),
  };
};

export const createProposals = (options: ProposalsOptions): Proposals => {
  const { dataset, events, jobs, openModel, choosers, journal, log } = options;
  const store = openProposalStore(dataset.dataFolder, log);
  const chooser = choosers((run) => store.labelsOf(run));
  const sources: JudgeSources = { present: createPresent(dataset), chooser };
  const tell = throttle(tellEvery, () => events.publish({ type: 'proposals' }));
  const { columns } = dataset;
  const follow = createFollow({ ...sources, columns, store, journal, onChange: tell, log });
  const sight = createSightSource({ store, present: sources.present, columns });
  const withdraw = [
    dataset.origins.provide({ all: () => follow.origins(), upToDate: () => follow.upToDate() }),
    dataset.sights.provide(sight),
  ];
  const unsubscribe = events.subscribe((event) => {
    if (event.type === 'samples') follow.changed(event.ids);
  });
  const runs = createRuns({ store, sources, jobs, onChange: tell, log });
  const context: ProposalContext = { dataset, store, sources, follow, runs, tell };
  const shown = (run: StoredRun): CaptionRun => shownRun(store, run, runs.perMinute(run.id));
  return {
    dataset,
    asking: createAsking(context, openModel),
    deciding: createDeciding(context, options),
    selecting: createSelecting(context),
    runs: () => store.runs().map(shown),
    run: (id) => shown(storedRun(context, id)),
    list: async (filter, from, count, rows) => {
      await follow.upToDate();
      const proposals = shownProposals(sources, store, store.page(filter, from, count), rows);
      return { proposals, total: store.total(filter) };
    },
    positionOf: async (filter, id) => {
      await follow.upToDate();
      return store.total({ ...filter, id }) === 0 ? null : store.before(filter, id);
    },
    counts: async (run) => {
      await follow.upToDate();
      return countsOf(context, run);
    },
    // What is wanted of the whole dataset is begun when it has been read.
    changed: () => follow.changed([]),
    close: async () => {
      unsubscribe();
      tell.cancel();
      // Finders that are closed later may still ask.
      for (const from of withdraw) from();
      sight.close();
      await runs.close();
      await follow.close();
      store.close();
    },
  };
};
