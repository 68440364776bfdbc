/** Names that are replaced in exported tags and NL captions. The dataset keeps its own. */
import { X } from 'lucide-react';
import { useState } from 'react';
import { useCompletions } from '../api/queries.ts';
import { Button, IconButton } from '../ui/display/Button.tsx';
import { ComboField } from '../parts/ComboField.tsx';
import { TextField } from '../ui/fields/TextField.tsx';
import styles from './Lists.module.css';
import { Pair } from '../ui/display/Fold.tsx';

interface Rename {
  readonly from: string;
  readonly to: string;
}

interface Props {
  readonly renames: readonly Rename[];
  readonly onChange: (renames: Rename[]) => void;
}

export const RenameList = ({ renames, onChange }: Props) => {
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const asked = from.trim() === '' ? null : from;
  const { data: options = [] } = useCompletions(asked, undefined, 8);
  const whole = from.trim() !== '' && to.trim() !== '';
  const add = (): void => {
    if (!whole) return;
    onChange([
      ...renames.filter((rename) => rename.from !== from.trim()),
      { from: from.trim(), to: to.trim() },
    ]);
    setFrom('');
    setTo('');
  };
  return (
    <div className={styles.list}>
      <Pair>
        <ComboField
          label="Replace the tag"
          value={from}
          options={asked === null ? [] : options}
          onText={setFrom}
          onEnter={add}
        />
        <TextField
          label="by"
          value={to}
          onText={setTo}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
            event.preventDefault();
            add();
          }}
        />
      </Pair>
      {(from !== '' || to !== '') && (
        <Button size="small" disabled={!whole} onClick={add} className={styles.add}>
          Add
        </Button>
      )}
      {renames.length > 0 && (
        <ul className={styles.items} aria-label="Replaced names">
          {renames.map((rename) => (
            <li key={rename.from} className={styles.item}>
              <span className={styles.name}>
                {rename.from} → {rename.to}
              </span>
              <IconButton
                label={`Do not replace ${rename.from}`}
                size="small"
                onClick={() => onChange(renames.filter((other) => other !== rename))}
              >
                <X size={13} />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};
