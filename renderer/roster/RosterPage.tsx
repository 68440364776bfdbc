/** The roster: images of each character against floor and target, and what else keeps it from being learnt. */
import { useRef, useState } from 'react';
import type { RosterTable as Table } from '../../shared/api/roster.ts';
import { useProject } from '../api/queries.ts';
import { useRequest } from '../commands/CommandContext.tsx';
import { useApp } from '../state/AppContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import { TextField } from '../ui/fields/TextField.tsx';
import { BalancePlot } from './BalancePlot.tsx';
import { NearMisses } from './NearMisses.tsx';
import { NumberSetting } from './NumberSetting.tsx';
import { PasteDialog } from './PasteDialog.tsx';
import styles from './RosterPage.module.css';
import { RosterRows } from './RosterRows.tsx';
import { orderOf, type Sorting } from './sorting.ts';
import { useRoster, useRosterSetting } from './useRoster.ts';
import { verdict } from './words.ts';

/** What the trainer's settings take. */
const mostRepeats = 1000;

const Page = ({ table }: { readonly table: Table }) => {
  const [filter, setFilter] = useState('');
  const [sorting, setSorting] = useState<Sorting>({ by: 'roster', reverse: false });
  const [pasting, setPasting] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const change = useRosterSetting();
  const { data: project } = useProject();
  useRequest('roster.paste', () => setPasting(true));
  useRequest('roster.filter', () => field.current?.focus());
  const { characters, floor, target, listed } = table;
  const wanted = filter.trim().toLowerCase();
  const shown = orderOf(
    characters.filter(
      ({ key, group }) => key.includes(wanted) || group?.toLowerCase().includes(wanted) === true,
    ),
    sorting,
  );

  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h2 className={styles.title}>{verdict(table)}</h2>
        <div className={styles.settings}>
          <NumberSetting
            label="Floor"
            hint="Images below which a character is not learnt"
            value={floor}
            onChange={(value) => change(`Set the floor to ${value}`, ['roster', 'floor'], value)}
          />
          <NumberSetting
            label="Target"
            hint="Images that are enough"
            value={target}
            onChange={(value) => change(`Set the target to ${value}`, ['roster', 'target'], value)}
          />
          {project !== undefined && (
            <NumberSetting
              label="Repeats"
              hint="num_repeats of the whole dataset, for how often a character is seen in an epoch"
              fractions
              value={project.trainer.repeats}
              onChange={(value) =>
                change(`Set the repeats to ${value}`, ['trainer', 'repeats'], Math.min(value, mostRepeats))
              }
            />
          )}
          <Button look={listed ? 'plain' : 'primary'} onClick={() => setPasting(true)}>
            {listed ? 'Change the roster...' : 'Paste a roster...'}
          </Button>
        </div>
      </header>
      {!listed && (
        <p className={styles.invitation}>
          These are the characters that the tags show. Paste the list of those you expect, and you see at once
          who is missing, who is not expected, and whose name is misspelled.
        </p>
      )}
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
      <div className={styles.tools}>
        <TextField
          label="Filter the roster"
          bare
          ref={field}
          className={styles.filter}
          placeholder={`Filter ${characters.length} characters`}
          value={filter}
          onText={setFilter}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setFilter('');
          }}
        />
        {sorting.by !== 'roster' && (
          <Button look="quiet" onClick={() => setSorting({ by: 'roster', reverse: false })}>
            In the order of the roster
          </Button>
        )}
      </div>
      <RosterRows
        table={table}
        characters={shown}
        sorting={sorting}
        onSort={setSorting}
        chosen={chosen}
        onChoose={setChosen}
      />
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
