/** The roster: images of each character with floor and target, and what else keeps it from being learnt. */
import { useState } from 'react';
import type { RosterTable as Table } from '../../shared/api/roster.ts';
import { useRequest } from '../commands/CommandContext.tsx';
import { useApp } from '../state/AppContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import { BalancePlot } from './BalancePlot.tsx';
import { CoverageView } from './CoverageView.tsx';
import { NearMisses } from './NearMisses.tsx';
import { PasteDialog } from './PasteDialog.tsx';
import { RosterHead, type RosterShows } from './RosterHead.tsx';
import styles from './RosterPage.module.css';
import { RosterRows } from './RosterRows.tsx';
import { RosterTools } from './RosterTools.tsx';
import { filteredBy, orderOf, rosterOrder } from './sorting.ts';
import { useRoster } from './useRoster.ts';

/** Nothing to draw or to list: what is so, and what can be done. */
const NoCharacters = ({
  pasting,
  onPaste,
}: {
  readonly pasting: boolean;
  readonly onPaste: (open: boolean) => void;
}) => {
  const samples = useApp((state) => state.dataset?.samples ?? 0);
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h2 className={styles.title}>No characters</h2>
      </header>
      <p className={styles.invitation}>
        {samples === 0
          ? 'There are no images here yet. Paste the list of characters that the dataset is meant to hold, and see who is still missing.'
          : 'No tag here names a character: one is known by the roster, by the list of tags in Settings, or by the name of its series in parentheses, as in “perlica (arknights)”. Paste the list of those you expect to count their images.'}
      </p>
      <div className={styles.invitation}>
        <Button look="primary" onClick={() => onPaste(true)}>
          Paste a roster...
        </Button>
      </div>
      {pasting && <PasteDialog onClose={() => onPaste(false)} />}
    </div>
  );
};

const Page = ({ table }: { readonly table: Table }) => {
  const [filter, setFilter] = useState('');
  const [sorting, setSorting] = useState(rosterOrder);
  const [pasting, setPasting] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const [shows, setShows] = useState<RosterShows>('images');
  useRequest('roster.paste', () => setPasting(true));
  useRequest('roster.coverage', () => setShows(shows === 'coverage' ? 'images' : 'coverage'));
  const { characters, floor, target, listed } = table;
  if (characters.length === 0) return <NoCharacters pasting={pasting} onPaste={setPasting} />;
  return (
    <div className={styles.page} data-wide={shows === 'coverage' ? true : undefined}>
      <RosterHead table={table} shows={shows} onShow={setShows} onPaste={() => setPasting(true)} />
      {!listed && shows === 'images' && (
        <p className={styles.invitation}>
          These are the characters that the tags show. Paste the list of those you expect, and you see at once
          who is missing, who is not expected, and whose name is misspelled.
        </p>
      )}
      {shows === 'images' && (
        <>
          <BalancePlot
            characters={characters}
            floor={floor}
            target={target}
            onChoose={(key) => {
              setFilter('');
              setChosen(key);
            }}
          />
          <NearMisses misses={table.nearMisses} />
        </>
      )}
      <RosterTools
        count={characters.length}
        filter={filter}
        sorting={shows === 'images' ? sorting : rosterOrder}
        onFilter={setFilter}
        onSort={setSorting}
      />
      {shows === 'coverage' ? (
        <CoverageView filter={filter} />
      ) : (
        <RosterRows
          table={table}
          characters={orderOf(filteredBy(characters, filter), sorting)}
          sorting={sorting}
          onSort={setSorting}
          chosen={chosen}
          onChoose={setChosen}
        />
      )}
      {pasting && <PasteDialog onClose={() => setPasting(false)} />}
    </div>
  );
};

export const RosterPage = () => {
  const { data, error } = useRoster();
  const name = useApp((state) => state.dataset?.name ?? '');
  if (data === undefined) {
    return (
      <p className={styles.waiting} role="status">
        {error === null ? `Counting the characters of ${name}...` : error.message}
      </p>
    );
  }
  return <Page table={data} />;
};
