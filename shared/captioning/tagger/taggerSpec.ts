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

/** How an image becomes the model's input and its output scores; what is left out is taken from the profile. */
export const taggerProfileByHand = z.object({
  layout: z.enum(['nhwc', 'nchw']),
  /** Pixels; width and height are the same. */
  size: z.number().int().min(16).max(4096),
  channels: z.enum(['rgb', 'bgr']),
  /** What 255 becomes before mean and deviation. */
  scale: z.enum(['255', '1']),
  mean: z.tuple([z.number(), z.number(), z.number()]),
  deviation: z.tuple([z.number(), z.number(), z.number()]),
  fit: z.enum(['stretch', 'pad']),
  /** Red, green, blue, 0 to 255. */
  pad: z.tuple([z.number(), z.number(), z.number()]),
  interpolation: z.enum(['bilinear', 'bicubic', 'lanczos']),
  /** The output's name. */
  output: z.string(),
  activation: z.enum(['none', 'sigmoid']),
});
export type TaggerProfileByHand = z.infer<typeof taggerProfileByHand>;

const score = z.number().min(0).max(1);

/** Which of the scored tags are proposed; moved without asking the model again. */
export const tagSelection = z.object({
  /** By category; one that is left out has the profile's threshold, null proposes nothing of it. */
  thresholds: z.partialRecord(taggerCategory, score.nullable()).default({}),
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
  byHand: taggerProfileByHand.partial().default({}),
  selection: tagSelection.prefault({}),
});
export type TaggerSpec = z.infer<typeof taggerSpec>;
export type TaggerSpecInput = z.input<typeof taggerSpec>;
