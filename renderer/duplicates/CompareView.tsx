/** Two pictures of a group in one place, one at a time: the eye sees at once what moves. Mirrored ones are turned back. */
import type { DuplicateMember } from '../../shared/api/duplicates.ts';
import { useCommand } from '../commands/CommandContext.tsx';
import { Button } from '../ui/Button.tsx';
import { classes } from '../ui/classes.ts';
import styles from './CompareView.module.css';
import { MemberPicture } from './MemberPicture.tsx';

interface Props {
  readonly members: readonly DuplicateMember[];
  /** Which one is seen. */
  readonly shown: number;
  readonly onEnd: () => void;
}

export const CompareView = ({ members, shown, onEnd }: Props) => {
  const { keys } = useCommand('duplicates.compare');
  const front = members[shown];
  return (
    <section className={styles.compare} aria-label="Compare">
      <div className={styles.stage}>
        {members.map(({ row, mirrored }, at) => (
          <div
            key={row.id}
            className={classes(styles.layer, at !== shown && styles.hidden, mirrored && styles.mirrored)}
            aria-hidden={at !== shown}
          >
            <MemberPicture row={row} alt={row.relPath} size="full" />
          </div>
        ))}
      </div>
      <p className={styles.line} role="status">
        <span className={styles.name}>{front?.row.relPath}</span>
        {front?.mirrored === true && ' (turned back: it is mirrored)'}
        <span className={styles.hint}>{keys} shows the next one, Esc ends</span>
        <Button look="quiet" size="small" onClick={onEnd}>
          Side by side
        </Button>
      </p>
    </section>
  );
};
