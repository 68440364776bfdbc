/** cl_tagger, version 2. */
import { sameThreshold, white, type TaggerProfile } from '../profile.ts';

/**
 * Sources: cella110n/cl_tagger_v2: model_vocabulary.json (`idx_to_tag`, `tag_to_category`), the model card (384 x 384 whatever
 * the proportions, RGB, mean and deviation .5, sigmoid, .55 for all categories). Interpolation: that of SigLIP's own
 * preparation of images. The weights lie in model.onnx.data, which the runtime reads by itself.
 */
export const cl2: TaggerProfile = {
  family: 'cl-2',
  name: 'cl_tagger 2',
  labels: [{ file: /^model_vocabulary\.json$/i, form: 'vocabulary' }],
  layout: 'nchw',
  size: 384,
  channels: 'rgb',
  scale: '1',
  mean: [0.5, 0.5, 0.5],
  deviation: [0.5, 0.5, 0.5],
  fit: 'stretch',
  pad: white,
  background: white,
  interpolation: 'bicubic',
  outputs: ['logits'],
  activation: 'sigmoid',
  thresholds: { ...sameThreshold(0.55), rating: 0 },
};
