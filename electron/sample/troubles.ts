/** Which mistake is planted in which picture: no picture has two, and most have none. */
import type { Character } from './character.ts';
import { characters } from './characters.ts';
import type { Picture } from './picture.ts';
import type { Random } from './random.ts';
import { rare } from './cast.ts';

type CaptionName = 'tags' | 'nl';
/** How a picture came into the dataset a second time; `shared-caption` is a JPEG beside its PNG, with one caption. */
export type CopyHow = 'equal' | 'resized' | 're-encoded' | 'cropped' | 'mirrored' | 'shared-caption';

export type Trouble =
  | { readonly kind: 'wrong-character'; readonly as: Character }
  | { readonly kind: 'typo' }
  | { readonly kind: 'spelling'; readonly style: 'unescaped' | 'underscores' }
  | { readonly kind: 'nl-names-other'; readonly as: Character }
  | { readonly kind: 'missing-caption'; readonly captions: readonly CaptionName[] }
  | { readonly kind: 'empty-caption'; readonly caption: CaptionName; readonly blank: boolean }
  | { readonly kind: 'not-utf8' }
  | { readonly kind: 'crlf'; readonly caption: CaptionName }
  | { readonly kind: 'bom'; readonly caption: CaptionName }
  | { readonly kind: 'broken-image'; readonly how: 'truncated' | 'not an image' }
  | { readonly kind: 'rated-explicit' }
  /** The original of a copy: nothing is wrong with it, and no other mistake may be planted in it. */
  | { readonly kind: 'copied'; readonly how: CopyHow };

/** Look-alikes: both boys with short grey hair. A whole batch of them is labelled the wrong way round. */
const swapped = ['pogranichnik', 'alesh'] as const;
const misspelled = 'perlica';

const one = (picture: Picture): Character => picture.figures[0].character;
const named = (name: string): Character => {
  const found = characters.find((c) => c.name === name);
  if (found === undefined) throw new RangeError(`There is no character ${name}.`);
  return found;
};

/** Small datasets get the first ones, those of 300 pictures and more all. */
const copies: readonly CopyHow[] = [
  'equal',
  'resized',
  're-encoded',
  'cropped',
  'mirrored',
  'shared-caption',
  'resized',
  're-encoded',
  'cropped',
  'mirrored',
];
export const copiesIn = (size: number): number => Math.min(copies.length, Math.floor(size / 30));

/** In a dataset of 360. Order matters where a small dataset has room for few. */
const wishes: readonly (readonly [
  count: number,
  make: (picture: Picture, random: Random) => Trouble,
  only?: string,
])[] = [
  [6, () => ({ kind: 'wrong-character', as: named(swapped[1]) }), swapped[0]],
  [5, () => ({ kind: 'wrong-character', as: named(swapped[0]) }), swapped[1]],
  [3, () => ({ kind: 'typo' }), misspelled],
  [1, () => ({ kind: 'broken-image', how: 'truncated' })],
  [1, () => ({ kind: 'broken-image', how: 'not an image' })],
  [2, () => ({ kind: 'not-utf8' })],
  [8, () => ({ kind: 'spelling', style: 'unescaped' })],
  [6, () => ({ kind: 'spelling', style: 'underscores' })],
  [
    3,
    (picture, random) => ({
      kind: 'nl-names-other',
      as: random.pick(
        characters.filter((c) => c.sex === one(picture).sex && c !== one(picture) && !isSpecial(c.name)),
      ),
    }),
  ],
  [2, () => ({ kind: 'missing-caption', captions: ['tags'] })],
  [4, () => ({ kind: 'missing-caption', captions: ['nl'] })],
  [1, () => ({ kind: 'missing-caption', captions: ['tags', 'nl'] })],
  [1, () => ({ kind: 'empty-caption', caption: 'tags', blank: false })],
  [2, () => ({ kind: 'empty-caption', caption: 'nl', blank: false })],
  [1, () => ({ kind: 'empty-caption', caption: 'nl', blank: true })],
  [2, () => ({ kind: 'crlf', caption: 'tags' })],
  [1, () => ({ kind: 'crlf', caption: 'nl' })],
  [1, () => ({ kind: 'bom', caption: 'tags' })],
  [1, () => ({ kind: 'bom', caption: 'nl' })],
  [2, () => ({ kind: 'rated-explicit' })],
];

/** Characters with a mistake of their own and no other; the two Endministrators share a word in their names. */
const isSpecial = (name: string): boolean =>
  name === rare.name ||
  name === misspelled ||
  swapped.some((s) => s === name) ||
  name.endsWith('endministrator');

/** How many of `count` a dataset of `size` pictures gets: all from 360 on, at least one below. */
const scaled = (count: number, size: number): number =>
  Math.min(count, Math.max(1, Math.round((count * size) / 360)));

/** @returns the mistakes of those pictures that have any; at most two fifths of them */
export const chooseTroubles = (
  pictures: readonly Picture[],
  size: number,
  random: Random,
): ReadonlyMap<Picture, Trouble> => {
  const troubles = new Map<Picture, Trouble>();
  const pool = random.shuffled(pictures.filter(({ figures }) => figures.length === 1));
  const free = (only?: string): readonly Picture[] =>
    pool.filter(
      (picture) =>
        !troubles.has(picture) &&
        (only === undefined ? !isSpecial(one(picture).name) : one(picture).name === only),
    );
  for (const how of copies.slice(0, copiesIn(size))) {
    const [picture] = free();
    if (picture !== undefined) troubles.set(picture, { kind: 'copied', how });
  }
  let room = Math.floor(pool.length * 0.4);
  for (const [count, make, only] of wishes) {
    const fitting = free(only);
    // A character's own mistake is never in most of its pictures.
    const most = only === undefined ? fitting.length : Math.floor(fitting.length * 0.4);
    for (const picture of fitting.slice(0, Math.min(scaled(count, size), most, room))) {
      troubles.set(picture, make(picture, random));
      room -= 1;
    }
  }
  return troubles;
};
