/** That a proposal is no longer as the model wrote it, and the way back. */
import { Button } from '../ui/display/Button.tsx';
import styles from './EditedNote.module.css';

export const EditedNote = ({ onDiscard }: { readonly onDiscard: () => void }) => (
  <p className={styles.note}>
    Edited by hand, and not written before it is accepted.
    <Button look="quiet" size="small" onClick={onDiscard}>
      Back to the model’s
    </Button>
  </p>
);
