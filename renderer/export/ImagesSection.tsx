/** Settings for exported images. */
import type { ImagesOut } from '../../shared/export/commonSettings.ts';
import { formatOf } from '../../shared/export/exportFormats.ts';
import type { ExportSettings } from '../../shared/export/settings.ts';
import { Select } from '../ui/fields/Select.tsx';
import { Segmented } from '../ui/fields/Segmented.tsx';
import { Switch } from '../ui/fields/Switch.tsx';
import { imagesGist } from './labels.ts';
import { NumberField } from '../ui/fields/NumberField.tsx';
import { ParsedField } from '../ui/fields/ParsedField.tsx';
import { Fold, Hint } from '../ui/display/Fold.tsx';
import { colourOf } from './typedValues.ts';

interface Props {
  readonly settings: ExportSettings;
  readonly onChange: (images: ImagesOut) => void;
}

interface PartProps {
  readonly images: ImagesOut;
  readonly onChange: (part: Partial<ImagesOut>) => void;
}

/** Images are copied as they are. */
const FileFields = ({ images, canConvert, onChange }: PartProps & { readonly canConvert: boolean }) => (
  <>
    <Select
      label="Files"
      value={images.copy}
      choices={[
        { value: 'copy', label: 'Copies' },
        { value: 'link', label: 'Hard links' },
      ]}
      onChange={(copy) => onChange({ copy })}
    />
    <Hint>
      {images.copy === 'link'
        ? 'Hard links take no space, but they are the same files: an edit in the export changes the dataset.'
        : 'Byte for byte; where the file system can, copies share their space with the dataset.'}
    </Hint>
    {canConvert && (
      <Select
        label="Images that the trainer does not read"
        value={images.unread}
        choices={[
          { value: 'convert', label: 'Convert to PNG' },
          { value: 'leave-out', label: 'Leave out' },
        ]}
        onChange={(unread) => onChange({ unread })}
      />
    )}
  </>
);

/** Images are converted to `images.as`. */
const EncodingFields = ({ images, onChange }: PartProps) => (
  <>
    {images.as !== 'png' && (
      <NumberField
        live
        label="Quality"
        value={images.quality}
        min={1}
        max={100}
        whole
        onChange={(quality) => onChange({ quality })}
      />
    )}
    <Switch
      label="Scale down to the largest bucket"
      checked={images.scale === 'bucket'}
      onChange={(down) => onChange({ scale: down ? 'bucket' : 'keep' })}
    />
    {(images.as === 'png' || images.as === 'webp') && (
      <Switch
        label="Keep transparency"
        checked={images.background === null}
        onChange={(keep) => onChange({ background: keep ? null : '#ffffff' })}
      />
    )}
    {images.background !== null && (
      <ParsedField
        label="Background of transparent parts"
        value={images.background}
        parse={colourOf}
        problem="A colour such as #ffffff."
        onChange={(background) => onChange({ background })}
      />
    )}
    <Hint>Upright, in sRGB, without metadata; never enlarged.</Hint>
  </>
);

export const ImagesSection = ({ settings, onChange }: Props) => {
  const { images } = settings;
  const change = (part: Partial<ImagesOut>): void => onChange({ ...images, ...part });
  return (
    <Fold title="Images" gist={imagesGist(settings)}>
      <Segmented
        label="Image format"
        value={images.as}
        choices={[
          { value: 'files', label: 'As they are' },
          { value: 'png', label: 'PNG' },
          { value: 'jpeg', label: 'JPEG' },
          { value: 'webp', label: 'WebP' },
        ]}
        onChange={(as) => change({ as })}
      />
      {images.as === 'files' ? (
        <FileFields
          images={images}
          canConvert={formatOf(settings.format).reader !== null}
          onChange={change}
        />
      ) : (
        <EncodingFields images={images} onChange={change} />
      )}
    </Fold>
  );
};
