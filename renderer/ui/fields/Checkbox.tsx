/**
 * A checkbox that responds at once, also where its value comes back from the engine: a click is shown until
 * `checked` changes.
 */
import { useState } from 'react';

interface Props {
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
}

export const Checkbox = ({ checked, disabled = false, onChange }: Props) => {
  const [shown, setShown] = useState({ checked, given: checked });
  if (shown.given !== checked) setShown({ checked, given: checked });
  return (
    <input
      type="checkbox"
      checked={shown.checked}
      disabled={disabled}
      onChange={(event) => {
        setShown({ checked: event.target.checked, given: checked });
        onChange(event.target.checked);
      }}
    />
  );
};
