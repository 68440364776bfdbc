/** The fields that a kind of bulk edit asks for. */
import { cleaning } from '../../shared/caption/cleaning.ts';
import { Segmented } from '../ui/fields/Segmented.tsx';
import { Select } from '../ui/fields/Select.tsx';
import { Switch } from '../ui/fields/Switch.tsx';
import { TextArea } from '../ui/fields/TextArea.tsx';
import { TextField } from '../ui/fields/TextField.tsx';
import styles from './BulkDialog.module.css';
import { cleaningWords, orderWords, type Draft, type PlaceChoice, type SortOrder } from './draft.ts';
import { TagInput } from './TagInput.tsx';

interface Props {
  readonly draft: Draft;
  readonly onChange: (change: Partial<Draft>) => void;
}

const places: readonly { readonly value: PlaceChoice; readonly label: string }[] = [
  { value: 'after-activation', label: 'After the activation tags' },
  { value: 'front', label: 'At the front' },
  { value: 'end', label: 'At the end' },
  { value: 'after', label: 'After a tag' },
  { value: 'position', label: 'At a position' },
];

const orders: readonly { readonly value: SortOrder; readonly label: string }[] = [
  { value: 'activation', label: 'Activation tags first' },
  { value: 'anima', label: 'As Anima was trained' },
];

const encodings = [
  'windows-1252',
  'utf-16le',
  'utf-16be',
  'shift_jis',
  'euc-jp',
  'gb18030',
  'big5',
  'euc-kr',
  'koi8-r',
];

const Names = ({ draft, onChange, labels }: Props & { readonly labels: readonly [string, string] }) => (
  <>
    <TagInput label={labels[0]} value={draft.tag} autoFocus onText={(tag) => onChange({ tag })} />
    <TagInput
      label={labels[1]}
      value={draft.other}
      autoFocus={draft.tag !== ''}
      onText={(other) => onChange({ other })}
    />
    <Switch label="In tags" checked={draft.tags} onChange={(tags) => onChange({ tags })} />
    <Switch
      label="In NL captions, wherever the name stands"
      checked={draft.prose}
      onChange={(prose) => onChange({ prose })}
    />
  </>
);

const Place = ({ draft, onChange }: Props) => (
  <>
    <Select label="Where" value={draft.place} choices={places} onChange={(place) => onChange({ place })} />
    {draft.place === 'after' && (
      <TagInput label="After this tag" value={draft.after} onText={(after) => onChange({ after })} />
    )}
    {draft.place === 'position' && (
      <TextField
        label="Position, from 1"
        inputMode="numeric"
        value={draft.position}
        onText={(position) => onChange({ position })}
      />
    )}
  </>
);

const Caption = ({ draft, onChange }: Props) => (
  <Segmented
    label="Caption"
    value={draft.caption}
    choices={[
      { value: 'tags', label: 'Tags' },
      { value: 'nl', label: 'NL caption' },
    ]}
    onChange={(caption) => onChange({ caption })}
  />
);

export const EditFields = ({ draft, onChange }: Props) => {
  const given = { draft, onChange };
  switch (draft.kind) {
    case 'rename-tag':
      return <Names {...given} labels={['Tag', 'New name']} />;
    case 'swap-tags':
      return <Names {...given} labels={['One tag', 'The other tag']} />;
    case 'add-tag':
    case 'move-tag':
      return (
        <>
          <TagInput label="Tag" value={draft.tag} autoFocus onText={(tag) => onChange({ tag })} />
          <Place {...given} />
        </>
      );
    case 'remove-tag':
      return <TagInput label="Tag" value={draft.tag} autoFocus onText={(tag) => onChange({ tag })} />;
    case 'merge-spellings':
      return <TagInput label="Spelling" value={draft.tag} autoFocus onText={(tag) => onChange({ tag })} />;
    case 'replace':
      return (
        <>
          <Caption {...given} />
          <TextField
            label="Pattern"
            value={draft.pattern}
            autoFocus
            onText={(pattern) => onChange({ pattern })}
          />
          <TextField
            label="Replacement"
            value={draft.replacement}
            onText={(replacement) => onChange({ replacement })}
          />
          <Switch
            label="Ignore case"
            checked={draft.ignoreCase}
            onChange={(ignoreCase) => onChange({ ignoreCase })}
          />
        </>
      );
    case 'sort-tags':
      return (
        <>
          <Select
            label="Order"
            value={draft.order}
            choices={orders}
            onChange={(order) => onChange({ order })}
          />
          <p className={styles.about}>{orderWords(draft.order)}</p>
        </>
      );
    case 'normalise':
      return null;
    case 'set-text':
      return (
        <>
          <Caption {...given} />
          <TextArea
            label="Text"
            rows={draft.caption === 'nl' ? 8 : 4}
            spellCheck={draft.caption === 'nl'}
            value={draft.text}
            onText={(text) => onChange({ text })}
          />
        </>
      );
    case 'clear':
      return <Caption {...given} />;
    case 'clean':
      return (
        <>
          <Caption {...given} />
          <Select
            label="Clean"
            value={draft.what}
            choices={cleaning.options.map((value) => ({ value, label: cleaningWords[value] }))}
            onChange={(what) => onChange({ what })}
          />
        </>
      );
    case 'convert':
      return (
        <>
          <Caption {...given} />
          <Select
            label="The files are in"
            value={draft.encoding}
            choices={encodings.map((value) => ({ value, label: value }))}
            onChange={(encoding) => onChange({ encoding })}
          />
        </>
      );
  }
};
