/** Servers of vision models: those on this machine, whether one answers, and whether a key is kept for it. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCall } from '../../api/ApiContext.tsx';
import { urlProblem } from './endpointDraft.ts';

/** Looks only when it is asked to. */
export const useFindServers = () => {
  const call = useCall();
  return useMutation({
    mutationFn: () => call('POST /api/captioning/servers').then(({ servers }) => servers),
  });
};

export const useTestServer = () => {
  const call = useCall();
  return useMutation({
    mutationFn: (body: { readonly url: string; readonly keyInPrivateNetwork: boolean }) =>
      call('POST /api/captioning/test', { body }),
  });
};

/** Where the key of a server is kept, and another one for it; it is never read back. */
export const useServerKey = (url: string) => {
  const call = useCall();
  const client = useQueryClient();
  const queryKey = ['captioning', 'key', url];
  const { data } = useQuery({
    queryKey,
    queryFn: ({ signal }) => call('GET /api/captioning/key', { query: { url }, signal }),
    enabled: urlProblem(url) === null,
    retry: false,
  });
  const keeping = useMutation({
    mutationFn: (key: string | null) => call('PUT /api/captioning/key', { body: { url, key } }),
    onSuccess: (kept) => client.setQueryData(queryKey, kept),
  });
  return { kept: data?.kept ?? null, keep: keeping.mutate, error: keeping.error };
};
