/** What becomes of captions on the way out. */
import type { TagCategory } from '../../shared/api/caption.ts';
import type { CaptionsOut, TextMode } from '../../shared/export/commonSettings.ts';
import { formatOf } from '../../shared/export/exportFormats.ts';
import { textModeOf, type ExportSettings } from '../../shared/export/settings.ts';
import { Select } from '../ui/fields/Select.tsx';
import { TextField } from '../ui/fields/TextField.tsx';
import styles from './CaptionsSection.module.css';
import { RenameList } from './RenameList.tsx';
import { Hint, Pair, Section } from './Section.tsx';
import { captionsGist, textWords } from './words.ts';

interface Props {
  readonly settings: ExportSettings;
  readonly onChange: (captions: CaptionsOut) => void;
}

const textModes: readonly TextMode[] = ['separate', 'tags', 'nl', 'tags-nl', 'nl-tags', 'lines'];

/** What one may want to leave out, with the words of the sheet. */
const droppable: readonly (readonly [TagCategory, string])[] = [
  ['rating', 'Rating'],
  ['quality', 'Quality'],
  ['meta', 'Meta'],
  ['year', 'Year'],
  ['artist', 'Artist'],
  ['copyright', 'Copyright'],
  ['syntax', 'Prompt syntax'],
];

export const CaptionsSection = ({ settings, onChange }: Props) => {
  const { captions } = settings;
  const { tags, nl, suffixes } = captions;
  const change = (part: Partial<CaptionsOut>): void => onChange({ ...captions, ...part });
  const changeTags = (part: Partial<CaptionsOut['tags']>): void => change({ tags: { ...tags, ...part } });
  const usual = textWords[formatOf(settings.format).usualText].toLowerCase();
  const mode = textModeOf(settings);
  return (
    <Section title="Captions" gist={captionsGist(settings)} open>
      <Select<TextMode | 'auto'>
        label="Text"
        value={captions.text}
        choices={[
          { value: 'auto', label: `As the format is used: ${usual}` },
          ...textModes.map((value) => ({ value, label: textWords[value] })),
        ]}
        onChange={(text) => change({ text })}
      />
      {(mode === 'tags-nl' || mode === 'nl-tags') && (
        <TextField label="Between the two" value={captions.joint} onText={(joint) => change({ joint })} />
      )}
      <Select
        label="Order of tags"
        value={tags.order}
        choices={[
          { value: 'as-is', label: 'As they stand' },
          { value: 'mission', label: 'Character, copyright, @artist, the rest' },
          { value: 'base-model', label: 'As the Anima card asks: quality, year, safety, ...' },
        ]}
        onChange={(order) => changeTags({ order })}
      />
      <Pair>
        <Select
          label="Parentheses"
          value={tags.parentheses}
          choices={[
            { value: 'as-is', label: 'As they are' },
            { value: 'escaped', label: 'Escaped \\( \\)' },
            { value: 'plain', label: 'Plain ( )' },
          ]}
          onChange={(parentheses) => changeTags({ parentheses })}
        />
        <Select
          label="Words"
          value={tags.spaces}
          choices={[
            { value: 'as-is', label: 'As they are' },
            { value: 'spaces', label: 'With spaces' },
            { value: 'underscores', label: 'With_underscores' },
          ]}
          onChange={(spaces) => changeTags({ spaces })}
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
          onChange={(letters) => changeTags({ letters })}
        />
        <TextField
          label="Trigger, as the first tag"
          value={tags.trigger}
          onText={(trigger) => changeTags({ trigger })}
        />
      </Pair>
      <fieldset className={styles.drop}>
        <legend className={styles.legend}>Leave out tags of</legend>
        {droppable.map(([category, name]) => (
          <label key={category} className={styles.check}>
            <input
              type="checkbox"
              checked={tags.drop.includes(category)}
              onChange={(event) =>
                changeTags({
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
      <RenameList renames={captions.rename} onChange={(rename) => change({ rename })} />
      <Pair>
        <TextField label="Before all tags" value={tags.prefix} onText={(prefix) => changeTags({ prefix })} />
        <TextField label="After all tags" value={tags.suffix} onText={(suffix) => changeTags({ suffix })} />
      </Pair>
      <Pair>
        <TextField
          label="Before all NL captions"
          value={nl.prefix}
          onText={(prefix) => change({ nl: { ...nl, prefix } })}
        />
        <TextField
          label="After all NL captions"
          value={nl.suffix}
          onText={(suffix) => change({ nl: { ...nl, suffix } })}
        />
      </Pair>
      <Pair>
        <TextField
          label="Suffix of tags"
          placeholder="usual"
          value={suffixes.tags}
          onText={(suffix) => change({ suffixes: { ...suffixes, tags: suffix } })}
        />
        <TextField
          label="Suffix of NL captions"
          placeholder="usual"
          value={suffixes.nl}
          onText={(suffix) => change({ suffixes: { ...suffixes, nl: suffix } })}
        />
      </Pair>
      <Hint>The dataset itself is not changed.</Hint>
    </Section>
  );
};
