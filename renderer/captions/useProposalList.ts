/** The list of proposals, read in windows by position, and what decisions do to it at once. */
import { useQueries, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { Proposal, ProposalFilter } from '../../shared/api/proposals.ts';
import { useCall } from '../api/ApiContext.tsx';
import { wordsOf } from '../api/call.ts';
import { proposalListKey } from '../api/queries.ts';
import { windowOf, windowSize, without, withState, type ProposalWindow } from './proposalWindows.ts';
import type { ProposalChoice } from '../state/captionTypes.ts';

/** The choice as the engine is asked for it. */
export const filterOf = ({ run, state, mark, character }: ProposalChoice): ProposalFilter => ({
  ...(run === null ? {} : { run }),
  ...(state === null ? {} : { state }),
  ...(mark === null ? {} : { mark }),
  ...(character === null ? {} : { character }),
});

/** As a text: of two filters as objects the wider one would stand for both. */
const listKeyOf = (filter: ProposalFilter): readonly string[] => [...proposalListKey, JSON.stringify(filter)];

export interface ProposalList {
  /** Null: not known yet. */
  readonly total: number | null;
  /** Null: not read yet, or not there. */
  readonly at: (position: number) => Proposal | null;
  /** Among those that are read; -1: not there. */
  readonly positionOf: (id: number | null) => number;
  readonly problem: string | null;
}

/** Windows that hold these ranges of positions, [from, to), in their order. */
const windowsOf = (ranges: readonly (readonly [number, number])[]): readonly number[] => {
  const numbers = new Set<number>([0]);
  for (const [from, to] of ranges)
    for (let number = windowOf(Math.max(0, from)); number <= windowOf(Math.max(0, to - 1)); number += 1)
      numbers.add(number);
  return [...numbers].toSorted((a, b) => a - b);
};

/** @param ranges positions that are needed now, [from, to) */
export const useProposalList = (
  choice: ProposalChoice,
  ranges: readonly (readonly [number, number])[],
): ProposalList => {
  const call = useCall();
  const filter = filterOf(choice);
  const numbers = windowsOf(ranges);
  const windows = useQueries({
    queries: numbers.map((number) => ({
      queryKey: [...listKeyOf(filter), number],
      queryFn: ({ signal }: { signal: AbortSignal }): Promise<ProposalWindow> =>
        call('GET /api/proposals', {
          query: { ...filter, from: number * windowSize, count: windowSize },
          signal,
        }),
    })),
  });
  const known = new Map(numbers.map((number, index) => [number, windows[index]?.data]));
  const latest = windows.toSorted((a, b) => b.dataUpdatedAt - a.dataUpdatedAt)[0];
  const error = windows.find((window) => window.error !== null)?.error ?? null;
  return {
    total: latest?.data?.total ?? null,
    at: (position) => known.get(windowOf(position))?.proposals[position % windowSize] ?? null,
    positionOf: (id) => {
      if (id === null) return -1;
      for (const [number, window] of known) {
        const index = window?.proposals.findIndex((each) => each?.id === id) ?? -1;
        if (index >= 0) return number * windowSize + index;
      }
      return -1;
    },
    problem: error === null ? null : wordsOf(error),
  };
};

const changeWindows = (
  client: QueryClient,
  choice: ProposalChoice,
  change: (windows: ReadonlyMap<number, ProposalWindow>) => ReadonlyMap<number, ProposalWindow>,
): void => {
  const key = listKeyOf(filterOf(choice));
  // What is being read was asked for before the decision.
  void client.cancelQueries({ queryKey: key });
  const windows = new Map(
    client
      .getQueriesData<ProposalWindow>({ queryKey: key })
      .flatMap(([queryKey, data]) => (data === undefined ? [] : [[Number(queryKey.at(-1)), data] as const])),
  );
  for (const [number, window] of change(windows)) client.setQueryData([...key, number], window);
};

/** What a decision does to the list before the engine has answered. */
export const useListChanges = (choice: ProposalChoice) => {
  const client = useQueryClient();
  return {
    /** Whether what is decided leaves the list. */
    leaves: choice.state === 'ready',
    decided: (id: number, state: Proposal['state']): void =>
      changeWindows(client, choice, (windows) =>
        choice.state === 'ready' ? without(windows, id) : withState(windows, id, state),
      ),
  };
};
