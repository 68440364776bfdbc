/** The fields that a kind of bulk edit asks for. */
import { isOn, textOf, type BulkField, type BulkValues } from '../../shared/edit/bulkForm.ts';
import { Segmented } from '../ui/fields/Segmented.tsx';
import { Select } from '../ui/fields/Select.tsx';
import { Switch } from '../ui/fields/Switch.tsx';
import { TextArea } from '../ui/fields/TextArea.tsx';
import { TextField } from '../ui/fields/TextField.tsx';
import styles from './BulkDialog.module.css';
import { bulkForm, type Draft } from './draft.ts';
import { TagInput } from './TagInput.tsx';

interface FieldProps {
  readonly field: BulkField;
  readonly values: BulkValues;
  readonly onChange: (value: string | boolean) => void;
}

const captions = [
  { value: 'tags', label: 'Tags' },
  { value: 'nl', label: 'NL caption' },
];

const Field = ({ field, values, onChange }: FieldProps) => {
  const { name, label } = field;
  const text = textOf(values, name);
  const autoFocus = field.focus?.(values) === true;
  switch (field.is) {
    case 'tag':
      return <TagInput label={label} value={text} autoFocus={autoFocus} onText={onChange} />;
    case 'line':
      return <TextField label={label} value={text} autoFocus={autoFocus} onText={onChange} />;
    case 'digits':
      return <TextField label={label} inputMode="numeric" value={text} onText={onChange} />;
    case 'text': {
      const isNl = values['caption'] === 'nl';
      return <TextArea label={label} rows={isNl ? 8 : 4} spellCheck={isNl} value={text} onText={onChange} />;
    }
    case 'switch':
      return <Switch label={label} checked={isOn(values, name)} onChange={onChange} />;
    case 'caption':
      return <Segmented label={label} value={text} choices={captions} onChange={onChange} />;
    case 'choice':
      return (
        <>
          <Select label={label} value={text} choices={field.choices} onChange={onChange} />
          {field.about !== undefined && <p className={styles.about}>{field.about(text)}</p>}
        </>
      );
  }
};

interface Props {
  readonly draft: Draft;
  readonly onChange: (values: BulkValues) => void;
}

export const EditFields = ({ draft: { kind, values }, onChange }: Props) =>
  bulkForm(kind)
    .fields.filter(({ when }) => when === undefined || when(values))
    .map((field) => (
      <Field
        key={`${kind} ${field.name}`}
        field={field}
        values={values}
        onChange={(value) => onChange({ ...values, [field.name]: value })}
      />
    ));
