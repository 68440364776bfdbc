/** Says that the query's result has changed, and shows it on request. */
import { useCommand } from '../commands/CommandContext.tsx';
import { useApp } from '../state/AppContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import { Keys } from '../ui/display/Keys.tsx';
import { Note } from '../ui/display/Note.tsx';
import { countText } from '../ui/display/numbers.ts';
import styles from './StatusBar.module.css';

export const OutOfDate = () => {
  const drift = useApp((state) => state.drift);
  const refresh = useCommand('view.refresh');
  if (drift === null) return null;
  const parts = [
    drift.added > 0 && `${countText(drift.added)} more`,
    drift.removed > 0 && `${countText(drift.removed)} fewer`,
  ].filter((part) => part !== false);
  return (
    <div className={styles.job}>
      <Note tone="notice">The view is out of date: {parts.join(', ')}</Note>
      <Button look="quiet" className={styles.button} onClick={refresh.run}>
        Refresh <Keys keys={refresh.keys} />
      </Button>
    </div>
  );
};
