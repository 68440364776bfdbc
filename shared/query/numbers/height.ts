/** `height:`, the height of an image. */
import type { NumberFieldKind } from './numberField.ts';

export const height = {
  name: 'height',
  example: 'height:512..1024',
  sentence: 'Height in pixels, as displayed (after EXIF rotation).',
  alsoCalled: [],
  typical: ['1024', '512'],
  of: (sample) => (sample.width > 0 && sample.height > 0 ? sample.height : null),
} as const satisfies NumberFieldKind;
