/** What only one format asks. */
import type { ExportSettings } from '../../shared/export/settings.ts';
import { Select } from '../ui/fields/Select.tsx';
import { Switch } from '../ui/fields/Switch.tsx';
import { NumberInput } from './NumberInput.tsx';
import { Hint, Section } from './Section.tsx';
import { formatWords } from './words.ts';

interface Props {
  readonly settings: ExportSettings;
  readonly onChange: (part: Partial<ExportSettings>) => void;
}

export const FormatSection = ({ settings, onChange }: Props) => {
  const title = `Only for ${formatWords[settings.format].name}`;
  switch (settings.format) {
    case 'kohya':
      return (
        <Section title={title} gist={settings.kohya.captions === 'files' ? '' : 'metadata JSON'}>
          <Select
            label="Captions"
            value={settings.kohya.captions}
            choices={[
              { value: 'files', label: 'A file beside each image' },
              { value: 'metadata', label: 'One metadata JSON a folder' },
            ]}
            onChange={(captions) => onChange({ kohya: { captions } })}
          />
        </Section>
      );
    case 'ai-toolkit':
      return (
        <Section title={title} gist={settings.aiToolkit.captions === 'files' ? '' : 'JSON'}>
          <Select
            label="Captions"
            value={settings.aiToolkit.captions}
            choices={[
              { value: 'files', label: 'A file beside each image' },
              { value: 'json', label: 'One JSON' },
            ]}
            onChange={(captions) => onChange({ aiToolkit: { captions } })}
          />
        </Section>
      );
    case 'imagefolder':
      return (
        <Section title={title} gist={settings.imagefolder.parquet ? 'Parquet too' : ''}>
          <Switch
            label="The table as Parquet too"
            checked={settings.imagefolder.parquet}
            onChange={(parquet) => onChange({ imagefolder: { parquet } })}
          />
          <Hint>captions.parquet holds the rows of metadata.jsonl, for other readers.</Hint>
        </Section>
      );
    case 'webdataset':
      return (
        <Section title={title} gist={`${settings.webdataset.shardSize} MB a shard`}>
          <NumberInput
            label="Size of a shard, in MB"
            value={settings.webdataset.shardSize}
            least={0.01}
            most={1_000_000}
            onChange={(shardSize) => onChange({ webdataset: { ...settings.webdataset, shardSize } })}
          />
          <Switch
            label="Empty files for missing captions"
            checked={settings.webdataset.emptyCaptions}
            onChange={(emptyCaptions) => onChange({ webdataset: { ...settings.webdataset, emptyCaptions } })}
          />
          <Hint>Readers want the same keys in every sample; images of one format are chosen above.</Hint>
        </Section>
      );
    case 'diffusion-pipe':
    case 'onetrainer':
    case 'folder':
    case 'csv':
    case 'jsonl':
      return null;
  }
};
