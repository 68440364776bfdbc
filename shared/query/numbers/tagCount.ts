/** `tags:`, how many tags a caption has. */
import type { NumberFieldKind } from './numberField.ts';

export const tagCount = {
  name: 'tags',
  example: 'tags:<5',
  sentence: 'How many tags the caption has; without a caption, 0.',
  alsoCalled: [],
  typical: ['8', '3'],
  of: (sample) => sample.tagCount,
} as const satisfies NumberFieldKind;
