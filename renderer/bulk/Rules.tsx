/** Bulk edits kept under a name, to run again, on this dataset or another. */
import { useState } from 'react';
import type { Edit } from '../../shared/edit/edit.ts';
import { useApp } from '../state/AppContext.tsx';
import { Button, IconButton } from '../ui/display/Button.tsx';
import { TextField } from '../ui/fields/TextField.tsx';
import { Trash2 } from 'lucide-react';
import { draftOf, type Draft } from './draft.ts';
import styles from './Rules.module.css';

interface Props {
  /** The edit in the fields; null while they are incomplete. */
  readonly edit: Edit | null;
  readonly onUse: (draft: Draft) => void;
}

export const Rules = ({ edit, onUse }: Props) => {
  const rules = useApp((state) => state.settings.rules);
  const change = useApp((state) => state.changeSettings);
  const [name, setName] = useState('');
  const keep = (): void => {
    if (edit === null || name.trim() === '') return;
    change({ rules: [...rules.filter((rule) => rule.name !== name.trim()), { name: name.trim(), edit }] });
    setName('');
  };
  return (
    <details className={styles.rules}>
      <summary>Saved rules ({rules.length})</summary>
      <ul className={styles.list}>
        {rules.map((rule) => (
          <li key={rule.name} className={styles.rule}>
            <Button
              look="quiet"
              size="small"
              className={styles.use}
              onClick={() => {
                const draft = draftOf(rule.edit);
                if (draft !== null) onUse(draft);
              }}
            >
              {rule.name}
            </Button>
            <IconButton
              label={`Delete the rule ${rule.name}`}
              size="small"
              onClick={() => change({ rules: rules.filter((other) => other.name !== rule.name) })}
            >
              <Trash2 size={13} />
            </IconButton>
          </li>
        ))}
      </ul>
      <div className={styles.keep}>
        <TextField
          label="Save this edit as"
          value={name}
          onText={setName}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
            // In the dialog's form Enter would ask for the preview.
            event.preventDefault();
            keep();
          }}
        />
        <Button size="small" disabled={edit === null || name.trim() === ''} onClick={keep}>
          Save
        </Button>
      </div>
    </details>
  );
};
