/** Hooks that read from the engine through the cache, and what an event makes stale in it. */
import { useQueries, useQuery, type QueryClient } from '@tanstack/react-query';
import type { EngineEvent } from '../../shared/api/events.ts';
import type { SampleId, ViewId } from '../../shared/api/ids.ts';
import type { SampleDetail, SampleRow, Scope } from '../../shared/api/sample.ts';
import type { FacetName } from '../../shared/api/view.ts';
import { useCall } from './ApiContext.tsx';
import { readAgain } from './readAgain.ts';

export interface FiltersQuery {
  readonly limit?: number;
  readonly only?: FacetName;
  readonly filter?: string;
}

/** Counts for a view. The counts of the previous view stay until the new ones have arrived. */
export const useFilters = (view: ViewId | null, query: FiltersQuery = {}) => {
  const call = useCall();
  return useQuery({
    queryKey: ['facets', view, query],
    queryFn: ({ signal }) =>
      call('GET /api/views/:id/facets', { params: { id: view ?? '' }, query, signal }).then(
        (reply) => reply.facets,
      ),
    enabled: view !== null,
    placeholderData: (previous) => previous,
  });
};

/** The saved queries, counted in a view: the counts of the previous view stay until the new ones have arrived. */
export const useSavedQueries = (view: ViewId | null) => {
  const call = useCall();
  return useQuery({
    queryKey: ['facets', 'saved', view],
    queryFn: ({ signal }) =>
      call('GET /api/views/:id/saved', { params: { id: view ?? '' }, signal }).then((reply) => reply.queries),
    enabled: view !== null,
    placeholderData: (previous) => previous,
  });
};

/** All of one sample; null while none is wanted. */
export const useSampleDetail = (id: SampleId | null) => {
  const call = useCall();
  return useQuery({
    queryKey: ['sample', id],
    queryFn: ({ signal }) => call('GET /api/samples/:id', { params: { id: id ?? 0 }, signal }),
    enabled: id !== null,
    placeholderData: (previous) => previous,
  });
};

const detailQuery = (call: ReturnType<typeof useCall>, id: SampleId) => ({
  queryKey: ['sample', id],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
    call('GET /api/samples/:id', { params: { id }, signal }),
});

/** The rows of some samples as they are now, in this order; those that are not loaded yet are left out. */
export const useSampleRows = (ids: readonly SampleId[]): readonly SampleRow[] => {
  const call = useCall();
  return useQueries({ queries: ids.map((id) => detailQuery(call, id)), combine: rowsIn });
};

const rowsIn = (results: readonly { readonly data?: SampleDetail | undefined }[]): readonly SampleRow[] =>
  results.flatMap(({ data }) => (data === undefined ? [] : [data.row]));

/** What the samples of a scope share; null while nothing is selected. */
export const useScopeSummary = (scope: Scope | null) => {
  const call = useCall();
  return useQuery({
    queryKey: ['summary', scope],
    queryFn: ({ signal }) =>
      call('POST /api/samples/summary', { body: { scope: scope ?? { ids: [] } }, signal }),
    enabled: scope !== null,
    placeholderData: (previous) => previous,
  });
};

/** How many samples of a scope have these tags; null scope or no tags: none are asked about. */
export const useTagHolders = (scope: Scope | null, tags: readonly string[]) => {
  const call = useCall();
  return useQuery({
    queryKey: ['holders', scope, tags],
    queryFn: ({ signal }) =>
      call('POST /api/samples/tags', { body: { scope: scope ?? { ids: [] }, tags: [...tags] }, signal }),
    enabled: scope !== null && tags.length > 0,
    // What they were when it was asked before says nothing: an edit may have been undone since.
    gcTime: 0,
  });
};

/**
 * Tags of the dataset that contain `text`, best first; an empty text gives the most frequent ones.
 * @param from `list`: also tags that only the user's danbooru.csv has: for writing, not for searching
 */
export const useCompletions = (
  text: string | null,
  categories?: string,
  limit = 12,
  from: 'dataset' | 'list' = 'dataset',
) => {
  const call = useCall();
  return useQuery({
    queryKey: ['complete', text, categories, limit],
    queryFn: ({ signal }) =>
      call('GET /api/complete', { query: { text: text ?? '', categories, limit }, signal }).then(
        (reply) => reply.completions,
      ),
    select: (completions) => completions.filter(({ count }) => from === 'list' || count > 0),
    enabled: text !== null,
    placeholderData: (previous) => previous,
  });
};

/** The state of the chosen list of tags. */
export const useTagList = () => {
  const call = useCall();
  return useQuery({
    queryKey: ['tag-list'],
    queryFn: ({ signal }) => call('GET /api/tag-list', { signal }),
  });
};

export const useRecentDatasets = () => {
  const call = useCall();
  return useQuery({
    queryKey: ['recent'],
    queryFn: ({ signal }) => call('GET /api/recent', { signal }).then((reply) => reply.recent),
    staleTime: 0,
  });
};

/** The folder that a dialog for datasets starts in: see `useFolderWalk`. */
export const useFirstFolder = (dataset: string | null) => {
  const call = useCall();
  return useQuery({
    queryKey: ['folders', 'first', dataset],
    queryFn: async ({ signal }) => {
      const list = (path?: string) => call('GET /api/folders', { query: { path }, signal });
      const known = async (): Promise<string | undefined> =>
        dataset ?? (await call('GET /api/recent', { signal })).recent.find(({ exists }) => exists)?.path;
      try {
        const beside = await known();
        const { parent } = await list(beside);
        return await list(beside === undefined ? undefined : (parent ?? beside));
      } catch {
        return await list();
      }
    },
    staleTime: 0,
    retry: false,
  });
};

/** Images in each folder of a folder; they arrive after its list. */
export const useFolderCounts = (path: string | null) => {
  const call = useCall();
  return useQuery({
    queryKey: ['folders', 'counts', path],
    queryFn: async ({ signal }) => {
      const { counts } = await call('GET /api/folders/counts', { query: { path: path ?? '' }, signal });
      return new Map(counts.map((count) => [count.path, count]));
    },
    enabled: path !== null,
    retry: false,
  });
};

/** What the user has set about the dataset: `proofsheet.json`. */
export const useProject = () => {
  const call = useCall();
  return useQuery({ queryKey: ['project'], queryFn: ({ signal }) => call('GET /api/project', { signal }) });
};

/** The number beside each page of findings. */
export const useFindingCounts = () => {
  const call = useCall();
  return useQuery({
    queryKey: ['findings'],
    queryFn: ({ signal }) => call('GET /api/findings', { signal }),
  });
};

/** Files to look at: captions without an image, files that cannot be read. */
export const useFileReport = (enabled: boolean) => {
  const call = useCall();
  return useQuery({
    queryKey: ['files'],
    queryFn: ({ signal }) => call('GET /api/files', { signal }),
    enabled,
  });
};

/** Under which the windows of the list of proposals lie, and what is decided about them. */
export const proposalListKey = ['proposals', 'list'];
export const decisionKey = ['proposals', 'decide'];

/** All runs that asked models, newest first. */
export const useCaptionRuns = () => {
  const call = useCall();
  return useQuery({
    queryKey: ['proposals', 'runs'],
    queryFn: ({ signal }) => call('GET /api/proposals/runs', { signal }).then(({ runs }) => runs),
  });
};

const keysOfSamples = ['marks', 'facets', 'summary', 'holders', 'complete', 'files', 'trainer', 'roster'];

/** Data that is not about the open dataset. */
const keysOfAll = new Set(['recent', 'folders', 'tag-list']);

/** Another dataset: its samples have the same ids as other samples before. */
export const forgetDataset = (client: QueryClient): void =>
  client.removeQueries({ predicate: ({ queryKey: [key] }) => !keysOfAll.has(String(key)) });

/** Marks as stale what an event says has changed; what is on screen is read again. */
export const invalidate = (client: QueryClient, event: EngineEvent): void => {
  const again = (queryKey: readonly unknown[]): void => void client.invalidateQueries({ queryKey });
  switch (event.type) {
    case 'hello':
      return void client.invalidateQueries();
    case 'dataset':
      again(['recent']);
      // What is still on screen of a dataset that has just been closed is not read again.
      if (event.dataset === null) return;
      again(['project']);
      again(['findings']);
      return again(['files']);
    case 'samples':
      for (const key of keysOfSamples) again([key]);
      if (event.ids === null) again(['sample']);
      else for (const id of event.ids) again(['sample', id]);
      return;
    case 'history':
      again(['marks']);
      again(['aside']);
      return again(['history']);
    case 'project':
      again(['trainer']);
      again(['roster']);
      again(['facets', 'saved']);
      return again(['project']);
    case 'findings':
      again(['findings']);
      // Its columns count findings of the others.
      if (event.of !== 'roster') again(['roster']);
      again(event.of === 'problems' ? ['facets'] : ['facets', 'saved']);
      return again([event.of]);
    case 'proposals':
      // Many of them, while a run is under way.
      for (const part of ['runs', 'counts', 'effect']) readAgain(client, ['proposals', part]);
      // Who wrote its captions.
      readAgain(client, ['sample']);
      // While decisions are on their way the list is ahead of the engine; the last of them reads it again.
      readAgain(client, proposalListKey, () => client.isMutating({ mutationKey: decisionKey }) === 0);
      return;
    case 'settings':
      return again(['tag-list']);
    case 'job':
      return;
  }
};
