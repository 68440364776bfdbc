/** A number that is kept when it is left or Enter is pressed. */
import { useState } from 'react';
import { TextField } from '../ui/TextField.tsx';
import styles from './NumberSetting.module.css';

interface Props {
  readonly label: string;
  readonly hint: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

export const NumberSetting = ({ label, hint, value, onChange }: Props) => {
  const [typed, setTyped] = useState<string | null>(null);
  const keep = (): void => {
    const next = Number(typed);
    if (typed !== null && /^\d+$/u.test(typed) && next > 0 && next !== value) onChange(next);
    setTyped(null);
  };
  return (
    <TextField
      label={label}
      title={hint}
      className={styles.number}
      inputMode="numeric"
      value={typed ?? String(value)}
      onText={setTyped}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
        if (event.key === 'Escape') setTyped(null);
      }}
    />
  );
};
