/** `ratio:`, the proportions of an image. */
import { ratioOf } from '../measures.ts';
import type { NumberFieldKind } from './numberField.ts';

export const ratio = {
  name: 'ratio',
  example: 'ratio:<1',
  sentence: 'Width divided by height, to two decimals; 2/3 may be written so.',
  alsoCalled: ['aspect'],
  typical: ['1.5', '0.5'],
  twoDecimals: true,
  takesFractions: true,
  of: ({ width, height }) => (width > 0 && height > 0 ? ratioOf(width, height) : null),
} as const satisfies NumberFieldKind;
