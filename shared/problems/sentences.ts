/** Parts of the sentences about problems. */
import type { Finding } from './problemKind.ts';

export const quoted = (words: readonly string[]): string => words.map((word) => `“${word}”`).join(', ');

/** Only the first of many are named: a message is a sentence. */
export const named = (words: readonly string[], most = 3): string =>
  words.length <= most ? quoted(words) : `${quoted(words.slice(0, most))} and ${words.length - most} more`;

export const pairs = ({ words, against }: Finding): string => {
  const shown = words.slice(0, 3).map((word, at) => `“${word}” for “${against[at] ?? ''}”`);
  const more = words.length - shown.length;
  return shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
};

export const plural = (words: readonly string[], one: string, many: string): string =>
  words.length === 1 ? one : many;

export const ordinal = (position: number): string => {
  const tens = position % 100;
  const ending = tens >= 11 && tens <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][position % 10] ?? 'th');
  return `${position}${ending}`;
};
