/** The names of exported files, and their folders. */
import { patternProblem } from '../../shared/export/names.ts';
import type { NamesOut } from '../../shared/export/commonSettings.ts';
import type { ExportSettings } from '../../shared/export/settings.ts';
import { Select } from '../ui/fields/Select.tsx';
import { TextField } from '../ui/fields/TextField.tsx';
import { Fold, Hint } from '../ui/display/Fold.tsx';
import { namesGist } from './labels.ts';

interface Props {
  readonly settings: ExportSettings;
  readonly onChange: (names: NamesOut) => void;
}

export const NamesSection = ({ settings, onChange }: Props) => {
  const { names } = settings;
  return (
    <Fold title="Names" gist={namesGist(settings)}>
      <Select
        label="Folders"
        value={names.folders}
        choices={[
          { value: 'auto', label: 'As the format is used' },
          { value: 'kept', label: 'As in the dataset' },
          { value: 'flat', label: 'All in one' },
          { value: 'character', label: 'One per character' },
        ]}
        onChange={(folders) => onChange({ ...names, folders })}
      />
      <TextField
        label="Pattern of names"
        placeholder="kept as they are"
        value={names.pattern}
        maxLength={200}
        problem={patternProblem(names.pattern)}
        onText={(pattern) => onChange({ ...names, pattern })}
      />
      <Hint>
        {'{character}_{n:04} counts each character’s images; there are also {name}, {folder} and {copyright}. ' +
          'Equal names get a number.'}
      </Hint>
    </Fold>
  );
};
