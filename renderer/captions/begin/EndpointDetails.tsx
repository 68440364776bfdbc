/** How a request is made, folded away: the defaults do for most servers. */
import { Fold, Hint, Pair } from '../../ui/display/Fold.tsx';
import { NumberField } from '../../ui/fields/NumberField.tsx';
import { ParsedField } from '../../ui/fields/ParsedField.tsx';
import { Segmented } from '../../ui/fields/Segmented.tsx';
import { Switch } from '../../ui/fields/Switch.tsx';
import type { EndpointDraft } from './endpointDraft.ts';

interface Props {
  readonly endpoint: EndpointDraft;
  readonly onChange: (changed: Partial<EndpointDraft>) => void;
}

/** An empty field is null: the server's own. */
const parseTemperature = (text: string): { readonly value: number | null } | null => {
  if (text.trim() === '') return { value: null };
  const value = Number(text);
  return value >= 0 && value <= 2 ? { value } : null;
};

const gistOf = ({ concurrency, maxTokens, format, pixels }: EndpointDraft): string =>
  `${concurrency} at once, ${maxTokens} tokens, ${format.toUpperCase()} of ${(pixels / 1e6).toFixed(1)} megapixels`;

export const EndpointDetails = ({ endpoint, onChange }: Props) => {
  const { imageFirst, format, pixels, temperature, maxTokens, timeout, concurrency } = endpoint;
  return (
    <Fold title="Details" gist={gistOf(endpoint)}>
      <Pair>
        <NumberField
          label="Requests at once"
          value={concurrency}
          min={1}
          max={64}
          whole
          onChange={(next) => onChange({ concurrency: next })}
        />
        <NumberField
          label="Seconds per answer"
          value={timeout}
          min={1}
          max={3600}
          whole
          onChange={(next) => onChange({ timeout: next })}
        />
      </Pair>
      <Pair>
        <NumberField
          label="Tokens of an answer"
          value={maxTokens}
          min={1}
          max={65_536}
          whole
          onChange={(next) => onChange({ maxTokens: next })}
        />
        <ParsedField
          label="Temperature"
          inputMode="decimal"
          value={temperature === null ? '' : String(temperature)}
          parse={parseTemperature}
          problem="From 0 to 2, or empty."
          onChange={({ value }) => onChange({ temperature: value })}
        />
      </Pair>
      <Hint>Thinking counts as part of the answer. An empty temperature is the server’s own.</Hint>
      <NumberField
        label="Pixels of the image, at most"
        value={pixels}
        min={64 * 64}
        max={4096 * 4096}
        whole
        onChange={(next) => onChange({ pixels: next })}
      />
      <Segmented
        label="Sent as"
        value={format}
        onChange={(next) => onChange({ format: next })}
        choices={[
          { value: 'jpeg', label: 'JPEG' },
          { value: 'png', label: 'PNG' },
        ]}
      />
      <Segmented
        label="Order"
        value={imageFirst ? 'first' : 'last'}
        onChange={(next) => onChange({ imageFirst: next === 'first' })}
        choices={[
          { value: 'first', label: 'Image, then text' },
          { value: 'last', label: 'Text, then image' },
        ]}
      />
      <Switch
        label="Cut what follows the last whole sentence"
        checked={endpoint.wholeSentences}
        onChange={(wholeSentences) => onChange({ wholeSentences })}
      />
      <Switch
        label="Send the key over plain http within a private network"
        checked={endpoint.keyInPrivateNetwork}
        onChange={(keyInPrivateNetwork) => onChange({ keyInPrivateNetwork })}
      />
    </Fold>
  );
};
