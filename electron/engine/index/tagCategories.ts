/** The category of each tag, found for all of them when the first is asked for. */
import { tagCategory, type TagCategory } from '../../../shared/api/caption.ts';
import type { Categories } from '../../../shared/caption/category.ts';
import { grown } from './growable.ts';

export type Categorise = (keys: readonly string[]) => Categories;

const categories = tagCategory.options;
const categoryNumbers = new Map<TagCategory, number>(categories.map((category, i) => [category, i]));
const general = categoryNumbers.get('general') ?? 0;
const numberOf = (category: TagCategory): number => categoryNumbers.get(category) ?? general;

/** @param keys of all tags, by tag; it grows */
export const createTagCategories = (keys: readonly string[], categorise: Categorise) => {
  let known: Categories | null = null;
  let categoryOf: Uint8Array<ArrayBuffer> = new Uint8Array(0);
  return {
    of: (tag: number): TagCategory => {
      if (known === null) {
        known = categorise(keys);
        categoryOf = Uint8Array.from(known.list, numberOf);
      }
      return categories[categoryOf[tag] ?? general] ?? 'general';
    },
    /** A tag that was added to `keys`. Where its category does not depend on other tags, theirs stay known. */
    add: (tag: number, key: string): void => {
      const category = known?.also(key) ?? null;
      if (category === null) {
        known = null;
        return;
      }
      categoryOf = grown(categoryOf, tag + 1);
      categoryOf[tag] = numberOf(category);
    },
    /** To be called when `categorise` would answer otherwise. */
    forget: (): void => {
      known = null;
    },
  };
};
