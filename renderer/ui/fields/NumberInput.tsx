/** A number in a field. It counts while it is typed, so that the preview follows. */
import { ParsedField } from './ParsedField.tsx';

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
  const parse = (text: string): number | null => {
    const number = text.trim() === '' ? Number.NaN : Number(text);
    const fits = number >= least && number <= most && (!whole || Number.isInteger(number));
    return fits ? number : null;
  };
  return (
    <ParsedField
      label={label}
      inputMode="decimal"
      value={String(value)}
      parse={parse}
      problem={`From ${least} to ${most}.`}
      onChange={onChange}
    />
  );
};
