/** A text that is kept when it is left or Enter is pressed. */
import { useState } from 'react';
import { TextField } from '../ui/TextField.tsx';

interface Props {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  /** What is wrong with a text, in words, or null. */
  readonly check?: (text: string) => string | null;
  readonly onChange: (text: string) => void;
}

export const WordsField = ({ label, hint, value, placeholder, disabled, check, onChange }: Props) => {
  const [typed, setTyped] = useState<string | null>(null);
  const problem = typed === null ? null : (check?.(typed) ?? null);
  const keep = (): void => {
    if (typed !== null && problem === null && typed !== value) onChange(typed);
    setTyped(null);
  };
  return (
    <TextField
      label={label}
      title={hint}
      placeholder={placeholder}
      disabled={disabled}
      value={typed ?? value}
      problem={problem}
      onText={setTyped}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
        if (event.key === 'Escape') setTyped(null);
      }}
    />
  );
};
