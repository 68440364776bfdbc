/** What is said of a tagger by hand, where its files do not say it; empty: as its files say. */
import type { ReactNode } from 'react';
import {
  taggerByHand,
  taggerFamilies,
  taggerInput,
  type TaggerByHand,
} from '../../../shared/captioning/tagger/taggerSpec.ts';
import { Fold, Pair } from '../../ui/display/Fold.tsx';
import { ParsedField } from '../../ui/fields/ParsedField.tsx';
import { Select } from '../../ui/fields/Select.tsx';

interface Props {
  readonly byHand: TaggerByHand;
  readonly open: boolean;
  readonly onChange: (byHand: TaggerByHand) => void;
}

const unsaid = '';

/** Choices by name, with the one that says nothing. */
const choices = <T extends string>(
  values: readonly T[],
  labels: Partial<Readonly<Record<T, string>>> = {},
): readonly { readonly value: string; readonly label: string }[] => [
  { value: unsaid, label: 'As its files say' },
  ...values.map((value) => ({ value: value as string, label: labels[value] ?? value })),
];

const threeText = (values: readonly number[] | undefined): string => values?.join(', ') ?? '';

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

const parseSize = (text: string): { readonly size: number | undefined } | null => {
  if (text.trim() === '') return { size: undefined };
  const size = Number(text);
  return taggerInput.shape.size.safeParse(size).success ? { size } : null;
};

/** What is not said is left out. */
const said = (byHand: Readonly<Record<string, unknown>>): TaggerByHand =>
  taggerByHand.parse(
    Object.fromEntries(Object.entries(byHand).filter(([, value]) => value !== undefined && value !== unsaid)),
  );

type ChoiceName = 'family' | 'layout' | 'channels' | 'scale' | 'fit' | 'interpolation' | 'activation';
type ThreeName = 'mean' | 'deviation' | 'pad' | 'background';

export const ByHand = ({ byHand, open, onChange }: Props) => {
  const set = (changed: Readonly<Record<string, unknown>>): void => onChange(said({ ...byHand, ...changed }));
  const count = Object.keys(byHand).length;
  const one = (label: string, name: ChoiceName, list: ReturnType<typeof choices>): ReactNode => (
    <Select
      label={label}
      value={(byHand[name] as string | undefined) ?? unsaid}
      choices={list}
      onChange={(value) => set({ [name]: value })}
    />
  );
  const text = (label: string, name: 'model' | 'labels' | 'output'): ReactNode => (
    <ParsedField
      label={label}
      value={byHand[name] ?? ''}
      parse={(typed) => ({ typed: typed.trim() })}
      problem=""
      onChange={({ typed }) => set({ [name]: typed })}
    />
  );
  const three = (
    label: string,
    name: ThreeName,
    isValid: (values: readonly number[]) => boolean,
  ): ReactNode => (
    <ParsedField
      label={label}
      value={threeText(byHand[name])}
      parse={parseThree(isValid)}
      problem="Three numbers, for red, green and blue."
      onChange={({ values }) => set({ [name]: values })}
    />
  );
  return (
    <Fold
      key={String(open)}
      title="By hand"
      gist={count === 0 ? 'nothing: all is as its files say' : `${count} said`}
      open={open}
    >
      {one('Family', 'family', choices(taggerFamilies))}
      <Pair>
        {text('File of the model', 'model')}
        {text('File of its labels', 'labels')}
      </Pair>
      <Pair>
        {one('Layout', 'layout', choices(['nhwc', 'nchw'], { nhwc: 'NHWC', nchw: 'NCHW' }))}
        {one('Channels', 'channels', choices(['rgb', 'bgr'], { rgb: 'RGB', bgr: 'BGR' }))}
      </Pair>
      <Pair>
        <ParsedField
          label="Width and height in pixels"
          value={byHand.size === undefined ? '' : String(byHand.size)}
          parse={parseSize}
          problem="From 16 to 4096."
          onChange={(next) => set(next)}
        />
        {one('Values', 'scale', choices(['255', '1'], { '255': '0 to 255', '1': '0 to 1' }))}
      </Pair>
      <Pair>
        {three('Mean', 'mean', isNumbers)}
        {three('Deviation', 'deviation', isDeviation)}
      </Pair>
      <Pair>
        {one(
          'Fit',
          'fit',
          choices(['stretch', 'square', 'pad'], {
            stretch: 'Stretched',
            square: 'Padded to a square, then resized',
            pad: 'Resized, then padded',
          }),
        )}
        {one('Interpolation', 'interpolation', choices(['bilinear', 'bicubic', 'lanczos']))}
      </Pair>
      <Pair>
        {three('Padding, 0 to 255', 'pad', isColour)}
        {three('Behind transparency, 0 to 255', 'background', isColour)}
      </Pair>
      <Pair>
        {text('Output', 'output')}
        {one(
          'Its values',
          'activation',
          choices(['none', 'sigmoid'], { none: 'Probabilities', sigmoid: 'Logits' }),
        )}
      </Pair>
    </Fold>
  );
};
