/** Which samples are exported. */
import type { ExportSettings } from '../../shared/export/settings.ts';
import { useApp } from '../state/AppContext.tsx';
import { useProject } from '../api/queries.ts';
import { selectedCount } from '../state/selectionSlice.ts';
import { countText } from '../ui/display/numbers.ts';
import { Segmented } from '../ui/fields/Segmented.tsx';
import { Switch } from '../ui/fields/Switch.tsx';
import { CharacterList } from './CharacterList.tsx';
import { ProblemFilter } from './ProblemFilter.tsx';
import { Fold, Hint } from '../ui/display/Fold.tsx';
import { whatGist } from './labels.ts';
import type { ExportWhere } from '../state/types.ts';

interface Props {
  readonly settings: ExportSettings;
  readonly where: ExportWhere;
  readonly onWhere: (where: ExportWhere) => void;
  readonly onChange: (what: ExportSettings['what']) => void;
}

export const WhatSection = ({ settings, where, onWhere, onChange }: Props) => {
  const selected = useApp(selectedCount);
  const shown = useApp((state) => state.view?.count ?? 0);
  const all = useApp((state) => state.dataset?.samples ?? 0);
  const { what } = settings;
  const floor = useProject().data?.roster.floor ?? null;
  const choices: readonly { readonly value: ExportWhere; readonly label: string }[] = [
    { value: 'all', label: `All ${countText(all)}` },
    { value: 'view', label: `${countText(shown)} shown` },
    ...(selected > 0 ? ([{ value: 'selection', label: `${countText(selected)} selected` }] as const) : []),
  ];
  return (
    <Fold title="What" gist={whatGist(settings)} open>
      <Segmented label="Samples" value={where} choices={choices} onChange={onWhere} />
      <CharacterList
        label="Only these characters"
        characters={what.allow}
        onChange={(allow) => onChange({ ...what, allow })}
      />
      <CharacterList
        label="Not these characters"
        characters={what.deny}
        onChange={(deny) => onChange({ ...what, deny })}
      />
      <Switch
        label="Leave out samples without captions"
        checked={what.uncaptioned === 'leave-out'}
        onChange={(out) => onChange({ ...what, uncaptioned: out ? 'leave-out' : 'keep' })}
      />
      <Switch
        label={`Only characters that reach the floor${floor === null ? '' : ` of ${countText(floor)} images`}`}
        checked={what.floor}
        onChange={(on) => onChange({ ...what, floor: on })}
      />
      <Switch
        label="Keep only the best of each duplicate group"
        checked={what.duplicates === 'one'}
        onChange={(one) => onChange({ ...what, duplicates: one ? 'one' : 'all' })}
      />
      <ProblemFilter kinds={what.problems} onChange={(problems) => onChange({ ...what, problems })} />
      <Hint>Samples marked as excluded are never exported.</Hint>
    </Fold>
  );
};
