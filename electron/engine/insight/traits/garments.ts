/** Which tags of a dataset are garments. By the words of a tag, which is looked at once. */
import { isGarment } from '../../../../shared/traits/aspects.ts';
import type { TagTable } from '../../index/columns.ts';

export type Garments = (tag: number) => boolean;

export const createGarments = (tags: Pick<TagTable, 'key' | 'category'>): Garments => {
  const known: (boolean | undefined)[] = [];
  return (tag) => (known[tag] ??= isGarment(tags.key(tag))) && tags.category(tag) === 'general';
};
