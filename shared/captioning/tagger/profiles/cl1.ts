/** cl_tagger, version 1. */
import { sameThreshold, white, type TaggerProfile } from '../profile.ts';

/**
 * Sources: cella110n/cl_tagger (tag_mapping.json) and DraconicDragon's Space cl_tagger, app.py: square of white, bicubic, 448,
 * BGR, mean and deviation .5, sigmoid, .45 for all categories, the highest of the ratings and of the qualities.
 */
export const cl1: TaggerProfile = {
  family: 'cl-1',
  name: 'cl_tagger 1',
  labels: [{ file: /^tag_mapping\.json$/i, form: 'vocabulary' }],
  layout: 'nchw',
  size: 448,
  channels: 'bgr',
  scale: '1',
  mean: [0.5, 0.5, 0.5],
  deviation: [0.5, 0.5, 0.5],
  fit: 'square',
  pad: white,
  background: white,
  interpolation: 'bicubic',
  outputs: ['logits', 'output'],
  activation: 'sigmoid',
  thresholds: { ...sameThreshold(0.45), rating: 0 },
};
