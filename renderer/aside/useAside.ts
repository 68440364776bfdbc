/** Reads what is set aside from the engine, and brings it back. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useCall } from '../api/ApiContext.tsx';
import { useAppStore } from '../state/AppContext.tsx';

const page = 200;

/** Page by page; read again after every edit. */
export const useAsideImages = () => {
  const call = useCall();
  return useInfiniteQuery({
    queryKey: ['aside'],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/aside', { query: { from: pageParam, count: page }, signal }),
    getNextPageParam: ({ total }, pages) => {
      const read = pages.reduce((sum, { images }) => sum + images.length, 0);
      return read < total && pages.at(-1)?.images.length !== 0 ? read : undefined;
    },
  });
};

type Wanted = { readonly ids: readonly number[] } | { readonly all: true };

export const useBringBack = () => {
  const call = useCall();
  const store = useAppStore();
  const [busy, setBusy] = useState(false);
  return {
    busy,
    bringBack: async (wanted: Wanted): Promise<void> => {
      setBusy(true);
      const { carryOut, sayMoved } = store.getState();
      const body = 'all' in wanted ? wanted : { ids: [...wanted.ids] };
      const report = await carryOut(call('POST /api/aside/back', { body }));
      if (report !== null) sayMoved(report);
      setBusy(false);
    },
  };
};
