/** The formats, all of them visible: one is chosen with the mouse or the arrow keys. */
import { RadioGroup } from 'radix-ui';
import { exportFormats, formatOf, type ExportFormatName } from '../../shared/export/exportFormats.ts';
import { exportFormat } from '../../shared/export/settings.ts';
import { Select } from '../ui/fields/Select.tsx';
import styles from './FormatList.module.css';

interface Props {
  readonly value: ExportFormatName;
  readonly onChange: (format: ExportFormatName) => void;
}

export const FormatList = ({ value, onChange }: Props) => (
  <RadioGroup.Root
    className={styles.list}
    aria-label="Format"
    orientation="vertical"
    value={value}
    onValueChange={(next) => onChange(exportFormat.parse(next))}
  >
    {exportFormats.map(({ name, label, about }) => (
      <RadioGroup.Item
        key={name}
        value={name}
        className={styles.format}
        aria-label={label}
        // The first choice of an export; the arrow keys continue from it.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={name === value}
      >
        <span className={styles.name}>{label}</span>
        <span className={styles.about}>{about}</span>
      </RadioGroup.Item>
    ))}
  </RadioGroup.Root>
);

/** The same where there is no room for the list. */
export const FormatSelect = ({ value, onChange }: Props) => (
  <div className={styles.narrow}>
    <Select
      label="Format"
      value={value}
      choices={exportFormats.map(({ name, label }) => ({ value: name, label }))}
      onChange={onChange}
    />
    <p className={styles.about}>{formatOf(value).about}</p>
  </div>
);
