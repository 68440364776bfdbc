/** Reads the page of mislabels from the engine, and sends its actions. */
import { useRef } from 'react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { JobId, SampleId } from '../../shared/api/ids.ts';
import type { MislabelsState, Suspect } from '../../shared/api/mislabels.ts';
import { useCall, useOpening } from '../api/ApiContext.tsx';
import { wordsOf } from '../api/call.ts';
import { useApp, useAppStore } from '../state/AppContext.tsx';

const page = 60;

/** Progress and counts; reading them starts the search. */
export const useMislabels = () => {
  const call = useCall();
  return useQuery({
    queryKey: ['mislabels'],
    queryFn: ({ signal }) => call('GET /api/mislabels', { signal }),
  });
};

export type Shown = 'open' | 'kept';

/** Two characters that are confused with each other. */
export type Pair = MislabelsState['overlaps'][number];

/** Suspects, most suspect first, page by page. */
export const useSuspects = (show: Shown) => {
  const call = useCall();
  return useInfiniteQuery({
    queryKey: ['mislabels', 'suspects', show],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/mislabels/suspects', { query: { from: pageParam, count: page, show }, signal }),
    getNextPageParam: ({ total }, pages) => {
      const read = pages.reduce((sum, { suspects }) => sum + suspects.length, 0);
      return read < total && pages.at(-1)?.suspects.length !== 0 ? read : undefined;
    },
  });
};

export interface MislabelActs {
  /** Renames the given character to the suggested one, in tags and NL captions of these samples. */
  readonly relabel: (suspects: readonly Suspect[]) => Promise<void>;
  /** Their labels are right; `keep` false takes that back. */
  readonly keep: (samples: readonly SampleId[], keep: boolean) => Promise<void>;
  /**
   * Opens the bulk dialog with the exchange of two characters, for the samples that are doubted once pending
   * actions are done: one that has just been relabelled must not be swapped back.
   */
  readonly swap: (pair: Pair) => Promise<void>;
  readonly compareImages: () => void;
  readonly stop: (job: JobId) => void;
}

/** One edit a pair of characters. */
const byPair = (suspects: readonly Suspect[]): readonly (readonly Suspect[])[] => {
  const pairs = new Map<string, Suspect[]>();
  for (const suspect of suspects) {
    const name = `${suspect.given.key}\n${suspect.suggested.key}`;
    pairs.set(name, [...(pairs.get(name) ?? []), suspect]);
  }
  return [...pairs.values()];
};

export const useMislabelActs = (): MislabelActs => {
  const call = useCall();
  const opening = useOpening();
  const store = useAppStore();
  const sayProblem = (error: unknown): void => store.getState().say(wordsOf(error), 'problem');
  const openBulk = useApp((state) => state.openBulk);
  const begun = useRef<Promise<void>>(Promise.resolve());
  const act = (work: () => Promise<void>): Promise<void> => {
    begun.current = begun.current.then(work).catch(sayProblem);
    return begun.current;
  };
  return {
    relabel: (suspects) =>
      act(async () => {
        for (const pair of byPair(suspects)) {
          const [first] = pair;
          if (first === undefined) continue;
          const { given, suggested } = first;
          const edit = {
            kind: 'rename-tag',
            from: given.tag,
            to: suggested.tag,
            tags: true,
            prose: true,
          } as const;
          const scope = { ids: pair.map(({ row }) => row.id) };
          const asked = { opening: first.row.opening, body: { edit, scope } };
          store.getState().sayReport(await call('POST /api/edits', asked));
        }
      }),
    keep: (samples, keep) =>
      act(async () => {
        const report = await call('POST /api/mislabels/keep', { body: { samples: [...samples], keep } });
        store.getState().sayReport(report);
      }),
    swap: ({ a, b }) =>
      act(async () => {
        const { overlaps } = await call('GET /api/mislabels');
        const now = overlaps.find((pair) => pair.a.key === a.key && pair.b.key === b.key);
        if (opening === null) return;
        if (now === undefined) {
          store.getState().say(`${a.name} and ${b.name} are no longer confused with each other.`);
          return;
        }
        openBulk({
          kind: 'swap-tags',
          tag: a.tag,
          edit: { kind: 'swap-tags', a: a.tag, b: b.tag, tags: true, prose: true },
          preview: true,
          finding: { opening, ids: now.samples },
          where: 'finding',
        });
      }),
    compareImages: () => {
      call('POST /api/mislabels/pictures').catch(sayProblem);
    },
    stop: (id) => {
      call('POST /api/jobs/:id/cancel', { params: { id } }).catch(sayProblem);
    },
  };
};
