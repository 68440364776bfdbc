/** How tags are written in an export: their order, their spelling, and which are left out. */
import type { TagCategory } from '../../shared/api/caption.ts';
import type { CaptionsOut } from '../../shared/export/commonSettings.ts';
import { Select } from '../ui/fields/Select.tsx';
import { TextField } from '../ui/fields/TextField.tsx';
import styles from './TagsOutFields.module.css';
import { Pair } from '../ui/display/Fold.tsx';

type TagsOut = CaptionsOut['tags'];

interface Props {
  readonly tags: TagsOut;
  readonly onChange: (part: Partial<TagsOut>) => void;
}

/** The categories whose tags can be left out, with their names as on the sheet. */
const droppable: readonly (readonly [TagCategory, string])[] = [
  ['rating', 'Rating'],
  ['quality', 'Quality'],
  ['meta', 'Meta'],
  ['year', 'Year'],
  ['artist', 'Artist'],
  ['copyright', 'Copyright'],
  ['syntax', 'Prompt syntax'],
];

const DroppedTags = ({ tags, onChange }: Props) => (
  <fieldset className={styles.drop}>
    <legend className={styles.legend}>Leave out tags of</legend>
    {droppable.map(([category, name]) => (
      <label key={category} className={styles.check}>
        <input
          type="checkbox"
          checked={tags.drop.includes(category)}
          onChange={(event) =>
            onChange({
              drop: event.target.checked
                ? [...tags.drop, category]
                : tags.drop.filter((other) => other !== category),
            })
          }
        />
        {name}
      </label>
    ))}
  </fieldset>
);

const Spelling = ({ tags, onChange }: Props) => (
  <>
    <Pair>
      <Select
        label="Parentheses"
        value={tags.parentheses}
        choices={[
          { value: 'as-is', label: 'As they are' },
          { value: 'escaped', label: 'Escaped \\( \\)' },
          { value: 'plain', label: 'Plain ( )' },
        ]}
        onChange={(parentheses) => onChange({ parentheses })}
      />
      <Select
        label="Words"
        value={tags.spaces}
        choices={[
          { value: 'as-is', label: 'As they are' },
          { value: 'spaces', label: 'With spaces' },
          { value: 'underscores', label: 'With_underscores' },
        ]}
        onChange={(spaces) => onChange({ spaces })}
      />
    </Pair>
    <Pair>
      <Select
        label="Capitals"
        value={tags.letters}
        choices={[
          { value: 'as-is', label: 'As they are' },
          { value: 'lowercase', label: 'Lowercase' },
        ]}
        onChange={(letters) => onChange({ letters })}
      />
      <TextField
        label="Trigger, as the first tag"
        value={tags.trigger}
        onText={(trigger) => onChange({ trigger })}
      />
    </Pair>
  </>
);

export const TagsOutFields = ({ tags, onChange }: Props) => (
  <>
    <Select
      label="Order of tags"
      value={tags.order}
      choices={[
        { value: 'as-is', label: 'Unchanged' },
        { value: 'mission', label: 'Character, copyright, @artist, the rest' },
        { value: 'base-model', label: 'As the Anima card asks: quality, year, safety, ...' },
      ]}
      onChange={(order) => onChange({ order })}
    />
    <Spelling tags={tags} onChange={onChange} />
    <DroppedTags tags={tags} onChange={onChange} />
  </>
);
