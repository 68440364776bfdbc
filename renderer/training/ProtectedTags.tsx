/** Tags that are never dropped: the user's own list, beside that of the file. */
import { useState } from 'react';
import { readProtectedTags } from '../../shared/trainer/mixConfig.ts';
import { TextArea } from '../ui/fields/TextArea.tsx';
import { Button } from '../ui/display/Button.tsx';
import styles from './Fields.module.css';

interface Props {
  readonly own: readonly string[];
  /** With those of the file. */
  readonly all: readonly string[];
  readonly onChange: (tags: readonly string[]) => void;
}

export const ProtectedTags = ({ own, all, onChange }: Props) => {
  const [typed, setTyped] = useState<string | null>(null);
  const others = all.length - own.length;
  return (
    <div className={styles.area}>
      <TextArea
        label="Protected tags, one a line"
        rows={3}
        value={typed ?? own.join('\n')}
        onText={setTyped}
      />
      {others > 0 && <p className={styles.quiet}>and {others} more of the file</p>}
      {typed !== null && (
        <div className={styles.row}>
          <Button
            size="small"
            look="primary"
            onClick={() => {
              onChange([...readProtectedTags(typed)]);
              setTyped(null);
            }}
          >
            Keep the list
          </Button>
          <Button size="small" look="quiet" onClick={() => setTyped(null)}>
            Undo
          </Button>
        </div>
      )}
    </div>
  );
};
