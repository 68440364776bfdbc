/** A number that is kept when the field is left or Enter is pressed; or, where it is `live`, while it is typed. */
import { classes } from '../styles/classes.ts';
import { useTyped } from '../hooks/useTyped.ts';
import { TextField } from './TextField.tsx';
import styles from './TextField.module.css';

interface Props {
  readonly label: string;
  /** What it does, for the tooltip. */
  readonly hint?: string;
  readonly className?: string | undefined;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** Whole numbers only. */
  readonly whole?: boolean;
  /** A valid number counts while it is typed, so that a preview follows. */
  readonly live?: boolean | undefined;
  readonly onChange: (value: number) => void;
}

export const NumberField = ({ label, hint, className, value, min, max, whole, live, onChange }: Props) => {
  const isValid = (text: string): boolean => {
    const number = Number(text);
    return text.trim() !== '' && number >= min && number <= max && (!whole || Number.isInteger(number));
  };
  const keep = (text: string): boolean => {
    if (isValid(text) && Number(text) !== value) onChange(Number(text));
    return isValid(text);
  };
  const { shown, typed, handlers } = useTyped(String(value), keep);
  const wrong = `${whole ? 'A whole number' : 'A number'} from ${min} to ${max}`;
  return (
    <TextField
      label={label}
      title={hint}
      className={classes(styles.number, className)}
      inputMode="decimal"
      value={shown}
      problem={typed === null || isValid(typed) ? null : wrong}
      {...handlers}
      onText={(text) => {
        handlers.onText(text);
        if (live) keep(text);
      }}
    />
  );
};
