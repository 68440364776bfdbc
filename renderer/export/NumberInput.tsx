/** A number in a field: what is typed counts as soon as it is one that fits; what does not is said. */
import { useState } from 'react';
import { TextField } from '../ui/fields/TextField.tsx';

interface Props {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  /** Whole numbers only. */
  readonly whole?: boolean;
  readonly onChange: (value: number) => void;
}

export const NumberInput = ({ label, value, least, most, whole = false, onChange }: Props) => {
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? String(value);
  const valueOf = (said: string): number | null => {
    const number = said.trim() === '' ? Number.NaN : Number(said);
    const fits = number >= least && number <= most && (!whole || Number.isInteger(number));
    return fits ? number : null;
  };
  return (
    <TextField
      label={label}
      inputMode="decimal"
      value={text}
      problem={valueOf(text) === null ? `From ${least} to ${most}.` : null}
      onText={(said) => {
        setTyped(said);
        const number = valueOf(said);
        if (number !== null) onChange(number);
      }}
      onBlur={() => setTyped(null)}
    />
  );
};
