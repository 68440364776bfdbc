/** The page Mislabels: suspects on the left; on the right one of them, between pictures of both characters. */
import { useEffect, useState } from 'react';
import type { SampleId } from '../../shared/api/ids.ts';
import type { MislabelsState, Suspect } from '../../shared/api/mislabels.ts';
import { useRequest } from '../commands/CommandContext.tsx';
import { useApp } from '../state/AppContext.tsx';
import { Head } from './Head.tsx';
import styles from './MislabelsPage.module.css';
import { SuspectList } from './SuspectList.tsx';
import { SuspectView } from './SuspectView.tsx';
import { useMislabelActs, useMislabels, useSuspects, type Shown } from './useMislabels.ts';
import { queryOf } from './labels.ts';

/** Every suspect, as a query. */
const everything = 'suspect:likely OR suspect:look';

interface Props {
  readonly state: MislabelsState;
  readonly suspects: readonly Suspect[];
  readonly total: number;
  readonly show: Shown;
  readonly onShow: (show: Shown) => void;
  readonly onMore: () => void;
}

const toggled = (set: ReadonlySet<SampleId>, id: SampleId): ReadonlySet<SampleId> => {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
};

/** The two characters between which a suspect stands, in one text whichever of them it was given. */
const charactersOf = ({ given, suggested }: Suspect): string =>
  [given.key, suggested.key].toSorted().join('\n');

/** The pair that the key for a swap means: that of the suspect, or the only one that there is. */
const pairFor = (overlaps: MislabelsState['overlaps'], suspect: Suspect | undefined) =>
  overlaps.find(
    ({ a, b }) => suspect !== undefined && [a.key, b.key].toSorted().join('\n') === charactersOf(suspect),
  ) ?? (overlaps.length === 1 ? overlaps[0] : undefined);

/** Which suspect one looks at: when it is gone, the next one is in its place. */
const usePlace = (suspects: readonly Suspect[], onMore: () => void) => {
  const [place, setPlace] = useState<{ readonly id: SampleId | null; readonly at: number }>({
    id: null,
    at: 0,
  });
  const found = suspects.findIndex(({ row }) => row.id === place.id);
  const at = found >= 0 ? found : Math.min(place.at, suspects.length - 1);
  useEffect(() => {
    if (at >= suspects.length - 5) onMore();
  }, [at, suspects.length, onMore]);
  const go = (id: SampleId): void => setPlace({ id, at: suspects.findIndex(({ row }) => row.id === id) });
  const step = (by: 1 | -1): void => {
    const next = suspects[Math.max(0, Math.min(suspects.length - 1, at + by))];
    if (next !== undefined) go(next.row.id);
  };
  return { suspect: suspects[at], go, step };
};

const Page = ({ state, suspects, total, show, onShow, onMore }: Props) => {
  const { suspect, go, step } = usePlace(suspects, onMore);
  const [chosen, setChosen] = useState<ReadonlySet<SampleId>>(new Set());
  const showSamples = useApp((app) => app.showSamples);
  const { relabel, keep, swap } = useMislabelActs();
  const chosenHere = suspects.filter(({ row }) => chosen.has(row.id));
  const about = chosenHere.length > 0 ? chosenHere : suspect === undefined ? [] : [suspect];
  const pair = pairFor(state.overlaps, suspect);

  const act = async (work: Promise<void>): Promise<void> => {
    setChosen(new Set());
    await work;
  };
  const doRelabel = (): void => void act(relabel(about));
  const doKeep = (): void =>
    void act(
      keep(
        about.map(({ row }) => row.id),
        show === 'open',
      ),
    );
  const doOpen = (): void => {
    if (suspect !== undefined) showSamples(queryOf(suspect.row.relPath));
  };
  const there = suspect !== undefined;
  useRequest('mislabels.next', () => step(1));
  useRequest('mislabels.previous', () => step(-1));
  useRequest('mislabels.relabel', there ? doRelabel : null);
  useRequest('mislabels.keep', there ? doKeep : null);
  useRequest('mislabels.open', there ? doOpen : null);
  useRequest('mislabels.choose', there ? () => setChosen(toggled(chosen, suspect.row.id)) : null);
  useRequest(
    'mislabels.choosePair',
    there
      ? () => {
          const same = suspects.filter((other) => charactersOf(other) === charactersOf(suspect));
          setChosen(new Set(same.map(({ row }) => row.id)));
        }
      : null,
  );
  useRequest('mislabels.swap', pair === undefined ? null : () => void swap(pair));
  useRequest('mislabels.show', there ? () => showSamples(everything) : null);

  return (
    <div className={styles.page}>
      <Head
        state={state}
        show={show}
        onShow={onShow}
        onSheet={() => showSamples(everything)}
        onSwap={(it) => void swap(it)}
      />
      {suspect !== undefined && (
        <div className={styles.body}>
          <SuspectList
            suspects={suspects}
            total={total}
            current={suspect.row.id}
            chosen={chosen}
            onGo={go}
            onMore={onMore}
          />
          <div className={styles.right}>
            <SuspectView
              key={suspect.row.id}
              suspect={suspect}
              about={about}
              onRelabel={doRelabel}
              onKeep={doKeep}
              onOpen={doOpen}
            />
          </div>
        </div>
      )}
      {suspect === undefined && state.phase === 'found' && (
        <p className={styles.nothing}>
          {show === 'kept'
            ? 'No label has been kept.'
            : 'Every label fits its other tags. Comparing the images may find more.'}
        </p>
      )}
    </div>
  );
};

export const MislabelsPage = () => {
  const [show, setShow] = useState<Shown>('open');
  const { data: state, error } = useMislabels();
  const { data, hasNextPage, isFetching, fetchNextPage } = useSuspects(show);
  if (state === undefined) {
    return (
      <p className={styles.waiting} role="status">
        {error === null ? 'Looking for wrong labels...' : error.message}
      </p>
    );
  }
  const more = (): void => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  };
  return (
    <Page
      state={state}
      suspects={data?.pages.flatMap(({ suspects }) => suspects) ?? []}
      total={data?.pages[0]?.total ?? 0}
      show={show}
      onShow={setShow}
      onMore={more}
    />
  );
};
