/** What else is in the captions of one character: tags that merge into it, and outfits that do not agree. */
import type { RosterDetail } from '../../../../shared/api/roster.ts';
import { tagTerm } from '../../../../shared/query/tagTerm.ts';
import { isClothing } from '../../../../shared/roster/clothing.ts';
import type { Columns } from '../../index/columns.ts';

/** A tag in this part of the captions is learnt as a part of the character. */
const merging = 0.8;
/** Clothes in fewer captions than this are an exception, not another outfit. */
const outfit = 0.15;
const most = 40;

/** Empty where no sample has the tag. */
export const rosterDetail = (
  { tags, tagsOf }: Pick<Columns, 'tags' | 'tagsOf'>,
  key: string,
): RosterDetail => {
  const tag = tags.find(key);
  const samples = tag < 0 ? [] : tags.samples(tag);
  const counts = new Map<number, number>();
  for (const id of samples)
    for (const other of new Set(tagsOf(id))) counts.set(other, (counts.get(other) ?? 0) + 1);
  const found = [...counts]
    .filter(([other]) => other !== tag && tags.category(other) === 'general')
    .map(([other, count]) => ({
      key: tags.key(other),
      tag: tags.spelling(other),
      share: count / samples.length,
      query: `${tagTerm(key, tags.category(tag))} ${tagTerm(tags.key(other), 'general')}`,
    }))
    .toSorted((a, b) => b.share - a.share || (a.key < b.key ? -1 : 1));
  const shown = (list: typeof found): RosterDetail['merged'] =>
    list.slice(0, most).map(({ tag: spelling, share, query }) => ({ tag: spelling, share, query }));
  return {
    merged: shown(found.filter(({ share }) => share >= merging)),
    outfits: shown(
      found.filter(({ share, key: of }) => share >= outfit && share < merging && isClothing(of)),
    ),
  };
};
