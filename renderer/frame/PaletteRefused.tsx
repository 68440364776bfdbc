/** Commands that the typed text finds and that cannot be used here, as lines of the palette. */
import { Command } from 'cmdk';
import type { CommandRow } from '../../shared/commands/commands.ts';
import { classes } from '../ui/styles/classes.ts';
import styles from './Palette.module.css';

export interface Refused {
  readonly row: CommandRow;
  /** What is needed first. */
  readonly why: string;
}

interface RefusedProps {
  readonly refused: readonly Refused[];
  readonly onChoose: (id: CommandRow['id']) => void;
}

/** Choosing one says what is needed first. */
export const PaletteRefused = ({ refused, onChoose }: RefusedProps) => {
  if (refused.length === 0) return null;
  return (
    <Command.Group heading="Not available here" className={styles.group}>
      {refused.map(({ row, why }) => (
        <Command.Item
          key={row.id}
          value={row.id}
          className={classes(styles.item, styles.refused)}
          onSelect={() => onChoose(row.id)}
        >
          <span className={styles.label}>{row.label}</span>
          <span className={styles.count}>{why}</span>
        </Command.Item>
      ))}
    </Command.Group>
  );
};
