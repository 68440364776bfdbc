/** Hooks that read the plan of an export. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useCall } from './ApiContext.tsx';

/** Samples a page of a preview. */
const entriesPage = 40;

/** Samples of a plan, before and after; those of the previous plan stay until the new ones have arrived. */
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
    // A plan lives only as long as the dialog's settings are unchanged.
    retry: false,
    gcTime: 0,
  });
};

/** Kinds of problems that samples have, most samples first; empty while they have not been looked for. */
export const useFoundProblems = () => {
  const call = useCall();
  return useQuery({
    queryKey: ['problems'],
    queryFn: ({ signal }) => call('GET /api/problems', { signal }),
    select: ({ kinds }) =>
      kinds.filter(({ samples }) => samples > 0).toSorted((a, b) => b.samples - a.samples),
  });
};
