/** A field for a tag, with the dataset's own tags and those of the user's list to choose from. */
import { useCompletions } from '../api/queries.ts';
import { ComboField } from '../parts/ComboField.tsx';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly autoFocus?: boolean;
  readonly onText: (text: string) => void;
}

export const TagInput = ({ label, value, autoFocus = false, onText }: Props) => {
  const { data: completions = [] } = useCompletions(value.trim() === '' ? null : value, undefined, 8, 'list');
  return (
    <ComboField
      label={label}
      value={value}
      autoFocus={autoFocus}
      options={value.trim() === '' ? [] : completions}
      onText={onText}
    />
  );
};
