/** The tags that occur in captions, as a roster is compared with them. */
import type { PresentTag } from '../../../shared/roster/matchRoster.ts';
import type { Columns } from './columns.ts';

export const presentTags = ({
  columns: { tags },
}: {
  readonly columns: Pick<Columns, 'tags'>;
}): readonly PresentTag[] => {
  const present: PresentTag[] = [];
  for (let tag = 0; tag < tags.size; tag += 1) {
    const count = tags.count(tag);
    if (count > 0) present.push({ key: tags.key(tag), character: tags.category(tag) === 'character', count });
  }
  return present;
};
