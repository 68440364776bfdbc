/** The progress of something; without a total it only shows that it is running. */
import { Progress } from 'radix-ui';
import { classes } from '../styles/classes.ts';
import styles from './ProgressBar.module.css';

interface Props {
  readonly label: string;
  readonly done: number;
  readonly total: number | null;
}

export const ProgressBar = ({ label, done, total }: Props) => {
  const share = total === null || total === 0 ? null : Math.min(1, done / total);
  return (
    <Progress.Root
      className={styles.bar}
      aria-label={label}
      value={share === null ? null : Math.round(share * 100)}
    >
      <Progress.Indicator
        className={classes(styles.done, share === null && styles.unknown)}
        style={share === null ? undefined : { transform: `scaleX(${share})` }}
      />
    </Progress.Root>
  );
};
