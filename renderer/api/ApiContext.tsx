/** Provides `call` and the cache of server data to the components. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createContext, useContext, useMemo, type ReactNode } from 'react';
import type { OpeningId } from '../../shared/api/ids.ts';
import { ApiFailure, boundTo, type BoundCall, type Call } from './call.ts';

const CallContext = createContext<Call | null>(null);
const OpeningContext = createContext<OpeningId | null>(null);

interface Props {
  readonly call: Call;
  readonly client: QueryClient;
  readonly children: ReactNode;
}

export const ApiProvider = ({ call, client, children }: Props) => (
  <CallContext value={call}>
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  </CallContext>
);

interface OpeningProps {
  /** Of the dataset that is drawn below; null: none. */
  readonly opening: OpeningId | null;
  readonly children: ReactNode;
}

/** Requests from the components below are meant for the dataset that is drawn there. */
export const OpeningProvider = ({ opening, children }: OpeningProps) => (
  <OpeningContext value={opening}>{children}</OpeningContext>
);

/** The opening of the dataset that is drawn here. */
export const useOpening = (): OpeningId | null => useContext(OpeningContext);

/** The engine's `call`, for the dataset that is drawn here; for reading, prefer the hooks of `queries.ts`. */
export const useCall = (): BoundCall => {
  const call = useContext(CallContext);
  const opening = useContext(OpeningContext);
  if (call === null) throw new Error('useCall needs an ApiProvider above it.');
  return useMemo(() => boundTo(call, opening), [call, opening]);
};

/**
 * Data is current until an event says that it changed; only requests that found the engine unreachable are
 * repeated.
 */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        retry: (failures, error) =>
          error instanceof ApiFailure && error.code === 'unreachable' && failures < 5,
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
