/** Undo, redo and the history as buttons; each says what it would do, or why it cannot. */
import { History, Redo2, Undo2 } from 'lucide-react';
import { useCommand } from '../commands/CommandContext.tsx';
import { useUndoable } from '../parts/useUndoable.ts';
import { IconButton } from '../ui/display/Button.tsx';
import styles from './TopBar.module.css';

export const EditControls = () => {
  const undo = useCommand('edit.undo');
  const redo = useCommand('edit.redo');
  const history = useCommand('history.open');
  const can = useUndoable();
  return (
    <div className={styles.edits} role="group" aria-label="Edits">
      <IconButton
        label={undo.label}
        keys={undo.keys}
        now={can.undo}
        whyNot={can.undo === null ? 'there is nothing to undo' : null}
        onClick={undo.run}
      >
        <Undo2 size={16} />
      </IconButton>
      <IconButton
        label={redo.label}
        keys={redo.keys}
        now={can.redo}
        whyNot={can.redo === null ? 'nothing was undone' : null}
        onClick={redo.run}
      >
        <Redo2 size={16} />
      </IconButton>
      <IconButton
        label={history.label}
        keys={history.keys}
        whyNot={can.edited ? null : 'no edit was made yet'}
        onClick={history.run}
      >
        <History size={16} />
      </IconButton>
    </div>
  );
};
