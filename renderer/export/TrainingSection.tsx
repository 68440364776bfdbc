/** The trainer's side: what the dataset's TOML says, and how large the largest bucket is. */
import { useState } from 'react';
import type { TrainingOut } from '../../shared/export/commonSettings.ts';
import { formatOf } from '../../shared/export/exportFormats.ts';
import type { ExportSettings } from '../../shared/export/settings.ts';
import { Switch } from '../ui/fields/Switch.tsx';
import { TextField } from '../ui/fields/TextField.tsx';
import { NumberInput } from './NumberInput.tsx';
import { Hint, Pair, Section } from './Section.tsx';

interface Props {
  readonly settings: ExportSettings;
  readonly onChange: (training: TrainingOut) => void;
}

/** Up to three resolutions, or null for a text that is none. */
export const resolutionsOf = (text: string): number[] | null => {
  const words = text.split(/[\s,]+/).filter((word) => word !== '');
  const numbers = words.map(Number);
  const fits = numbers.every((number) => Number.isInteger(number) && number >= 64 && number <= 8192);
  return fits && numbers.length >= 1 && numbers.length <= 3 ? numbers : null;
};

const Resolutions = ({
  value,
  onChange,
}: {
  readonly value: readonly number[];
  readonly onChange: (resolutions: number[]) => void;
}) => {
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? value.join(', ');
  return (
    <TextField
      label="Resolutions"
      value={text}
      problem={resolutionsOf(text) === null ? 'One to three whole numbers, from 64 to 8192.' : null}
      onText={(said) => {
        setTyped(said);
        const resolutions = resolutionsOf(said);
        if (resolutions !== null) onChange(resolutions);
      }}
      onBlur={() => setTyped(null)}
    />
  );
};

export const TrainingSection = ({ settings, onChange }: Props) => {
  const { training } = settings;
  const change = (part: Partial<TrainingOut>): void => onChange({ ...training, ...part });
  const { toml } = formatOf(settings.format);
  const gist = `${training.resolutions.join(', ')}${toml === undefined ? '' : `, ${training.repeats} ×`}`;
  return (
    <Section title={toml === undefined ? 'Buckets' : 'Training'} gist={gist}>
      <Resolutions value={training.resolutions} onChange={(resolutions) => change({ resolutions })} />
      {toml?.ratios !== false && (
        <>
          <Pair>
            <NumberInput
              label="Narrowest ratio"
              value={training.minAr}
              least={0.05}
              most={1}
              onChange={(minAr) => change({ minAr })}
            />
            <NumberInput
              label="Widest ratio"
              value={training.maxAr}
              least={1}
              most={20}
              onChange={(maxAr) => change({ maxAr })}
            />
          </Pair>
          <NumberInput
            label="Ratios"
            value={training.arBuckets}
            least={1}
            most={100}
            whole
            onChange={(arBuckets) => change({ arBuckets })}
          />
        </>
      )}
      {toml !== undefined && (
        <>
          <Pair>
            <NumberInput
              label="Repeats"
              value={training.repeats}
              least={0.01}
              most={10_000}
              onChange={(repeats) => change({ repeats })}
            />
            {toml.batchSize ? (
              <NumberInput
                label="Batch size"
                value={training.batchSize}
                least={1}
                most={4096}
                whole
                onChange={(batchSize) => change({ batchSize })}
              />
            ) : (
              <span />
            )}
          </Pair>
          <Switch
            label="Repeats from folder names (10_name)"
            checked={training.folderRepeats}
            onChange={(folderRepeats) => change({ folderRepeats })}
          />
          {training.folderRepeats && training.repeats !== 1 && (
            <Hint>Repeats other than 1 replace those in folder names.</Hint>
          )}
          <Switch
            label="Shuffle tags"
            checked={training.shuffleTags}
            onChange={(shuffleTags) => change({ shuffleTags })}
          />
          <Pair>
            <NumberInput
              label="Keep the first tags"
              value={training.keepTags}
              least={0}
              most={1000}
              whole
              onChange={(keepTags) => change({ keepTags })}
            />
            <NumberInput
              label="Tags dropped (0 to 1)"
              value={training.tagDropout}
              least={0}
              most={1}
              onChange={(tagDropout) => change({ tagDropout })}
            />
          </Pair>
          <Hint>Written into the TOML beside the images, for the trainer; nothing is shuffled here.</Hint>
        </>
      )}
    </Section>
  );
};
