/** A number that is kept when it is left or Enter is pressed. */
import { useState } from 'react';
import { TextField } from '../ui/TextField.tsx';
import styles from './Fields.module.css';

interface Props {
  readonly label: string;
  /** What it does, for the tooltip. */
  readonly hint?: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** Whole numbers only. */
  readonly whole?: boolean;
  readonly disabled?: boolean;
  readonly onChange: (value: number) => void;
}

export const NumberField = ({ label, hint, value, min, max, whole = false, disabled, onChange }: Props) => {
  const [typed, setTyped] = useState<string | null>(null);
  const next = Number(typed);
  const range = `${min} to ${max}`;
  const valid =
    typed === null ||
    (typed.trim() !== '' && next >= min && next <= max && (!whole || Number.isInteger(next)));
  const keep = (): void => {
    if (typed !== null && valid && next !== value) onChange(next);
    setTyped(null);
  };
  return (
    <TextField
      label={label}
      title={hint}
      className={styles.number}
      inputMode="decimal"
      disabled={disabled}
      value={typed ?? String(value)}
      problem={valid ? null : whole ? `A whole number from ${range}` : `A number from ${range}`}
      onText={setTyped}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
        if (event.key === 'Escape') setTyped(null);
      }}
    />
  );
};
