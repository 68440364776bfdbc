/** What is known of a family of taggers: how its folder is recognised, how images become its input, what its output says. */
import type { TaggerThresholds } from './labels.ts';
import type { TaggerFamily, TaggerInput } from './taggerSpec.ts';

/** Forms in which taggers name their labels; each has a reader. */
export type LabelForm =
  /** `tag_id,name,category,count`, as danbooru numbers categories. */
  | 'csv'
  /** `tags`, and in `tags_split` how many of them belong to which category. */
  | 'tags-split'
  /** `idx_to_tag` and `tag_to_category`, or an object a label. */
  | 'vocabulary'
  /** The same within `dataset_info.tag_mapping`. */
  | 'nested-vocabulary'
  /** A label a line. */
  | 'lines';

/** A size that a model leaves open is null. */
export interface ModelValue {
  readonly name: string;
  /** As the runtime names it: `float32`. */
  readonly type: string;
  readonly shape: readonly (number | null)[];
}

/** What a model's file says of itself. */
export interface ModelFace {
  readonly inputs: readonly ModelValue[];
  readonly outputs: readonly ModelValue[];
}

export interface LabelFile {
  /** Of its name, without the folder. */
  readonly file: RegExp;
  readonly form: LabelForm;
  /** Where the file alone does not tell the family from others. */
  readonly recognises?: (model: ModelFace) => boolean;
}

export interface TaggerProfile extends Omit<TaggerInput, 'output'> {
  readonly family: TaggerFamily;
  readonly name: string;
  /** Files that its labels come in. */
  readonly labels: readonly LabelFile[];
  /** Used where the model leaves it open. */
  readonly size: number;
  /** Names of the output that is read, the best first. A model that has but one output needs none of them. */
  readonly outputs: readonly string[];
  readonly thresholds: TaggerThresholds;
}

/** The layout and the side of an input of the shape `[images, ...]`; null where it is no square of three channels. */
export const squareOf = ({
  shape,
}: ModelValue): { readonly layout: TaggerInput['layout']; readonly size: number | null } | null => {
  if (shape.length !== 4) return null;
  const [, a, b, c] = shape;
  if (c === 3 && a === b) return { layout: 'nhwc', size: a ?? null };
  if (a === 3 && b === c) return { layout: 'nchw', size: b ?? null };
  return null;
};

/** Whether a model takes its images in a layout, and, where that is asked, in a size. */
export const takes = ({ inputs }: ModelFace, layout: TaggerInput['layout'], size?: number): boolean => {
  const [input] = inputs;
  const square = input === undefined ? null : squareOf(input);
  return square?.layout === layout && (size === undefined || square.size === size);
};

export const answers = ({ outputs }: ModelFace, output: string): boolean =>
  outputs.some(({ name }) => name === output);

/** One threshold for all categories. */
export const sameThreshold = (threshold: number): TaggerThresholds => ({
  general: threshold,
  character: threshold,
  copyright: threshold,
  artist: threshold,
  meta: threshold,
  rating: threshold,
  quality: threshold,
  year: threshold,
});

export const white = [255, 255, 255] satisfies TaggerInput['pad'];
export const black = [0, 0, 0] satisfies TaggerInput['pad'];
