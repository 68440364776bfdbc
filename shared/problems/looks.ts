/** How the characters of a dataset look by their own captions: colours of hair and eyes, and what else belongs to them. */
import { titledName } from '../caption/mentions.ts';
import { isCharacter, isSingle, peopleOf } from './people.ts';
import type { CheckedSample } from './sample.ts';
import type { Spelling } from './spelling.ts';
import type { Part } from './traits.ts';

/** A colour, or another trait, is the character's own from this part of its images on, and this many. */
const own = { part: 0.8, images: 5 };

/** A colour of hair or eyes that a character usually has. */
export interface UsualColour {
  readonly key: string;
  /** As it is spelled there. */
  readonly text: string;
  /** Images that say so, of those that name a colour of this part. */
  readonly count: number;
  readonly of: number;
}

export interface Look {
  /** As a sentence writes it. */
  readonly title: string;
  readonly colours: Readonly<Record<Part, UsualColour | null>>;
  /** Keys of the tags of its person that stand in most of its captions. */
  readonly traits: ReadonlySet<string>;
}

interface Counted {
  readonly title: string;
  images: number;
  readonly colours: Readonly<Record<Part, Map<string, { readonly text: string; count: number }>>>;
  readonly traits: Map<string, number>;
}

const startCount = (title: string): Counted => ({
  title,
  images: 0,
  colours: { hair: new Map(), eyes: new Map() },
  traits: new Map(),
});

const count = (of: Counted, tags: readonly Spelling[]): void => {
  of.images += 1;
  const seen = new Set<string>();
  for (const tag of tags) {
    if (!tag.ofPerson || seen.has(tag.key)) continue;
    seen.add(tag.key);
    of.traits.set(tag.key, (of.traits.get(tag.key) ?? 0) + 1);
    if (tag.colours === null) continue;
    const colours = of.colours[tag.colours];
    const known = colours.get(tag.key) ?? { text: tag.text, count: 0 };
    known.count += 1;
    colours.set(tag.key, known);
  }
};

const usualColour = (colours: Counted['colours'][Part]): UsualColour | null => {
  let best: UsualColour | null = null;
  let of = 0;
  for (const each of colours.values()) of += each.count;
  for (const [key, { text, count: found }] of colours)
    if (best === null || found > best.count) best = { key, text, count: found, of };
  return best !== null && best.count >= own.images && best.count >= of * own.part ? best : null;
};

/** By the character's name inside of its tag. Images of one person alone tell whose a trait is. */
export type Looks = ReadonlyMap<string, Look>;

export const looksOf = (
  samples: Iterable<CheckedSample>,
  tagsOf: (sample: CheckedSample) => readonly Spelling[],
): Looks => {
  const counted = new Map<string, Counted>();
  for (const sample of samples) {
    const tags = tagsOf(sample);
    if (!isSingle(tags)) continue;
    const [name] = peopleOf(tags);
    const tag = tags.find(isCharacter);
    if (name === undefined || tag === undefined) continue;
    const of = counted.get(name) ?? startCount(titledName(tag.like?.key ?? tag.key));
    counted.set(name, of);
    count(of, tags);
  }
  const looks = new Map<string, Look>();
  for (const [name, { title, images, colours, traits }] of counted) {
    if (images < own.images) continue;
    const frequent = [...traits].filter(([, found]) => found >= images * own.part);
    looks.set(name, {
      title,
      colours: { hair: usualColour(colours.hair), eyes: usualColour(colours.eyes) },
      traits: new Set(frequent.map(([key]) => key)),
    });
  }
  return looks;
};

/** `red hair` without its part. */
export const colourWord = (key: string): string => key.replace(/ (?:hair|eyes)$/, '');
