/** The head of the roster: its verdict, the numbers that it is measured by, and the button for its list. */
import type { RosterTable } from '../../shared/api/roster.ts';
import { useProject } from '../api/queries.ts';
import { Button } from '../ui/display/Button.tsx';
import { verdict } from './labels.ts';
import { NumberSetting } from './NumberSetting.tsx';
import styles from './RosterPage.module.css';
import { useRosterSetting } from './useRoster.ts';

/** The value from the trainer's settings. */
const mostRepeats = 1000;

interface Props {
  readonly table: RosterTable;
  /** The user wants to enter the list of expected characters. */
  readonly onPaste: () => void;
}

export const RosterHead = ({ table, onPaste }: Props) => {
  const { floor, target, listed } = table;
  const change = useRosterSetting();
  const { data: project } = useProject();
  return (
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
        <Button look={listed ? 'plain' : 'primary'} onClick={onPaste}>
          {listed ? 'Change the roster...' : 'Paste a roster...'}
        </Button>
      </div>
    </header>
  );
};
