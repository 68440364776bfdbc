/** The proposal that is being edited, as it is by now, where the list has it no more. */
import { useQuery } from '@tanstack/react-query';
import type { Proposal, ProposalState } from '../../shared/api/proposals.ts';
import { useCall } from '../api/ApiContext.tsx';
import { proposalListKey } from '../api/queries.ts';
import { useApp } from '../state/AppContext.tsx';
import type { ProposalList } from './useProposalList.ts';

/** What became of a proposal while it was edited; null: it can be accepted. */
export const meanwhileWords: Readonly<Record<ProposalState, string | null>> = {
  ready: null,
  stale: 'The caption or the image has changed meanwhile.',
  accepted: 'It has been accepted meanwhile.',
  rejected: 'It has been rejected meanwhile.',
  same: 'The caption says meanwhile what was proposed.',
  failed: 'It has been asked for again meanwhile.',
  // Of one that is forgotten: of a run that waits nothing can be edited.
  waiting: 'Its run has been forgotten meanwhile.',
};

/** Null: none is being edited, or the list has it. */
export const useHeld = (list: ProposalList): Proposal | null => {
  const call = useCall();
  const held = useApp((state) => state.heldProposal);
  const isGone = held !== null && list.positionOf(held.id) < 0;
  const { data } = useQuery({
    queryKey: [...proposalListKey, 'one', held?.id ?? 0],
    queryFn: ({ signal }) =>
      call('GET /api/proposals', { query: { id: held?.id ?? 0, from: 0, count: 1 }, signal }).then(
        ({ proposals: [found] }) => found ?? null,
      ),
    enabled: isGone,
  });
  if (!isGone) return null;
  return data === null ? { ...held, state: 'waiting' } : (data ?? held);
};
