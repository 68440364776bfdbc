/** The name of a saved query, typed where it will stand. */
import { useState, type FormEvent } from 'react';
import { nameIn, savedName, type SavedQueries } from '../../shared/query/saved.ts';
import { Button } from '../ui/display/Button.tsx';
import { TextField } from '../ui/fields/TextField.tsx';
import styles from './SavedGroup.module.css';

interface Props {
  /** The name so far; empty for a new one. */
  readonly name: string;
  /** What is saved under the name. */
  readonly query: string;
  readonly saved: SavedQueries;
  readonly onName: (name: string) => void;
  readonly onCancel: () => void;
}

/** What Enter will do, where that is not plain. */
const noteOf = (name: string, before: string, saved: SavedQueries): string | null => {
  const other = nameIn(saved, name.trim());
  return other === null || other === before ? null : `“${other}” exists: its query will be replaced.`;
};

export const SavedNameField = ({ name, query, saved, onName, onCancel }: Props) => {
  const [typed, setTyped] = useState(name);
  const [wrong, setWrong] = useState<string | null>(null);
  const note = noteOf(typed, name, saved);
  const accept = (event: FormEvent): void => {
    event.preventDefault();
    const parsed = savedName.safeParse(typed);
    if (parsed.success) onName(nameIn(saved, parsed.data) ?? parsed.data);
    else setWrong(typed.trim() === '' ? 'Enter a name.' : 'A name has 60 characters at most.');
  };
  return (
    <form className={styles.naming} onSubmit={accept}>
      <TextField
        label={name === '' ? 'Name of the saved query' : `New name of “${name}”`}
        bare
        placeholder="Name"
        value={typed}
        problem={wrong}
        // It was asked for with the command.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          event.stopPropagation();
          onCancel();
        }}
        onFocus={(event) => event.currentTarget.select()}
        onText={(text) => {
          setTyped(text);
          setWrong(null);
        }}
      />
      <code className={styles.query} title={query}>
        {query}
      </code>
      {note !== null && <p className={styles.note}>{note}</p>}
      <div className={styles.buttons}>
        <Button size="small" type="submit">
          {name === '' ? 'Save' : 'Rename'}
        </Button>
        <Button size="small" look="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
};
