/** Settings for exported captions. */
import type { CaptionsOut, TextMode } from '../../shared/export/commonSettings.ts';
import { formatOf } from '../../shared/export/exportFormats.ts';
import { textModeOf, type ExportSettings } from '../../shared/export/settings.ts';
import { Select } from '../ui/fields/Select.tsx';
import { TextField } from '../ui/fields/TextField.tsx';
import { AbsorbField } from './AbsorbField.tsx';
import { CaptionEnds } from './CaptionEnds.tsx';
import { captionsGist, textWords } from './labels.ts';
import { RenameList } from './RenameList.tsx';
import { Fold, Hint } from '../ui/display/Fold.tsx';
import { TagsOutFields } from './TagsOutFields.tsx';
import { midSentence } from '../ui/display/midSentence.ts';

interface Props {
  readonly settings: ExportSettings;
  readonly onChange: (captions: CaptionsOut) => void;
}

const textModes: readonly TextMode[] = ['separate', 'tags', 'nl', 'tags-nl', 'nl-tags', 'lines'];

export const CaptionsSection = ({ settings, onChange }: Props) => {
  const { captions } = settings;
  const change = (part: Partial<CaptionsOut>): void => onChange({ ...captions, ...part });
  const usual = midSentence(textWords[formatOf(settings.format).usualText]);
  const mode = textModeOf(settings);
  return (
    <Fold title="Captions" gist={captionsGist(settings)} open>
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
      <TagsOutFields
        tags={captions.tags}
        onChange={(part) => change({ tags: { ...captions.tags, ...part } })}
      />
      <RenameList renames={captions.rename} onChange={(rename) => change({ rename })} />
      <AbsorbField absorb={captions.absorb} onChange={(absorb) => change({ absorb })} />
      <CaptionEnds captions={captions} onChange={change} />
      <Hint>The dataset itself is not changed.</Hint>
    </Fold>
  );
};
