/** A text that is saved when the field is left or Enter is pressed. */
import { TextField } from '../ui/fields/TextField.tsx';
import { useTyped } from '../ui/hooks/useTyped.ts';

interface Props {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly placeholder?: string;
  /** What is wrong with a text, in words, or null. */
  readonly check?: (text: string) => string | null;
  readonly onChange: (text: string) => void;
}

const anything = (): null => null;

export const WordsField = ({ label, hint, value, placeholder, check = anything, onChange }: Props) => {
  const { shown, typed, handlers } = useTyped(value, (text) => {
    if (check(text) !== null) return false;
    onChange(text);
    return true;
  });
  return (
    <TextField
      label={label}
      title={hint}
      placeholder={placeholder}
      value={shown}
      problem={typed === null ? null : check(typed)}
      {...handlers}
    />
  );
};
