/** `mp:`, the size of an image in megapixels. */
import { megapixelsOf } from '../measures.ts';
import type { NumberFieldKind } from './numberField.ts';

export const megapixels = {
  name: 'mp',
  example: 'mp:>1.5',
  sentence: 'Megapixels, to two decimals.',
  alsoCalled: ['megapixels'],
  typical: ['1.5', '1'],
  twoDecimals: true,
  of: ({ width, height }) => (width > 0 && height > 0 ? megapixelsOf(width, height) : null),
} as const satisfies NumberFieldKind;
