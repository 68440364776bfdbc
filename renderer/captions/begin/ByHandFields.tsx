/** The sorts of fields that say something of a tagger by hand; an empty one says nothing. */
import { taggerInput, type TaggerByHand } from '../../../shared/captioning/tagger/taggerSpec.ts';
import { ParsedField } from '../../ui/fields/ParsedField.tsx';
import { Select } from '../../ui/fields/Select.tsx';

interface Props {
  readonly label: string;
  readonly byHand: TaggerByHand;
  readonly onSet: (changed: Readonly<Record<string, unknown>>) => void;
}

export const unsaid = '';

interface ChoiceProps<T extends string> extends Props {
  readonly name: 'family' | 'layout' | 'channels' | 'scale' | 'fit' | 'interpolation' | 'activation';
  readonly values: readonly T[];
  /** What a value is called, where that is not its own name. */
  readonly labels?: Partial<Readonly<Record<T, string>>>;
}

export const ByHandChoice = <T extends string>(props: ChoiceProps<T>) => {
  const { label, name, values, labels, byHand, onSet } = props;
  return (
    <Select
      label={label}
      value={(byHand[name] as string | undefined) ?? unsaid}
      choices={[
        { value: unsaid, label: 'As its files say' },
        ...values.map((value) => ({ value: value as string, label: labels?.[value] ?? value })),
      ]}
      onChange={(value) => onSet({ [name]: value })}
    />
  );
};

interface NameProps extends Props {
  readonly name: 'model' | 'labels' | 'output';
}

export const ByHandName = ({ label, name, byHand, onSet }: NameProps) => (
  <ParsedField
    label={label}
    value={byHand[name] ?? ''}
    parse={(typed) => ({ typed: typed.trim() })}
    problem=""
    onChange={({ typed }) => onSet({ [name]: typed })}
  />
);

const parseSize = (text: string): { readonly size: number | undefined } | null => {
  if (text.trim() === '') return { size: undefined };
  const size = Number(text);
  return taggerInput.shape.size.safeParse(size).success ? { size } : null;
};

export const ByHandSize = ({ label, byHand, onSet }: Props) => (
  <ParsedField
    label={label}
    value={byHand.size === undefined ? '' : String(byHand.size)}
    parse={parseSize}
    problem="From 16 to 4096."
    onChange={(next) => onSet(next)}
  />
);

/** Three numbers with commas between; an empty text says nothing. */
const parseThree =
  (isValid: (values: readonly number[]) => boolean) =>
  (text: string): { readonly values: [number, number, number] | undefined } | null => {
    if (text.trim() === '') return { values: undefined };
    const values = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
    const [a, b, c] = values;
    if (values.length !== 3 || a === undefined || b === undefined || c === undefined) return null;
    return isValid(values) ? { values: [a, b, c] } : null;
  };

const isNumbers = (values: readonly number[]): boolean => values.every((value) => Number.isFinite(value));
const isDeviation = (values: readonly number[]): boolean =>
  taggerInput.shape.deviation.safeParse(values).success;
const isColour = (values: readonly number[]): boolean => taggerInput.shape.pad.safeParse(values).success;

const threes = { mean: isNumbers, deviation: isDeviation, pad: isColour, background: isColour } as const;

interface ThreeProps extends Props {
  readonly name: keyof typeof threes;
}

export const ByHandThree = ({ label, name, byHand, onSet }: ThreeProps) => (
  <ParsedField
    label={label}
    value={byHand[name]?.join(', ') ?? ''}
    parse={parseThree(threes[name])}
    problem="Three numbers, for red, green and blue."
    onChange={({ values }) => onSet({ [name]: values })}
  />
);
