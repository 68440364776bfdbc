/** How many proposals a filter finds, without reading any. */
import { useQuery } from '@tanstack/react-query';
import type { ProposalFilter } from '../../shared/api/proposals.ts';
import { useCall } from '../api/ApiContext.tsx';

/** Zero until it is known. */
export const useUnmarked = (filter: ProposalFilter): number => {
  const call = useCall();
  const { data = 0 } = useQuery({
    queryKey: ['proposals', 'counts', 'found', filter],
    queryFn: ({ signal }) =>
      call('GET /api/proposals', { query: { ...filter, from: 0, count: 0 }, signal }).then(
        ({ total }) => total,
      ),
    placeholderData: (previous) => previous,
  });
  return data;
};
