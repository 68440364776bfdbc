/** The page Duplicates: groups on the left; on the right the images of one, to choose from. */
import { useEffect, useState } from 'react';
import type { DuplicateGroup, DuplicateState } from '../../shared/api/duplicates.ts';
import type { SampleId } from '../../shared/api/ids.ts';
import { useCommand, useRequest } from '../commands/CommandContext.tsx';
import { useApp } from '../state/AppContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import { amount, countText } from '../ui/display/numbers.ts';
import styles from './DuplicatesPage.module.css';
import { GroupList } from './GroupList.tsx';
import { GroupView } from './GroupView.tsx';
import { useDuplicateActs, useDuplicates } from './useDuplicates.ts';
import { verdict } from './labels.ts';

interface Props {
  readonly state: DuplicateState;
  readonly groups: readonly DuplicateGroup[];
  readonly aside: string;
  readonly trash: string | null;
  readonly onMore: () => void;
}

/** Every sample of a group, as a query. */
const everything = 'duplicate:equal OR duplicate:same OR duplicate:similar';

const Head = ({ state }: Pick<Props, 'state'>) => {
  const { find } = useDuplicateActs();
  const show = useCommand('duplicates.show');
  const showSamples = useApp((app) => app.showSamples);
  const { phase, measured, pictures, groups } = state;
  useRequest('duplicates.find', phase === 'unmeasured' ? find : null);
  useRequest('duplicates.show', groups > 0 ? () => showSamples(everything) : null);
  return (
    <header className={styles.head}>
      <p className={styles.verdict} role="status">
        {verdict(state)}
      </p>
      {phase === 'finding' && measured < pictures && (
        <p className={styles.quiet}>
          {countText(measured)} of {amount(pictures, 'image')} checked
        </p>
      )}
      {phase === 'unmeasured' && pictures > 0 && (
        <Button look={groups > 0 ? 'plain' : 'primary'} onClick={find}>
          Check {amount(pictures - measured, 'image')}
        </Button>
      )}
      {groups > 0 && (
        <Button look="quiet" title={show.keys} onClick={() => showSamples(everything)}>
          Show all on the sheet
        </Button>
      )}
    </header>
  );
};

const Page = ({ state, groups, aside, trash, onMore }: Props) => {
  /** With its position: when it is gone, the next one is in its place. */
  const [chosen, setChosen] = useState<{ readonly id: SampleId; readonly at: number } | null>(null);
  const found = groups.findIndex(({ id }) => id === chosen?.id);
  const at = found >= 0 ? found : Math.min(chosen?.at ?? 0, groups.length - 1);
  useEffect(() => {
    if (at >= groups.length - 3) onMore();
  }, [at, groups.length, onMore]);
  const group = groups[at];
  const choose = (to: number): void => {
    const next = groups[to];
    if (next !== undefined) setChosen({ id: next.id, at: to });
  };
  const step = (by: 1 | -1): void => choose(Math.max(0, Math.min(groups.length - 1, at + by)));
  useRequest('duplicates.next', () => step(1));
  useRequest('duplicates.previous', () => step(-1));
  return (
    <div className={styles.page}>
      <Head state={state} />
      {group !== undefined && (
        <div className={styles.body}>
          <GroupList
            groups={groups}
            total={state.groups}
            current={group.id}
            onChoose={choose}
            onMore={onMore}
          />
          <div className={styles.right}>
            <GroupView key={group.id} group={group} aside={aside} trash={trash} />
          </div>
        </div>
      )}
      {group === undefined && state.phase === 'unmeasured' && state.pictures > 0 && (
        <p className={styles.invitation}>
          Every image is checked once, which takes a moment; after that, only new and changed ones. Then equal
          files, re-encoded and resized copies, mirrored ones and crops are shown side by side.
        </p>
      )}
    </div>
  );
};

export const DuplicatesPage = () => {
  const { data, error, hasNextPage, isFetching, fetchNextPage } = useDuplicates();
  const first = data?.pages[0];
  if (first === undefined) {
    return (
      <p className={styles.waiting} role="status">
        {error === null ? 'Looking for duplicates...' : error.message}
      </p>
    );
  }
  const more = (): void => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  };
  return (
    <Page
      state={first.state}
      aside={first.aside}
      trash={first.trash}
      groups={data?.pages.flatMap(({ groups }) => groups) ?? []}
      onMore={more}
    />
  );
};
