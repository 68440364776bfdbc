/** The formats, all of them visible: one is chosen with the mouse or the arrow keys. */
import { RadioGroup } from 'radix-ui';
import { exportFormat, type ExportFormatName } from '../../shared/export/settings.ts';
import { Select } from '../ui/fields/Select.tsx';
import styles from './FormatList.module.css';
import { formatNames, formatWords } from './words.ts';

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
    {formatNames.map((format) => (
      <RadioGroup.Item
        key={format}
        value={format}
        className={styles.format}
        aria-label={formatWords[format].name}
        // The first thing to say about an export; the arrow keys go on from it.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={format === value}
      >
        <span className={styles.name}>{formatWords[format].name}</span>
        <span className={styles.about}>{formatWords[format].about}</span>
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
      choices={formatNames.map((format) => ({ value: format, label: formatWords[format].name }))}
      onChange={onChange}
    />
    <p className={styles.about}>{formatWords[value].about}</p>
  </div>
);
