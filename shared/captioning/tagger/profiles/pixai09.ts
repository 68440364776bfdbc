/** PixAI tagger 0.9, as deepghs converted it to ONNX. */
import { answers, sameThreshold, takes, white, type TaggerProfile } from '../profile.ts';

/**
 * Sources: deepghs/pixai-tagger-v0.9-onnx (preprocess.json: resized to 448 x 448 whatever the proportions, bilinear, mean
 * and deviation .5; outputs `embedding`, `logits`, `prediction`; thresholds.csv: .30 and .85); imgutils, tagging/pixai.py
 * (transparent places on white).
 */
export const pixai09: TaggerProfile = {
  family: 'pixai-0.9',
  name: 'PixAI tagger 0.9',
  labels: [
    {
      file: /^selected_tags\.csv$/i,
      form: 'csv',
      recognises: (model) => takes(model, 'nchw') && answers(model, 'prediction'),
    },
  ],
  layout: 'nchw',
  size: 448,
  channels: 'rgb',
  scale: '1',
  mean: [0.5, 0.5, 0.5],
  deviation: [0.5, 0.5, 0.5],
  fit: 'stretch',
  pad: white,
  background: white,
  interpolation: 'bilinear',
  outputs: ['prediction'],
  activation: 'none',
  thresholds: { ...sameThreshold(0.3), character: 0.85, rating: 0 },
};
