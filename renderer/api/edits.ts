/** Hooks that read plans, history and conflicts. */
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useCall } from './ApiContext.tsx';

/** Files a page of a preview. */
export const changesPage = 60;

/** The newest edits, and what undo and redo would do. */
export const useHistory = (count: number, enabled = true) => {
  const call = useCall();
  return useQuery({
    queryKey: ['history', count],
    queryFn: ({ signal }) => call('GET /api/edits', { query: { from: 0, count }, signal }),
    enabled,
    placeholderData: (previous) => previous,
  });
};

/** The bulk edits that were made last. */
export const useRecentEdits = (enabled = true) => {
  const call = useCall();
  return useQuery({
    queryKey: ['history', 'recent'],
    queryFn: ({ signal }) => call('GET /api/edits/recent', { signal }).then(({ edits }) => edits),
    enabled,
  });
};

/** Files of a plan or of a past edit, page by page; `total` is how many there are. */
export const useChanges = (edit: number | null, total: number) => {
  const call = useCall();
  return useInfiniteQuery({
    queryKey: ['changes', edit],
    enabled: edit !== null,
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/edits/:id/changes', {
        params: { id: edit ?? 0 },
        query: { from: pageParam, count: changesPage },
        signal,
      }).then((reply) => reply.changes),
    // A preview that is made again while someone types does not vanish in between.
    placeholderData: keepPreviousData,
    getNextPageParam: (last, pages) =>
      last.length === 0 || pages.flat().length >= total ? undefined : (last.at(-1)?.n ?? 0) + 1,
  });
};

export const useConflicts = (edit: number | null) => {
  const call = useCall();
  return useQuery({
    queryKey: ['conflicts', edit],
    enabled: edit !== null,
    queryFn: ({ signal }) =>
      call('GET /api/edits/:id/conflicts', { params: { id: edit ?? 0 }, signal }).then(
        (reply) => reply.conflicts,
      ),
  });
};

export const useMarkCounts = (enabled: boolean) => {
  const call = useCall();
  return useQuery({
    queryKey: ['marks'],
    queryFn: ({ signal }) => call('GET /api/marks', { signal }),
    enabled,
    placeholderData: (previous) => previous,
  });
};
