/** Goes to the proposal that is asked for from elsewhere, as soon as its place in the list is known. */
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useCall } from '../api/ApiContext.tsx';
import { useApp, useAppStore } from '../state/AppContext.tsx';
import { filterOf } from './useProposalList.ts';
import type { ProposalChoice } from '../state/captionTypes.ts';

export const useWanted = (choice: ProposalChoice, onFound: (id: number, position: number) => void): void => {
  const call = useCall();
  const store = useAppStore();
  const wanted = useApp((state) => state.wantedProposal);
  const { data: position } = useQuery({
    queryKey: ['proposals', 'position', wanted, choice],
    queryFn: ({ signal }) =>
      call('GET /api/proposals/position', { query: { ...filterOf(choice), id: wanted ?? 0 }, signal }).then(
        (reply) => reply.position,
      ),
    enabled: wanted !== null,
    gcTime: 0,
  });
  useEffect(() => {
    if (wanted === null || position === undefined) return;
    store.getState().showProposal(null);
    if (position === null) store.getState().say('This proposal has been forgotten with its run.');
    else onFound(wanted, position);
  }, [store, wanted, position, onFound]);
};
