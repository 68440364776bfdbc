/** The trainer's side: the settings of the dataset's TOML, and the size of the largest bucket. */
import type { TrainingOut } from '../../shared/export/commonSettings.ts';
import { formatOf } from '../../shared/export/exportFormats.ts';
import type { ExportSettings } from '../../shared/export/settings.ts';
import { Switch } from '../ui/fields/Switch.tsx';
import { NumberField } from '../ui/fields/NumberField.tsx';
import { ParsedField } from '../ui/fields/ParsedField.tsx';
import { Fold, Hint, Pair } from '../ui/display/Fold.tsx';
import { resolutionsOf } from './typedValues.ts';

interface Props {
  readonly settings: ExportSettings;
  readonly onChange: (training: TrainingOut) => void;
}

interface PartProps {
  readonly training: TrainingOut;
  readonly onChange: (part: Partial<TrainingOut>) => void;
}

/** The shapes of buckets. */
const Ratios = ({ training, onChange }: PartProps) => (
  <>
    <Pair>
      <NumberField
        live
        label="Narrowest ratio"
        value={training.minAr}
        min={0.05}
        max={1}
        onChange={(minAr) => onChange({ minAr })}
      />
      <NumberField
        live
        label="Widest ratio"
        value={training.maxAr}
        min={1}
        max={20}
        onChange={(maxAr) => onChange({ maxAr })}
      />
    </Pair>
    <NumberField
      live
      label="Ratios"
      value={training.arBuckets}
      min={1}
      max={100}
      whole
      onChange={(arBuckets) => onChange({ arBuckets })}
    />
  </>
);

/** Repeats and tags in the TOML. */
const TrainerSettings = ({
  training,
  hasBatchSize,
  onChange,
}: PartProps & { readonly hasBatchSize: boolean }) => (
  <>
    <Pair>
      <NumberField
        live
        label="Repeats"
        value={training.repeats}
        min={0.01}
        max={10_000}
        onChange={(repeats) => onChange({ repeats })}
      />
      {hasBatchSize ? (
        <NumberField
          live
          label="Batch size"
          value={training.batchSize}
          min={1}
          max={4096}
          whole
          onChange={(batchSize) => onChange({ batchSize })}
        />
      ) : (
        <span />
      )}
    </Pair>
    <Switch
      label="Repeats from folder names (10_name)"
      checked={training.folderRepeats}
      onChange={(folderRepeats) => onChange({ folderRepeats })}
    />
    {training.folderRepeats && training.repeats !== 1 && (
      <Hint>Repeats other than 1 replace those in folder names.</Hint>
    )}
    <Switch
      label="Shuffle tags"
      checked={training.shuffleTags}
      onChange={(shuffleTags) => onChange({ shuffleTags })}
    />
    <Pair>
      <NumberField
        live
        label="Keep the first tags"
        value={training.keepTags}
        min={0}
        max={1000}
        whole
        onChange={(keepTags) => onChange({ keepTags })}
      />
      <NumberField
        live
        label="Tags dropped (0 to 1)"
        value={training.tagDropout}
        min={0}
        max={1}
        onChange={(tagDropout) => onChange({ tagDropout })}
      />
    </Pair>
    <Hint>Written into the TOML beside the images, for the trainer; nothing is shuffled here.</Hint>
  </>
);

export const TrainingSection = ({ settings, onChange }: Props) => {
  const { training } = settings;
  const change = (part: Partial<TrainingOut>): void => onChange({ ...training, ...part });
  const { toml } = formatOf(settings.format);
  const gist = `${training.resolutions.join(', ')}${toml === undefined ? '' : `, ${training.repeats} ×`}`;
  return (
    <Fold title={toml === undefined ? 'Buckets' : 'Training'} gist={gist}>
      <ParsedField
        label="Resolutions"
        value={training.resolutions.join(', ')}
        parse={resolutionsOf}
        problem="One to three whole numbers, from 64 to 8192."
        onChange={(resolutions) => change({ resolutions })}
      />
      {toml?.ratios !== false && <Ratios training={training} onChange={change} />}
      {toml !== undefined && (
        <TrainerSettings training={training} hasBatchSize={toml.batchSize} onChange={change} />
      )}
    </Fold>
  );
};
