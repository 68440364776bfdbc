/** Which tags of a dataset are garments. By the words of a tag, which is looked at once. */
import { isGarment } from '../../../../shared/traits/aspects.ts';
import type { TagTable } from '../../index/columns.ts';

export type Garments = (tag: number) => boolean;

/** Holds as long as the categories of tags are what they are now. */
export const createGarments = (tags: Pick<TagTable, 'key' | 'category'>): Garments => {
  const known: (boolean | undefined)[] = [];
  return (tag) => (known[tag] ??= tags.category(tag) === 'general' && isGarment(tags.key(tag)));
};
