/** A number that is kept when it is left or Enter is pressed. */
import { useTyped } from '../hooks/useTyped.ts';
import { TextField } from './TextField.tsx';
import styles from './TextField.module.css';

interface Props {
  readonly label: string;
  /** What it does, for the tooltip. */
  readonly hint?: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** Whole numbers only. */
  readonly whole?: boolean;
  readonly onChange: (value: number) => void;
}

export const NumberField = ({ label, hint, value, min, max, whole = false, onChange }: Props) => {
  const isValid = (text: string): boolean => {
    const number = Number(text);
    return text.trim() !== '' && number >= min && number <= max && (!whole || Number.isInteger(number));
  };
  const { shown, typed, handlers } = useTyped(String(value), (text) => {
    if (isValid(text) && Number(text) !== value) onChange(Number(text));
    return isValid(text);
  });
  const wrong = `${whole ? 'A whole number' : 'A number'} from ${min} to ${max}`;
  return (
    <TextField
      label={label}
      title={hint}
      className={styles.number}
      inputMode="decimal"
      value={shown}
      problem={typed === null || isValid(typed) ? null : wrong}
      {...handlers}
    />
  );
};
