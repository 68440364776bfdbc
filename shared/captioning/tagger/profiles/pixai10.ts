/** PixAI tagger 1.0, converted to ONNX. */
import { answers, black, sameThreshold, takes, white, type TaggerProfile } from '../profile.ts';

/**
 * Sources: pixai-labs/pixai-tagger-v1.0: config.json (`tags`, `tags_split`), tagger_pipeline.py (transparent places on
 * white, the longest side to 1008, the rest black, mean and deviation .5; torchvision resizes bilinearly) and the model
 * card (thresholds by category; what it calls style are artists).
 */
export const pixai10: TaggerProfile = {
  family: 'pixai-1.0',
  name: 'PixAI tagger 1.0',
  labels: [
    { file: /^config\.json$/i, form: 'tags-split' },
    // As some conversions have it.
    {
      file: /^selected_tags\.csv$/i,
      form: 'csv',
      recognises: (model) => takes(model, 'nchw', 1008) && answers(model, 'logits'),
    },
  ],
  layout: 'nchw',
  size: 1008,
  channels: 'rgb',
  scale: '1',
  mean: [0.5, 0.5, 0.5],
  deviation: [0.5, 0.5, 0.5],
  fit: 'pad',
  pad: black,
  background: white,
  interpolation: 'bilinear',
  outputs: ['logits'],
  activation: 'sigmoid',
  thresholds: {
    ...sameThreshold(0.17),
    artist: 0.15,
    copyright: 0.24,
    character: 0.27,
    rating: 0.41,
  },
};
