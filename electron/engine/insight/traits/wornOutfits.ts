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

/** The tags of captions that matter here, renumbered from 0 in the order in which they are met; each once a caption. */
const numbered = (captions: readonly Uint32Array[], matters: (tag: number) => boolean) => {
  const numbers = new Map<number, number>();
  const byNumber: number[] = [];
  /** By number: the last caption that has it, from 1. */
  const last: number[] = [];
  const lists = captions.map((caption, at) => {
    const list: number[] = [];
    for (let i = 0; i < caption.length; i += 1) {
      const tag = caption[i] ?? 0;
      if (!matters(tag)) continue;
      let number = numbers.get(tag);
      if (number === undefined) {
        number = byNumber.push(tag) - 1;
        numbers.set(tag, number);
      }
      if (last[number] === at + 1) continue;
      last[number] = at + 1;
      list.push(number);
    }
    return list;
  });
  return { lists, byNumber, numberOf: (tag: number): number => numbers.get(tag) ?? -1 };
};

/** @param members numbers of its tags @param lists the numbers of each caption */
const wearing = (members: readonly number[], lists: readonly (readonly number[])[]) => {
  const isMember = new Set(members);
  const wears = new Uint8Array(lists.length);
  let images = 0;
  for (const [at, list] of lists.entries()) {
    if (!list.some((number) => isMember.has(number))) continue;
    wears[at] = 1;
    images += 1;
  }
  return { wears, images };
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
    return { name, keys, tags: keys.map((key) => tags.find(key)) };
  });
  const taken = new Set(own.flatMap((outfit) => outfit.tags));
  const { lists, byNumber, numberOf } = numbered(captions, (tag) => taken.has(tag) || isGarment(tag));
  const free =
    taken.size === 0
      ? lists
      : lists.map((list) => list.filter((number) => !taken.has(byNumber[number] ?? -1)));
  return [
    ...own.map(({ name, tags: members, keys }): WornOutfit => {
      const { wears, images } = wearing(members.map(numberOf), lists);
      return { name, tags: members, keys, wears, images };
    }),
    ...groupOutfits(free, byNumber.length).map((group): WornOutfit => {
      const members = group.tags.map((number) => byNumber[number] ?? -1);
      const { wears, images } = wearing(group.tags, lists);
      return {
        name: null,
        tags: members,
        keys: members.map((tag) => tags.key(tag)),
        wears,
        images,
      };
    }),
  ];
};
