/** Runs and proposals as windows and the command line see them. */
import type { CaptionRun, Proposal, ProposalFilter, ProposalState } from '../../../shared/api/proposals.ts';
import { proposalState } from '../../../shared/api/proposals.ts';
import { withoutByteOrderMark } from '../../../shared/caption/byteOrderMark.ts';
import { retagged } from '../../../shared/caption/frame.ts';
import { proposedTexts } from '../../../shared/captioning/tagger/proposedTexts.ts';
import type { SampleRow } from '../../../shared/api/sample.ts';
import { type JudgeSources, judge } from './judge.ts';
import type { ProposalStore } from './store/proposalStore.ts';
import type { StoredProposal, StoredRun } from './store/rows.ts';

const minute = 60_000;

/** Each state with its number, also those that none has. */
export const allStates = (counts: ReadonlyMap<ProposalState, number>): Record<ProposalState, number> =>
  // Built from the list of all states.
  Object.fromEntries(proposalState.options.map((state) => [state, counts.get(state) ?? 0])) as Record<
    ProposalState,
    number
  >;

/** @param perMinute null: it is not under way, or not known yet */
export const shownRun = (store: ProposalStore, run: StoredRun, perMinute: number | null): CaptionRun => {
  const counts = allStates(store.countsOf(run.id));
  const { id, at, caption, model, spec, state, why, tokensIn, tokensOut } = run;
  return {
    id,
    at,
    caption,
    by: model,
    spec,
    state,
    why,
    total: Object.values(counts).reduce((sum, count) => sum + count, 0),
    counts,
    marked: store.markedOf(id),
    superseded: store.supersededOf(id),
    perMinute,
    left: perMinute === null || perMinute === 0 ? null : (counts.waiting / perMinute) * minute,
    tokens: { in: tokensIn, out: tokensOut },
    failures: [...store.failuresOf(id)],
  };
};

/** @param rows one for each of these samples, in their order */
export const shownProposals = (
  sources: JudgeSources,
  store: ProposalStore,
  proposals: readonly StoredProposal[],
  rows: (ids: readonly number[]) => readonly SampleRow[],
): readonly Proposal[] => {
  const runs = new Map(store.runs().map((run) => [run.id, run]));
  const idOf = new Map(proposals.map(({ relPath }) => [relPath, sources.present.idOf(relPath)]));
  const ids = [...new Set([...idOf.values()].filter((id) => id !== undefined))];
  const now = sources.present.of(ids);
  const rowOf = new Map(rows(ids).map((row) => [row.id as number, row]));
  return proposals.flatMap((proposal) => {
    const run = runs.get(proposal.run);
    if (run === undefined) return [];
    const id = idOf.get(proposal.relPath);
    const present = id === undefined ? null : (now.get(id) ?? null);
    const { text, tags } = judge(sources, run, proposal, present);
    const before = present?.captions[run.caption] ?? null;
    const proposedText = tags === null ? text : retagged(before ?? '', proposedTexts(tags));
    const { cause, message } = proposal;
    return {
      id: proposal.id,
      run: run.id,
      caption: run.caption,
      by: run.model,
      relPath: proposal.relPath,
      row: id === undefined ? null : (rowOf.get(id) ?? null),
      state: proposal.shown,
      superseded: proposal.superseded,
      before: before === null ? null : withoutByteOrderMark(before),
      proposal: proposedText === null ? null : withoutByteOrderMark(proposedText),
      tags: tags === null ? null : [...tags],
      marks: [...proposal.marks],
      failed: cause === null ? null : { cause, message: message ?? '' },
      characters: [...proposal.characters],
    };
  });
};

/** Only those that can be accepted. */
export const readyFilter = (filter: ProposalFilter): ProposalFilter => ({ ...filter, state: 'ready' });
