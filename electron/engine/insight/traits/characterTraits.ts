/** The traits of one character, by the lists of samples of its tag: costs as much as its own captions. */
import type { CharacterTraits, Outfit, Trait } from '../../../../shared/api/traits.ts';
import { tagKey } from '../../../../shared/caption/identity.ts';
import type { Condition } from '../../../../shared/query/ast.ts';
import { printTerm } from '../../../../shared/query/print.ts';
import { anyTag, tagCondition } from '../../../../shared/query/tagTerm.ts';
import { aspectOf, aspects } from '../../../../shared/traits/aspects.ts';
import type { OpenDataset } from '../../dataset.ts';
import type { Columns } from '../../index/columns.ts';
import { findCharacter } from './findCharacter.ts';
import { createGarments } from './garments.ts';
import { wornOutfits, type WornOutfit } from './wornOutfits.ts';

/** A tag in this part of the captions is learnt as a part of the character. */
const trait = 0.8;
/** Tags of an outfit that are shown. */
const mostTags = 40;

const both = (...parts: readonly Condition[]): string => printTerm({ kind: 'and', parts });

const shareOf = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/** In how many of the captions each tag stands, by its number. */
export const countTags = (captions: readonly Uint32Array[], size: number): Uint32Array => {
  const counts = new Uint32Array(size);
  /** By tag: the last caption that counted it, from 1; a tag may be there twice. */
  const last = new Uint32Array(size);
  for (const [at, caption] of captions.entries()) {
    for (const tag of caption) {
      if (last[tag] === at + 1) continue;
      last[tag] = at + 1;
      counts[tag] = (counts[tag] ?? 0) + 1;
    }
  }
  return counts;
};

/** Everything about one character that the answer is made of. */
interface Read {
  readonly columns: Columns;
  readonly character: Condition;
  readonly captions: readonly Uint32Array[];
  readonly counts: Uint32Array;
}

const placeOf = ({ aspect }: Trait): number => aspects.indexOf(aspect);

const traitsIn = (
  { columns, character, captions, counts }: Read,
  choices: Readonly<Record<string, 'drop' | 'absorb'>>,
): readonly Trait[] => {
  const { tags } = columns;
  const others = columns.count - captions.length;
  const found: Trait[] = [];
  for (const [tag, count] of counts.entries()) {
    if (count === 0 || count < captions.length * trait || tags.category(tag) !== 'general') continue;
    const key = tags.key(tag);
    found.push({
      tag: tags.spelling(tag),
      key,
      aspect: aspectOf(key),
      count,
      share: count / captions.length,
      rest: shareOf(tags.count(tag) - count, others),
      choice: choices[key] ?? 'keep',
      query: both(character, tagCondition(key, 'general')),
    });
  }
  return found.toSorted((a, b) => placeOf(a) - placeOf(b) || b.count - a.count || (a.key < b.key ? -1 : 1));
};

const shownOutfit = ({ columns: { tags }, character, counts }: Read, outfit: WornOutfit): Outfit => ({
  name: outfit.name,
  tags: outfit.keys.slice(0, mostTags).map((key, at) => {
    const tag = outfit.tags[at] ?? -1;
    return { key, tag: tag < 0 ? key : tags.spelling(tag), count: tag < 0 ? 0 : (counts[tag] ?? 0) };
  }),
  images: outfit.images,
  query: both(character, anyTag(outfit.keys)),
});

/** Where no outfit has a tag that shows in a sample. */
const othersOf = (
  { character, captions }: Read,
  outfits: readonly WornOutfit[],
): CharacterTraits['others'] => {
  let images = 0;
  for (let at = 0; at < captions.length; at += 1)
    if (outfits.every(({ wears }) => wears[at] === 0)) images += 1;
  const keys = outfits.flatMap((outfit) => outfit.keys);
  const query =
    keys.length === 0 ? printTerm(character) : both(character, { kind: 'not', part: anyTag(keys) });
  return { images, query };
};

const aloneIn = ({ columns: { tags }, character, captions }: Read): CharacterTraits['alone'] => {
  const isAlone = (caption: Uint32Array): boolean =>
    new Set(caption.filter((tag) => tags.category(tag) === 'character')).size === 1;
  return {
    images: captions.filter(isAlone).length,
    query: both(character, { kind: 'number', field: 'chars', comparison: '=', number: 1 }),
  };
};

/** @param text the character's tag in any spelling, or its name alone */
export const characterTraits = (
  dataset: Pick<OpenDataset, 'columns' | 'project'>,
  text: string,
): CharacterTraits => {
  const { columns } = dataset;
  const { tags } = columns;
  const tag = findCharacter(tags, text);
  const key = tag < 0 ? tagKey(text) : tags.key(tag);
  const captions = tag < 0 ? [] : Array.from(tags.samples(tag), (id) => columns.tagsOf(id));
  const read: Read = {
    columns,
    character: tagCondition(key, tag < 0 ? 'character' : tags.category(tag)),
    captions,
    counts: countTags(captions, tags.size),
  };
  const { choices, outfits } = dataset.project().settings.traits;
  const worn = wornOutfits(columns, captions, outfits[key] ?? {}, createGarments(tags));
  return {
    key,
    tag: tag < 0 ? text : tags.spelling(tag),
    images: captions.length,
    traits: [...traitsIn(read, choices[key] ?? {})],
    outfits: worn.map((outfit) => shownOutfit(read, outfit)),
    others: othersOf(read, worn),
    alone: aloneIn(read),
  };
};
