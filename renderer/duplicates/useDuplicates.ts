/** Reads the page of duplicates from the engine, and sends its actions. */
import { useInfiniteQuery } from '@tanstack/react-query';
import type { DuplicateAction } from '../../shared/api/duplicates.ts';
import type { EditReport } from '../../shared/api/edits.ts';
import type { SampleId } from '../../shared/api/ids.ts';
import { useCall } from '../api/ApiContext.tsx';
import { wordsOf } from '../api/call.ts';
import { useAppStore } from '../state/AppContext.tsx';

const page = 60;

/** State and groups, page by page; read again whenever something was found. */
export const useDuplicates = () => {
  const call = useCall();
  return useInfiniteQuery({
    queryKey: ['duplicates'],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/duplicates', { query: { from: pageParam, count: page }, signal }),
    getNextPageParam: ({ state }, pages) => {
      const read = pages.reduce((sum, { groups }) => sum + groups.length, 0);
      return read < state.groups && pages.at(-1)?.groups.length !== 0 ? read : undefined;
    },
  });
};

export interface DuplicateActs {
  readonly find: () => void;
  /** False when it was refused. */
  readonly settle: (action: DuplicateAction) => Promise<boolean>;
  readonly apart: (group: readonly SampleId[]) => Promise<boolean>;
}

export const useDuplicateActs = (): DuplicateActs => {
  const call = useCall();
  const store = useAppStore();
  const attempt = async (work: Promise<EditReport>): Promise<boolean> => {
    const { carryOut, sayReport } = store.getState();
    const report = await carryOut(work);
    if (report !== null) sayReport(report);
    return report !== null;
  };
  return {
    find: () => {
      call('POST /api/duplicates/find').catch((error: unknown) =>
        store.getState().say(wordsOf(error), 'problem'),
      );
    },
    settle: (body) => attempt(call('POST /api/duplicates/settle', { body })),
    apart: (group) => attempt(call('POST /api/duplicates/apart', { body: { group: [...group] } })),
  };
};
