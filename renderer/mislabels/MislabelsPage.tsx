/** The page Mislabels: suspects on the left; on the right one of them, between images of both characters. */
import { useEffect, useState } from 'react';
import type { SampleId } from '../../shared/api/ids.ts';
import type { MislabelsState, Suspect } from '../../shared/api/mislabels.ts';
import { useRequest } from '../commands/CommandContext.tsx';
import { Head } from './Head.tsx';
import styles from './MislabelsPage.module.css';
import { SuspectList } from './SuspectList.tsx';
import { SuspectView } from './SuspectView.tsx';
import { useMislabels, useSuspects, type Shown } from './useMislabels.ts';
import { useSuspectChoice } from './useSuspectChoice.ts';

interface Props {
  readonly state: MislabelsState;
  readonly suspects: readonly Suspect[];
  readonly total: number;
  readonly show: Shown;
  readonly onShow: (show: Shown) => void;
  readonly onMore: () => void;
}

/** Which suspect is shown: when it is gone, the next one is in its place. */
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

const nothingWords = ({ judged, pictures }: MislabelsState, show: Shown): string => {
  if (show === 'kept') return 'No label has been kept.';
  if (judged === 0)
    return 'A label is judged against the images of other characters: at least two characters with five tagged images each are needed. The roster counts the images of each.';
  const more = pictures.known < pictures.total ? ' Comparing the images may find more.' : '';
  return `Every label fits its other tags.${more}`;
};

const Page = ({ state, suspects, total, show, onShow, onMore }: Props) => {
  const { suspect, go, step } = usePlace(suspects, onMore);
  const choice = useSuspectChoice({ state, suspects, suspect, keeping: show === 'open' });
  useRequest('mislabels.next', () => step(1));
  useRequest('mislabels.previous', () => step(-1));

  return (
    <div className={styles.page}>
      <Head
        state={state}
        show={show}
        onShow={onShow}
        onSheet={choice.showAll}
        onSwap={(it) => void choice.swap(it)}
      />
      {suspect !== undefined && (
        <div className={styles.body}>
          <SuspectList
            suspects={suspects}
            total={total}
            current={suspect.row.id}
            chosen={choice.chosen}
            onGo={go}
            onMore={onMore}
          />
          <div className={styles.right}>
            <SuspectView
              key={suspect.row.id}
              suspect={suspect}
              about={choice.about}
              onRelabel={choice.relabel}
              onKeep={choice.keep}
              onOpen={choice.open}
            />
          </div>
        </div>
      )}
      {suspect === undefined && state.phase === 'found' && (
        <p className={styles.nothing}>{nothingWords(state, show)}</p>
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
