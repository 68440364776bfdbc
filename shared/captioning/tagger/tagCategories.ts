/** Categories as taggers' files call them. */
import type { TaggerCategory } from './taggerSpec.ts';

const numbers: ReadonlyMap<string, TaggerCategory> = new Map([
  // Danbooru's, and two of taggers.
  ['0', 'general'],
  ['1', 'artist'],
  ['3', 'copyright'],
  ['4', 'character'],
  ['5', 'meta'],
  ['9', 'rating'],
  ['10', 'year'],
]);

const words: ReadonlyMap<string, TaggerCategory> = new Map([
  ['general', 'general'],
  ['character', 'character'],
  ['copyright', 'copyright'],
  ['series', 'copyright'],
  ['artist', 'artist'],
  ['style', 'artist'],
  ['meta', 'meta'],
  // cl_tagger: the model that made the image.
  ['model', 'meta'],
  ['rating', 'rating'],
  ['quality', 'quality'],
  ['year', 'year'],
]);

/** @returns undefined for a category that is not known */
export const categoryNumbered = (number: string): TaggerCategory | undefined => numbers.get(number.trim());

/** @returns undefined for a category that is not known */
export const categoryNamed = (word: string): TaggerCategory | undefined =>
  words.get(word.trim().toLowerCase());
