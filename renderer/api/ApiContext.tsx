/** Hands `call` and the cache of server data down to the components. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createContext, useContext, type ReactNode } from 'react';
import { ApiFailure, type Call } from './call.ts';

const CallContext = createContext<Call | null>(null);

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

/** The engine's `call`; for reading, prefer the hooks of `queries.ts`. */
export const useCall = (): Call => {
  const call = useContext(CallContext);
  if (call === null) throw new Error('useCall needs an ApiProvider above it.');
  return call;
};

/** Data stays as it is until an event says that it changed; only an unreachable engine is asked again. */
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
