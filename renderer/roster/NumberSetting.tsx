/** A number that is kept when it is left or Enter is pressed. */
import { useState } from 'react';
import { TextField } from '../ui/fields/TextField.tsx';
import styles from './NumberSetting.module.css';

interface Props {
  readonly label: string;
  readonly hint: string;
  readonly value: number;
  /** Only whole numbers, unless a part of one means something. */
  readonly fractions?: boolean;
  readonly onChange: (value: number) => void;
}

export const NumberSetting = ({ label, hint, value, fractions = false, onChange }: Props) => {
  const [typed, setTyped] = useState<string | null>(null);
  const keep = (): void => {
    const next = Number(typed);
    const valid = typed !== null && (fractions ? /^\d*\.?\d+$/u : /^\d+$/u).test(typed);
    if (valid && next > 0 && next !== value) onChange(next);
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
