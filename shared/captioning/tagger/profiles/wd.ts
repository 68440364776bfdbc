/** SmilingWolf's WD taggers, version 2 (`wd-v1-4-...-v2`) and 3 (`wd-...-v3`). */
import { takes, white, sameThreshold, type TaggerProfile } from '../profile.ts';

/**
 * Sources: SmilingWolf's Space wd-tagger, app.py (white canvas, square of white, bicubic, BGR, no scaling, thresholds .35
 * and .85, the highest of the ratings); sd-scripts of kohya, tag_images_by_wd14_tagger.py. Categories are danbooru's,
 * with 9 for ratings.
 */
export const wd: TaggerProfile = {
  family: 'wd',
  name: 'WD tagger v2 or v3',
  labels: [{ file: /^selected_tags\.csv$/i, form: 'csv', recognises: (model) => takes(model, 'nhwc') }],
  layout: 'nhwc',
  size: 448,
  channels: 'bgr',
  scale: '255',
  mean: [0, 0, 0],
  deviation: [1, 1, 1],
  fit: 'square',
  pad: white,
  background: white,
  interpolation: 'bicubic',
  outputs: [],
  activation: 'none',
  thresholds: { ...sameThreshold(0.35), character: 0.85, rating: 0 },
};
