/** The head of the roster: its verdict, the numbers that it is measured by, and the button for its list. */
import type { RosterTable } from '../../shared/api/roster.ts';
import { useProject } from '../api/queries.ts';
import { Button } from '../ui/display/Button.tsx';
import { Segmented } from '../ui/fields/Segmented.tsx';
import { NumberField } from '../ui/fields/NumberField.tsx';
import { verdict } from './labels.ts';
import styles from './RosterPage.module.css';
import { useRosterSetting } from './useRoster.ts';

/** What the settings accept. */
const mostImages = 1_000_000;
const mostRepeats = 1000;

/** What the page shows of the characters. */
export type RosterShows = 'images' | 'coverage';

const shown: readonly { readonly value: RosterShows; readonly label: string }[] = [
  { value: 'images', label: 'Images' },
  { value: 'coverage', label: 'Coverage' },
];

interface Props {
  readonly shows: RosterShows;
  readonly onShow: (shows: RosterShows) => void;
  readonly table: RosterTable;
  /** The user wants to enter the list of expected characters. */
  readonly onPaste: () => void;
}

export const RosterHead = ({ table, shows, onShow, onPaste }: Props) => {
  const { floor, target, listed } = table;
  const change = useRosterSetting();
  const { data: project } = useProject();
  return (
    <header className={styles.head}>
      <h2 className={styles.title}>{verdict(table)}</h2>
      <div className={styles.settings}>
        <Segmented label="Show" value={shows} choices={shown} onChange={onShow} />
        <NumberField
          className={styles.number}
          label="Floor"
          hint="Images below which a character is not learnt"
          min={1}
          max={mostImages}
          whole
          value={floor}
          onChange={(value) => change(`Set the floor to ${value}`, ['roster', 'floor'], value)}
        />
        <NumberField
          className={styles.number}
          label="Target"
          hint="Images that are enough"
          min={1}
          max={mostImages}
          whole
          value={target}
          onChange={(value) => change(`Set the target to ${value}`, ['roster', 'target'], value)}
        />
        {project !== undefined && (
          <NumberField
            className={styles.number}
            label="Repeats"
            hint="num_repeats of the whole dataset, for how often a character is seen in an epoch"
            min={0.01}
            max={mostRepeats}
            value={project.trainer.repeats}
            onChange={(value) => change(`Set the repeats to ${value}`, ['trainer', 'repeats'], value)}
          />
        )}
        <Button look={listed ? 'plain' : 'primary'} onClick={onPaste}>
          {listed ? 'Change the roster...' : 'Paste a roster...'}
        </Button>
      </div>
    </header>
  );
};
