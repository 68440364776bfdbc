/** Settings of a single format: a field for each, built from its descriptor. */
import { Fragment } from 'react';
import { formatOf } from '../../shared/export/exportFormats.ts';
import type { FieldWords } from '../../shared/export/formatSettings.ts';
import { exportSettings, ownSettingsOf, type ExportSettings } from '../../shared/export/settings.ts';
import { Select } from '../ui/fields/Select.tsx';
import { Switch } from '../ui/fields/Switch.tsx';
import { NumberField } from '../ui/fields/NumberField.tsx';
import { Fold, Hint } from '../ui/display/Fold.tsx';

interface Props {
  readonly settings: ExportSettings;
  readonly onChange: (settings: ExportSettings) => void;
}

interface FieldProps {
  readonly words: FieldWords;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

const Field = ({ words, value, onChange }: FieldProps) => {
  const { label } = words;
  if ('choices' in words) {
    const choices = Object.entries(words.choices).map(([choice, text]) => ({ value: choice, label: text }));
    return <Select label={label} value={String(value)} choices={choices} onChange={onChange} />;
  }
  if ('least' in words) {
    const { least, most, whole = false } = words;
    return (
      <NumberField
        live
        label={label}
        value={Number(value)}
        min={least}
        max={most}
        whole={whole}
        onChange={onChange}
      />
    );
  }
  return <Switch label={label} checked={value === true} onChange={onChange} />;
};

export const FormatSection = ({ settings, onChange }: Props) => {
  const { label, own } = formatOf(settings.format);
  const values = ownSettingsOf(settings, settings.format);
  if (own === null || values === null) return null;
  const change = (name: string, value: unknown): void =>
    onChange(exportSettings.parse({ ...settings, [own.key]: { ...values, [name]: value } }));
  return (
    <Fold title={`Only for ${label}`} gist={own.gist(values)}>
      {Object.entries(own.words).map(([name, words]) => (
        <Fragment key={name}>
          <Field words={words} value={values[name]} onChange={(value) => change(name, value)} />
          {words.hint !== undefined && <Hint>{words.hint}</Hint>}
        </Fragment>
      ))}
    </Fold>
  );
};
