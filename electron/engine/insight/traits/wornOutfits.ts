/** The outfits of one character: those that the user has named, and what else its captions show. */
import { tagKey } from '../../../../shared/caption/identity.ts';
import { groupOutfits } from '../../../../shared/traits/outfits.ts';
import type { Columns } from '../../index/columns.ts';
import type { Garments } from './garments.ts';

export interface WornOutfit {
  /** Null: found, and not named. */
  readonly name: string | null;
  /** Tags by number; of a named one also such as are in no caption any more (-1). */
  readonly tags: readonly number[];
  /** Their keys. */
  readonly keys: readonly string[];
  /** By place among the character's samples: 1 where one of its tags stands. */
  readonly wears: Uint8Array;
  readonly images: number;
}

type Named = Readonly<Record<string, readonly string[]>>;

const worn = (
  name: string | null,
  tags: readonly number[],
  keys: readonly string[],
  captions: readonly Uint32Array[],
): WornOutfit => {
  const wanted = new Set(tags.filter((tag) => tag >= 0));
  const wears = Uint8Array.from(captions, (caption) => (caption.some((tag) => wanted.has(tag)) ? 1 : 0));
  return { name, tags, keys, wears, images: wears.reduce((sum, one) => sum + one, 0) };
};

/**
 * @param captions the tags of the character's samples
 * @param named outfits as `proofsheet.json` has them, by name
 * @returns named ones in their order, then those that are found, of tags that no named one has
 */
export const wornOutfits = (
  { tags }: Pick<Columns, 'tags'>,
  captions: readonly Uint32Array[],
  named: Named,
  isGarment: Garments,
): readonly WornOutfit[] => {
  const own = Object.entries(named).map(([name, texts]) => {
    const keys = texts.map(tagKey);
    return worn(
      name,
      keys.map((key) => tags.find(key)),
      keys,
      captions,
    );
  });
  const taken = new Set(own.flatMap((outfit) => outfit.tags));
  /** Numbers from 0, in the order in which the garments are met. */
  const numbers = new Map<number, number>();
  const lists = captions.map((caption) => {
    const garments = new Set<number>();
    for (const tag of caption) {
      if (taken.has(tag) || !isGarment(tag)) continue;
      const number = numbers.get(tag) ?? numbers.size;
      numbers.set(tag, number);
      garments.add(number);
    }
    return [...garments];
  });
  const byNumber = [...numbers.keys()];
  const found = groupOutfits(lists, byNumber.length).map(({ tags: group }) => {
    const members = group.map((number) => byNumber[number] ?? -1);
    return worn(
      null,
      members,
      members.map((tag) => tags.key(tag)),
      captions,
    );
  });
  return [...own, ...found];
};
