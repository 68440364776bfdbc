/**
 * Puts together how a tagger is used: what was set by hand comes first, then what its family says, then what the model says
 * of itself. What stays unknown, and what does not fit, is a sentence.
 */
import type { TaggerThresholds } from './labels.ts';
import {
  sameThreshold,
  squareOf,
  white,
  type ModelFace,
  type ModelValue,
  type TaggerProfile,
} from './profile.ts';
import type { TaggerByHand, TaggerInput } from './taggerSpec.ts';

/** What keeps a tagger from being used, in a sentence. */
export class TaggerProblem extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'TaggerProblem';
  }
}

export interface ResolvedTagger extends TaggerInput {
  /** The family's name. */
  readonly profile: string;
  /** Of the model's one input. */
  readonly input: string;
  /** Images that the model takes at once; null: any number. */
  readonly batch: number | null;
  readonly thresholds: TaggerThresholds;
}

/** Of a tagger of no family: it says yes rather than no. */
const otherThreshold = 0.5;

const shown = ({ shape }: Pick<ModelValue, 'shape'>): string =>
  `[${shape.map((size) => size ?? 'any').join(', ')}]`;

/** `"logits" [any, 5000]` */
export const valueShown = (value: ModelValue): string => `"${value.name}" ${shown(value)}`;

const theInput = ({ inputs }: ModelFace): ModelValue => {
  const [input] = inputs;
  if (input === undefined || inputs.length !== 1) {
    const names = inputs.map(({ name }) => `"${name}"`).join(', ');
    throw new TaggerProblem(`The model has ${inputs.length} inputs (${names}); a tagger has one, the image.`);
  }
  if (input.type !== 'float32') {
    throw new TaggerProblem(
      `The model’s input ${valueShown(input)} is ${input.type}; it has to be float32. Use a file of the model that takes float32.`,
    );
  }
  return input;
};

const theOutput = (
  { outputs }: ModelFace,
  byHand: string | undefined,
  preferred: readonly string[],
): ModelValue => {
  const named = (name: string): ModelValue | undefined => outputs.find((output) => output.name === name);
  const list = outputs.map(valueShown).join(', ');
  if (byHand !== undefined) {
    const output = named(byHand);
    if (output !== undefined) return output;
    throw new TaggerProblem(`The model has no output "${byHand}"; it has ${list}.`);
  }
  for (const name of preferred) {
    const output = named(name);
    if (output !== undefined) return output;
  }
  const [only] = outputs;
  if (only !== undefined && outputs.length === 1) return only;
  throw new TaggerProblem(
    `It is not known which of the model’s outputs holds the scores: ${list}. Set by hand: output.`,
  );
};

const fits = (shape: readonly (number | null)[], layout: TaggerInput['layout'], size: number): boolean => {
  const wanted = layout === 'nhwc' ? [null, size, size, 3] : [null, 3, size, size];
  return (
    shape.length === wanted.length &&
    shape.every((one, at) => one === null || wanted[at] === null || one === wanted[at])
  );
};

const checkLabels = (output: ModelValue, labels: number): void => {
  const count = output.shape.at(-1) ?? null;
  if (output.shape.length === 2 && (count === null || count === labels)) return;
  if (output.shape.length === 2 && count !== null) {
    throw new TaggerProblem(
      `The model’s output "${output.name}" has ${count} scores, but there are ${labels} labels. The labels belong to another model.`,
    );
  }
  throw new TaggerProblem(
    `The model’s output ${valueShown(output)} is no list of scores: that has the shape [images, labels]. Set by hand: output.`,
  );
};

/** What a family says of the input, with what is set by hand before it. */
const known = (profile: TaggerProfile | null, byHand: TaggerByHand, model: ModelValue) => {
  const square = squareOf(model);
  const fit = byHand.fit ?? profile?.fit;
  return {
    layout: byHand.layout ?? profile?.layout ?? square?.layout,
    size: byHand.size ?? square?.size ?? profile?.size,
    channels: byHand.channels ?? profile?.channels,
    scale: byHand.scale ?? profile?.scale,
    mean: byHand.mean ?? profile?.mean,
    deviation: byHand.deviation ?? profile?.deviation,
    fit,
    pad: byHand.pad ?? profile?.pad ?? (fit === 'stretch' ? white : undefined),
    background: byHand.background ?? profile?.background ?? white,
    interpolation: byHand.interpolation ?? profile?.interpolation,
    activation: byHand.activation ?? profile?.activation,
  };
};

/** The same, with everything there. */
const complete = (fields: ReturnType<typeof known>): Omit<TaggerInput, 'output'> => {
  const { layout, size, channels, scale, mean, deviation, fit, pad, background, interpolation, activation } =
    fields;
  if (
    layout === undefined ||
    size === undefined ||
    channels === undefined ||
    scale === undefined ||
    mean === undefined ||
    deviation === undefined ||
    fit === undefined ||
    pad === undefined ||
    interpolation === undefined ||
    activation === undefined
  ) {
    const missing = Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [name] : []));
    throw new TaggerProblem(
      `It is of no family that is known, and nothing says how it wants its images. Set by hand: the family that it is like, or ${missing.join(', ')}.`,
    );
  }
  return {
    layout,
    size,
    channels,
    scale,
    mean,
    deviation,
    fit,
    pad,
    background,
    interpolation,
    activation,
  };
};

/**
 * @param labels how many there are
 * @throws TaggerProblem
 */
export const resolveTagger = (
  profile: TaggerProfile | null,
  model: ModelFace,
  byHand: TaggerByHand,
  labels: number,
): ResolvedTagger => {
  const input = theInput(model);
  const fields = complete(known(profile, byHand, input));
  if (!fits(input.shape, fields.layout, fields.size)) {
    const wanted = fields.layout === 'nhwc' ? '[images, size, size, 3]' : '[images, 3, size, size]';
    throw new TaggerProblem(
      `The model’s input ${valueShown(input)} is not of the shape ${wanted} with a size of ${fields.size} (layout ${fields.layout}). Set by hand: layout, size.`,
    );
  }
  const output = theOutput(model, byHand.output, profile?.outputs ?? []);
  checkLabels(output, labels);
  return {
    ...fields,
    profile: profile?.name ?? 'Set by hand',
    input: input.name,
    output: output.name,
    batch: input.shape[0] ?? null,
    thresholds: profile?.thresholds ?? sameThreshold(otherThreshold),
  };
};

const percent = (numbers: readonly number[]): string =>
  numbers.map((one) => Number(one.toFixed(3))).join(', ');

/** What is used, as readable facts. */
export const taggerFacts = (tagger: ResolvedTagger): readonly string[] => {
  const range = tagger.scale === '1' ? '0 to 1' : '0 to 255';
  const plain = tagger.mean.every((one) => one === 0) && tagger.deviation.every((one) => one === 1);
  const fit = {
    stretch: 'stretched to the square',
    square: `padded to a square with rgb(${tagger.pad.join(', ')}), then resized`,
    pad: `resized to fit, the rest rgb(${tagger.pad.join(', ')})`,
  }[tagger.fit];
  return [
    `input: ${tagger.size} x ${tagger.size}, ${tagger.channels.toUpperCase()}, ${tagger.layout.toUpperCase()}, ${range}`,
    ...(plain ? [] : [`mean ${percent(tagger.mean)}, deviation ${percent(tagger.deviation)}`]),
    `image: ${fit}, ${tagger.interpolation}`,
    `output: ${tagger.output}, ${tagger.activation === 'sigmoid' ? 'logits' : 'probabilities'}`,
  ];
};
