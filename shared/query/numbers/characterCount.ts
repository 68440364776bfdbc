/** `chars:`, how many characters a caption names. */
import type { NumberFieldKind } from './numberField.ts';

export const characterCount = {
  name: 'chars',
  example: 'chars:>1',
  sentence: 'How many different characters the tags name.',
  alsoCalled: ['characters'],
  typical: ['2', '1'],
  of: (sample) => sample.tagsOf('character'),
} as const satisfies NumberFieldKind;
