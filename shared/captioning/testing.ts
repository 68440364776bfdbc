/** Facts of samples, as tests of captioning need them. */
import type { TagCategory } from '../api/caption.ts';
import { tagKey } from '../caption/identity.ts';
import type { CaptionFacts, FactTag } from './captionFacts.ts';

const categoryOf = (text: string): TagCategory => {
  if (text.startsWith('@')) return 'artist';
  if (text === 'arknights') return 'copyright';
  return /\((?:arknights|fate)\\?\)$/.test(text) ? 'character' : 'general';
};

/** Tags as a caption has them; those with `(arknights)` behind them are characters, `@name` is an artist. */
export const tagsOf = (caption: string): readonly FactTag[] =>
  caption
    .split(', ')
    .filter((text) => text !== '')
    .map((text) => ({ text, key: tagKey(text), category: categoryOf(text) }));

export const factsOf = (caption: string, nl: string | null = null): CaptionFacts => ({
  relPath: 'perlica/a 1.png',
  tags: tagsOf(caption),
  nl,
});
