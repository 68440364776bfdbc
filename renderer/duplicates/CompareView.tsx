/**
 * Images of a group in one place, one at a time, so that differences are seen as movement. Turned ones are
 * turned back.
 */
import type { DuplicateMember } from '../../shared/api/duplicates.ts';
import { useCommand } from '../commands/CommandContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import { classes } from '../ui/styles/classes.ts';
import styles from './CompareView.module.css';
import { MemberImage } from './MemberImage.tsx';
import { turnedBack } from './labels.ts';

interface Props {
  readonly members: readonly DuplicateMember[];
  /** Which one is shown. */
  readonly shown: number;
  readonly onEnd: () => void;
}

export const CompareView = ({ members, shown, onEnd }: Props) => {
  const { keys } = useCommand('duplicates.compare');
  const front = members[shown];
  const isAnyLying = members.some(({ how }) => turnedBack(how).lying);
  const frontTurn = turnedBack(front?.how ?? []);
  return (
    <section className={styles.compare} aria-label="Compare">
      <div className={classes(styles.stage, isAnyLying && styles.square)}>
        {members.map(({ row, how }, at) => {
          const { matrix } = turnedBack(how);
          return (
            <div
              key={row.id}
              className={classes(styles.layer, at !== shown && styles.hidden)}
              style={matrix === null ? undefined : { transform: matrix }}
              aria-hidden={at !== shown}
            >
              <MemberImage row={row} alt={row.relPath} size="full" />
            </div>
          );
        })}
      </div>
      <p className={styles.line} role="status">
        <span className={styles.name}>{front?.row.relPath}</span>
        {frontTurn.words !== null && ` (turned back: it is ${frontTurn.words})`}
        <span className={styles.hint}>{keys} shows the next one, Esc ends</span>
        <Button look="quiet" size="small" onClick={onEnd}>
          Side by side
        </Button>
      </p>
    </section>
  );
};
