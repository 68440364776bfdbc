/** `width:`, the width of an image. */
import type { NumberFieldKind } from './numberField.ts';

export const width = {
  name: 'width',
  example: 'width:>=1024',
  sentence: 'Width in pixels, as displayed (after EXIF rotation).',
  alsoCalled: [],
  typical: ['1024', '512'],
  of: (sample) => (sample.width > 0 && sample.height > 0 ? sample.width : null),
} as const satisfies NumberFieldKind;
