/** Camie tagger, version 1. */
import { black, sameThreshold, white, type TaggerProfile } from '../profile.ts';

/**
 * Sources: Camais03/camie-tagger, onnx_inference.py (the longest side to 512 with Lanczos, the rest black, 0 to 1, sigmoid of
 * the refined predictions) and its metadata (`idx_to_tag`, `tag_to_category`). Its whole model answers twice, the smaller
 * one only the first time. Threshold: that of its own command line.
 */
export const camie1: TaggerProfile = {
  family: 'camie-1',
  name: 'Camie tagger 1',
  labels: [{ file: /metadata\.json$/i, form: 'vocabulary' }],
  layout: 'nchw',
  size: 512,
  channels: 'rgb',
  scale: '1',
  mean: [0, 0, 0],
  deviation: [1, 1, 1],
  fit: 'pad',
  pad: black,
  background: white,
  interpolation: 'lanczos',
  outputs: ['refined_predictions', 'initial_predictions'],
  activation: 'sigmoid',
  thresholds: { ...sameThreshold(0.325), rating: 0 },
};
