/**
 * A field for a value that has a text: a typed text counts as soon as it is valid; until then the field says
 * why not.
 */
import { useState, type ComponentProps } from 'react';
import { TextField } from './TextField.tsx';

interface Props<T> extends Pick<ComponentProps<'input'>, 'inputMode'> {
  readonly label: string;
  /** The value as a text; shown while nothing is being typed. */
  readonly value: string;
  /** The value of a text; null for a text that is not valid. */
  readonly parse: (text: string) => T | null;
  /** What a text must be, in words. */
  readonly problem: string;
  readonly onChange: (value: T) => void;
}

export const ParsedField = <T,>({ label, value, parse, problem, onChange, inputMode }: Props<T>) => {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? value;
  return (
    <TextField
      label={label}
      inputMode={inputMode}
      value={shown}
      problem={parse(shown) === null ? problem : null}
      onText={(text) => {
        setTyped(text);
        const parsed = parse(text);
        if (parsed !== null) onChange(parsed);
      }}
      onBlur={() => setTyped(null)}
    />
  );
};
