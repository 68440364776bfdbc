/** Reads what is set aside from the engine, and brings it back. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { EditReport } from '../../shared/api/edits.ts';
import { useCall } from '../api/ApiContext.tsx';
import { wordsOf } from '../api/call.ts';
import { useAppStore } from '../state/AppContext.tsx';
import { reportWords } from '../state/editSlice.ts';
import { amount } from '../ui/display/numbers.ts';

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
  const say = (report: EditReport): void => {
    const { sayReport, sayWritten, imagesMoved } = store.getState();
    imagesMoved(report);
    if (reportWords(report).problem) sayReport(report);
    else sayWritten(`${report.label}: ${amount(report.written, 'file')} moved.`, report);
  };
  return {
    busy,
    bringBack: async (wanted: Wanted): Promise<void> => {
      setBusy(true);
      try {
        const body = 'all' in wanted ? wanted : { ids: [...wanted.ids] };
        say(await call('POST /api/aside/back', { body }));
      } catch (error) {
        store.getState().say(wordsOf(error), 'problem');
      } finally {
        setBusy(false);
      }
    },
  };
};
