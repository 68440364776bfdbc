/** Camie tagger, version 2. */
import { sameThreshold, white, type TaggerProfile } from '../profile.ts';

/**
 * Sources: Camais03/camie-tagger-v2, onnx_inference.py (the longest side to 512 with Lanczos, the rest in the mean's
 * colour, ImageNet's mean and deviation) and its metadata (`dataset_info.tag_mapping`). The model answers twice: the first
 * output, `initial_predictions`, is not the one to read. Threshold: the model card's .492, where the mean F1 of tags is best.
 */
export const camie2: TaggerProfile = {
  family: 'camie-2',
  name: 'Camie tagger 2',
  labels: [{ file: /metadata\.json$/i, form: 'nested-vocabulary' }],
  layout: 'nchw',
  size: 512,
  channels: 'rgb',
  scale: '1',
  mean: [0.485, 0.456, 0.406],
  deviation: [0.229, 0.224, 0.225],
  fit: 'pad',
  pad: [124, 116, 104],
  background: white,
  interpolation: 'lanczos',
  outputs: ['refined_predictions'],
  activation: 'sigmoid',
  thresholds: { ...sameThreshold(0.492), rating: 0 },
};
