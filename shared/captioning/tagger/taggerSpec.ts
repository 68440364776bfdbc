/** How tags are asked of an ONNX tagger, and which of its tags are then proposed. */
import { z } from 'zod';

/** Kinds of tags that taggers tell apart. */
export const taggerCategories = [
  'general',
  'character',
  'copyright',
  'artist',
  'meta',
  'rating',
  'quality',
  'year',
] as const;
export const taggerCategory = z.enum(taggerCategories);
export type TaggerCategory = z.infer<typeof taggerCategory>;

/** Families of taggers that are known; each has a file in `profiles/`. */
export const taggerFamilies = [
  'wd',
  'pixai-0.9',
  'pixai-1.0',
  'camie-1',
  'camie-2',
  'cl-1',
  'cl-2',
  'joytag',
] as const;
export const taggerFamily = z.enum(taggerFamilies);
export type TaggerFamily = z.infer<typeof taggerFamily>;

const threeNumbers = z.tuple([z.number(), z.number(), z.number()]);
const colour = z.tuple([
  z.number().int().min(0).max(255),
  z.number().int().min(0).max(255),
  z.number().int().min(0).max(255),
]);

/**
 * How an image becomes a model's input and its output scores. Colours, means and deviations stand as red, green, blue,
 * whatever the order of the channels.
 */
export const taggerInput = z.object({
  /** Pixel by pixel, or channel by channel. */
  layout: z.enum(['nhwc', 'nchw']),
  /** Pixels; width and height are the same. */
  size: z.number().int().min(16).max(4096),
  channels: z.enum(['rgb', 'bgr']),
  /** What 255 becomes before mean and deviation. */
  scale: z.enum(['255', '1']),
  mean: threeNumbers,
  deviation: threeNumbers.refine((values) => values.every((value) => value > 0), 'Deviations are above 0.'),
  /** `square`: padded to a square, then resized; `pad`: resized so that it fits, then padded. */
  fit: z.enum(['stretch', 'square', 'pad']),
  /** Beside the image, 0 to 255. */
  pad: colour,
  /** Behind transparent places, 0 to 255. */
  background: colour,
  interpolation: z.enum(['bilinear', 'bicubic', 'lanczos']),
  /** The output's name. */
  output: z.string().min(1),
  activation: z.enum(['none', 'sigmoid']),
});
export type TaggerInput = z.infer<typeof taggerInput>;

/** What is said of a tagger by hand; what is left out is taken from its family, and what that leaves out from the model. */
export const taggerByHand = taggerInput.partial().extend({
  family: taggerFamily.optional(),
  /** The model's file, where a folder holds several. */
  model: z.string().min(1).optional(),
  /** The file of its labels. */
  labels: z.string().min(1).optional(),
});
export type TaggerByHand = z.infer<typeof taggerByHand>;

const score = z.number().min(0).max(1);

/** Which of the scored tags are proposed; moved without asking the model again. */
export const tagSelection = z.object({
  /**
   * By category; one that is left out has the profile's threshold, null proposes nothing of it. Ratings are bare words
   * (`general`, `sensitive`) that few captions are meant to have: they are proposed when they are asked for.
   */
  thresholds: z.partialRecord(taggerCategory, score.nullable()).default({ rating: null }),
  /** Categories whose threshold is found for each image where its scores fall most (MCut); the threshold stays the floor. */
  mcut: z.array(taggerCategory).default([]),
  /** By tag, in any spelling: overrules the category's. */
  tagThresholds: z.record(z.string(), score).default({}),
  /** Never proposed. In any spelling, like all tags here. */
  undesired: z.array(z.string()).default([]),
  /** What is written instead of a tag. */
  replacements: z.array(z.object({ from: z.string(), to: z.string() })).default([]),
  /** Proposed for every image, before all others. */
  first: z.array(z.string()).default([]),
  /** `missing`: what the caption lacks is added; `replace`: the caption becomes what was found; `compare`: nothing is written. */
  mode: z.enum(['missing', 'replace', 'compare']).default('missing'),
});
export type TagSelection = z.infer<typeof tagSelection>;

export const taggerSpec = z.object({
  by: z.literal('tagger'),
  /** Where the model and its labels lie. */
  folder: z.string().min(1),
  byHand: taggerByHand.default({}),
  selection: tagSelection.prefault({}),
});
export type TaggerSpec = z.infer<typeof taggerSpec>;
export type TaggerSpecInput = z.input<typeof taggerSpec>;
