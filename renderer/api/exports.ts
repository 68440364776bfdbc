/** Hooks that read the plan of an export. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useCall } from './ApiContext.tsx';

/** Samples a page of a preview. */
const entriesPage = 40;

/** Samples of a plan, before and after; those of the plan before stay until the new ones are there. */
export const useExportEntries = (plan: string | null, changed: boolean) => {
  const call = useCall();
  return useInfiniteQuery({
    queryKey: ['export-entries', plan, changed],
    enabled: plan !== null,
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/exports/:id/entries', {
        params: { id: plan ?? '' },
        query: { from: pageParam, count: entriesPage, ...(changed && { changed: 'true' as const }) },
        signal,
      }),
    getNextPageParam: ({ total }, pages) => {
      const read = pages.reduce((sum, { entries }) => sum + entries.length, 0);
      return read < total ? read : undefined;
    },
    placeholderData: (previous) => previous,
    // A plan lives only as long as the dialog says the same.
    retry: false,
    gcTime: 0,
  });
};
