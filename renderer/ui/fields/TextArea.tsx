/** A text field of several lines with its label. */
import { useId } from 'react';
import styles from './TextField.module.css';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly rows: number;
  readonly spellCheck?: boolean;
  readonly autoFocus?: boolean;
  readonly onText: (text: string) => void;
}

export const TextArea = ({ label, value, rows, spellCheck = false, autoFocus = false, onText }: Props) => {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <textarea
        id={id}
        dir="auto"
        rows={rows}
        className={styles.area}
        spellCheck={spellCheck}
        // Where it is set, this is the first field of what has just been chosen.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={autoFocus}
        value={value}
        onChange={(event) => onText(event.target.value)}
      />
    </div>
  );
};
