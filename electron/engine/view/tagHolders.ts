/** How many samples of a scope have each of some tags: for tags that are about to be added or removed. */
import type { TagHolders } from '../../../shared/api/sample.ts';
import { categoriesOf, type CategoryHints } from '../../../shared/caption/category.ts';
import { tagKey } from '../../../shared/caption/identity.ts';
import type { Columns } from '../index/columns.ts';
import { hasBit, setOf } from './bitset.ts';

/**
 * @param ids samples that exist, each once
 * @param texts tags in any spelling
 * @param known what a list of tags says of those that the dataset does not have
 */
export const holdersOf = (
  ids: readonly number[],
  texts: readonly string[],
  { tags, slots }: Columns,
  known: NonNullable<CategoryHints['known']>,
): TagHolders => {
  const scope = setOf(ids, slots);
  const keys = texts.map(tagKey);
  const strange = categoriesOf(keys, { known }).list;
  return {
    samples: ids.length,
    tags: texts.map((text, at) => {
      const tag = tags.find(keys[at] ?? '');
      if (tag < 0) return { text, category: strange[at] ?? 'general', count: 0 };
      let count = 0;
      for (const id of tags.samples(tag)) if (hasBit(scope, id)) count++;
      return { text, category: tags.category(tag), count };
    }),
  };
};
