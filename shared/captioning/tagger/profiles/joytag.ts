/** JoyTag. */
import { sameThreshold, white, type TaggerProfile } from '../profile.ts';

/**
 * Source: fpgaminer/joytag, README.md: square of white, bicubic, 448, CLIP's mean and deviation, sigmoid, .4. Its labels have
 * no categories.
 */
export const joytag: TaggerProfile = {
  family: 'joytag',
  name: 'JoyTag',
  labels: [{ file: /^top_tags\.txt$/i, form: 'lines' }],
  layout: 'nchw',
  size: 448,
  channels: 'rgb',
  scale: '1',
  mean: [0.48145466, 0.4578275, 0.40821073],
  deviation: [0.26862954, 0.26130258, 0.27577711],
  fit: 'square',
  pad: white,
  background: white,
  interpolation: 'bicubic',
  outputs: ['tags'],
  activation: 'sigmoid',
  thresholds: sameThreshold(0.4),
};
