/** The last bulk edits of the dataset, to be made again: each fills the fields. */
import { useRecentEdits } from '../api/edits.ts';
import { Button } from '../ui/display/Button.tsx';
import { draftOf, type Draft } from './draft.ts';
import styles from './Rules.module.css';

export const RecentEdits = ({ onUse }: { readonly onUse: (draft: Draft) => void }) => {
  const { data: edits = [] } = useRecentEdits();
  if (edits.length === 0) return null;
  return (
    <details className={styles.rules}>
      <summary>Last edits ({edits.length})</summary>
      <ul className={styles.list}>
        {edits.map(({ label, edit }) => (
          <li key={JSON.stringify(edit)} className={styles.rule}>
            <Button
              look="quiet"
              size="small"
              className={styles.use}
              title={label}
              onClick={() => {
                const draft = draftOf(edit);
                if (draft !== null) onUse(draft);
              }}
            >
              {label}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
};
