/** One of many, in the system's own list. */
import { useId } from 'react';
import styles from './Select.module.css';

interface Props<T extends string> {
  readonly label: string;
  /** The label is only for screen readers. */
  readonly bare?: boolean;
  readonly value: T;
  readonly choices: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
}

export const Select = <T extends string>({ label, bare = false, value, choices, onChange }: Props<T>) => {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={bare ? styles.hidden : styles.label}>
        {label}
      </label>
      <select
        id={id}
        className={styles.select}
        value={value}
        onChange={(event) => {
          const chosen = choices.find((choice) => choice.value === event.target.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
};
