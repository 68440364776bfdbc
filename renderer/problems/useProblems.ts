/** Reads the page of problems from the engine, and saves its settings. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ProblemKind } from '../../shared/problems/kinds.ts';
import { useCall } from '../api/ApiContext.tsx';
import { wordsOf } from '../api/call.ts';
import { useAppStore } from '../state/AppContext.tsx';

const page = 60;

/** All kinds with their counts; read again whenever something was found. */
export const useProblems = () => {
  const call = useCall();
  return useQuery({ queryKey: ['problems'], queryFn: ({ signal }) => call('GET /api/problems', { signal }) });
};

/** Problems of a kind, page by page; null: no kind is chosen. */
export const useProblemsOf = (kind: ProblemKind | null) => {
  const call = useCall();
  return useInfiniteQuery({
    queryKey: ['problems', 'of', kind],
    enabled: kind !== null,
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/problems/of/:kind', {
        params: { kind: kind ?? 'orphan' },
        query: { from: pageParam, count: page },
        signal,
      }),
    getNextPageParam: ({ total }, pages) => {
      const read = pages.reduce((sum, { problems }) => sum + problems.length, 0);
      return read < total && pages.at(-1)?.problems.length !== 0 ? read : undefined;
    },
  });
};

/** Saves the user's decisions about problems, as an edit that undo reverts. */
export const useProblemSetting = () => {
  const call = useCall();
  const store = useAppStore();
  const change = async (label: string, name: 'off' | 'pairs', value: readonly unknown[]): Promise<void> => {
    const { say, sayReport } = store.getState();
    try {
      const entries = [{ path: ['problems', name], value }];
      const report = await call('POST /api/project', { body: { label, entries } });
      if (report.conflicts.length + report.failures.length > 0) sayReport(report);
    } catch (error) {
      say(wordsOf(error), 'problem');
    }
  };
  return (label: string, name: 'off' | 'pairs', value: readonly unknown[]): void =>
    void change(label, name, value);
};
