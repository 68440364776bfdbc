/** What undo takes back, mostly the last edit, with a button for it. Also reports, once, what was found after a crash. */
import { useEffect } from 'react';
import { useHistory } from '../api/edits.ts';
import { useCommand } from '../commands/CommandContext.tsx';
import { useApp } from '../state/AppContext.tsx';
import { useUndoable } from '../parts/useUndoable.ts';
import { Button } from '../ui/display/Button.tsx';
import { Keys } from '../ui/display/Keys.tsx';
import styles from './StatusBar.module.css';

export const LastEdit = () => {
  const dataset = useApp((state) => state.dataset?.id);
  const say = useApp((state) => state.say);
  const { data } = useHistory(1);
  const undo = useCommand('edit.undo');
  const notices = data?.notices;
  useEffect(() => {
    for (const notice of notices ?? []) say(notice);
    // Once for each dataset that is opened: the message stays the same afterwards.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [dataset, notices?.join('\n')]);
  const { undo: label } = useUndoable();
  if (label === null) return null;
  return (
    <div className={styles.job}>
      <span className={styles.edit} title={label}>
        {label}
      </span>
      <Button look="quiet" className={styles.button} onClick={undo.run}>
        Undo <Keys keys={undo.keys} />
      </Button>
    </div>
  );
};
