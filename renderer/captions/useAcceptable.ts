/** How many captions accepting all that a filter finds would write. */
import { useQuery } from '@tanstack/react-query';
import type { ProposalFilter } from '../../shared/api/proposals.ts';
import { useCall } from '../api/ApiContext.tsx';
import { useApp } from '../state/AppContext.tsx';

/** Zero until it is known. What a person has edited does not count: it is accepted by itself. */
export const useAcceptable = (filter: ProposalFilter): number => {
  const call = useCall();
  const edits = useApp((state) => state.proposalEdits);
  const except = [...edits.keys()];
  const { data = 0 } = useQuery({
    queryKey: ['proposals', 'counts', 'accept', filter, except],
    queryFn: ({ signal }) =>
      call('POST /api/proposals/accept/count', { body: { filter, except }, signal }).then(
        ({ captions }) => captions,
      ),
    placeholderData: (previous) => previous,
  });
  return data;
};
