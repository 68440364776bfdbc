import { describe, expect, test } from 'vitest';
import type { ModelFace, TaggerProfile } from './profile.ts';
import { taggerProfiles } from './profiles.ts';
import { resolveTagger, taggerFacts } from './resolve.ts';
import { taggerFamilies, taggerInput, type TaggerByHand } from './taggerSpec.ts';

const face = (
  shape: readonly (number | null)[],
  outputs: Readonly<Record<string, readonly (number | null)[]>> = { scores: [null, 5] },
): ModelFace => ({
  inputs: [{ name: 'image', type: 'float32', shape }],
  outputs: Object.entries(outputs).map(([name, of]) => ({ name, type: 'float32', shape: of })),
});

const profileOf = (family: string): TaggerProfile => {
  const found = taggerProfiles.find((one) => one.family === family);
  if (found === undefined) throw new Error(`no profile ${family}`);
  return found;
};

const why = (
  profile: TaggerProfile | null,
  model: ModelFace,
  byHand: TaggerByHand = {},
  labels = 5,
): string => {
  try {
    resolveTagger(profile, model, byHand, labels);
  } catch (error) {
    if (error instanceof Error) return error.message;
  }
  return '';
};

test('each family has one profile, whose input is complete', () => {
  expect(taggerProfiles.map(({ family }) => family).toSorted()).toEqual(taggerFamilies.toSorted());
  for (const profile of taggerProfiles) {
    const shape = profile.layout === 'nhwc' ? [null, null, null, 3] : [null, 3, null, null];
    const resolved = resolveTagger(profile, face(shape), {}, 5);
    expect(taggerInput.safeParse(resolved).success).toBe(true);
    expect(resolved.size).toBe(profile.size);
    expect(taggerFacts(resolved).join('; ')).toContain(`${profile.size} x ${profile.size}`);
  }
});

describe('what a profile does not say is read from the model', () => {
  test('size, batch and names', () => {
    const resolved = resolveTagger(profileOf('wd'), face([4, 320, 320, 3]), {}, 5);
    expect(resolved).toMatchObject({ size: 320, batch: 4, input: 'image', output: 'scores' });
  });

  test('of several outputs the one that the family names', () => {
    const outputs = { initial_predictions: [null, 5], refined_predictions: [null, 5], extra: [1] };
    expect(resolveTagger(profileOf('camie-2'), face([1, 3, 8, 8], outputs), {}, 5).output).toBe(
      'refined_predictions',
    );
    expect(why(profileOf('cl-2'), face([1, 3, 8, 8], { a: [1, 5], b: [1, 5] }))).toBe(
      'It is not known which of the model’s outputs holds the scores: "a" [1, 5], "b" [1, 5]. Set by hand: output.',
    );
  });
});

describe('by hand', () => {
  test('everything goes before what the family says', () => {
    const byHand = {
      layout: 'nchw',
      size: 64,
      channels: 'rgb',
      scale: '1',
      mean: [0.1, 0.2, 0.3],
      deviation: [0.4, 0.5, 0.6],
      fit: 'pad',
      pad: [1, 2, 3],
      background: [4, 5, 6],
      interpolation: 'lanczos',
      output: 'b',
      activation: 'sigmoid',
    } satisfies TaggerByHand;
    const model = face([1, 3, null, null], { a: [1, 5], b: [1, 5] });
    expect(resolveTagger(profileOf('wd'), model, byHand, 5)).toMatchObject(byHand);
    expect(resolveTagger(null, model, byHand, 5)).toMatchObject({ ...byHand, profile: 'Set by hand' });
  });

  test('of a tagger of no family, what is missing is named', () => {
    expect(why(null, face([1, 3, 8, 8]), { channels: 'rgb', scale: '1', fit: 'square' })).toContain(
      'Set by hand: the family that it is like, or mean, deviation, pad, interpolation, activation.',
    );
  });
});

describe('what does not fit is said', () => {
  test('labels of another number', () => {
    expect(why(profileOf('wd'), face([1, 8, 8, 3]), {}, 7)).toBe(
      'The model’s output "scores" has 5 scores, but there are 7 labels. The labels belong to another model.',
    );
  });

  test('an input of another shape, of another type, or more than one', () => {
    expect(why(profileOf('joytag'), face([1, 8, 8, 3]))).toContain(
      'The model’s input "image" [1, 8, 8, 3] is not of the shape [images, 3, size, size] with a size of 8',
    );
    expect(why(profileOf('wd'), face([1, 8, 9, 3]))).toContain('[1, 8, 9, 3] is not of the shape');
    const model = face([1, 8, 8, 3]);
    expect(why(profileOf('wd'), { ...model, inputs: [...model.inputs, ...model.inputs] })).toContain(
      'The model has 2 inputs',
    );
    const halves = model.inputs.map((input) => ({ ...input, type: 'float16' }));
    expect(why(profileOf('wd'), { ...model, inputs: halves })).toContain('it has to be float32');
  });

  test('an output that is no list of scores', () => {
    expect(why(profileOf('wd'), face([1, 8, 8, 3], { map: [1, 5, 4, 4] }))).toContain(
      'The model’s output "map" [1, 5, 4, 4] is no list of scores',
    );
  });
});
