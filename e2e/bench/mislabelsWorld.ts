/**
 * Made-up characters and captions for judging the search for mislabels. It does not depend on the method that
 * is judged: characters have looks, and looks are shared between look-alikes; an image shows only a part of
 * them, in another outfit one time in four, through a tagger that misses tags, mistakes colours, and invents
 * some.
 */
import { createRandom, createZipf, type Random } from './random.ts';

/** One image's caption: its general tags, and the character that it really shows. */
export interface Drawn {
  readonly shown: number;
  /** What is worn: 0 is the usual. */
  readonly outfit: number;
  readonly tags: readonly string[];
}

export interface World {
  readonly characters: number;
  readonly images: readonly Drawn[];
  /** By character: the one that is most like it. */
  readonly lookAlike: readonly number[];
}

export interface WorldOptions {
  readonly seed: number;
  readonly characters: number;
  /** The fewest and the most images of a character. */
  readonly sizes: readonly [number, number];
  /** Words that taggers use: of general tags, with little relation to the character. */
  readonly vocabulary?: number;
}

/** The parts of a look: how many tags of a kind there are, how many a character has, and how often they are seen. */
const kinds = [
  { kind: 'hair', size: 10, has: 1, seen: 0.93 },
  { kind: 'hair length', size: 4, has: 1, seen: 0.85 },
  { kind: 'eyes', size: 8, has: 1, seen: 0.85 },
  { kind: 'bangs', size: 14, has: 2, seen: 0.45 },
  { kind: 'ears', size: 5, has: 1, seen: 0.6 },
  { kind: 'jewelry', size: 16, has: 2, seen: 0.5 },
] as const;

/** Clothes and things: seen only where the frame shows them, and only in the character's usual outfit. */
const garments = [
  { kind: 'headwear', size: 16, has: 0.5, seen: 0.8, from: 0 },
  { kind: 'collar', size: 14, has: 0.8, seen: 0.6, from: 0 },
  { kind: 'top', size: 24, has: 1, seen: 0.75, from: 1 },
  { kind: 'jacket', size: 20, has: 0.7, seen: 0.7, from: 1 },
  { kind: 'gloves', size: 10, has: 0.5, seen: 0.65, from: 2 },
  { kind: 'skirt', size: 16, has: 0.9, seen: 0.75, from: 2 },
  { kind: 'legwear', size: 12, has: 0.7, seen: 0.75, from: 3 },
  { kind: 'shoes', size: 12, has: 0.9, seen: 0.65, from: 3 },
  { kind: 'weapon', size: 20, has: 0.6, seen: 0.3, from: 2 },
] as const;

interface Trait {
  readonly tag: string;
  readonly kind: string;
  readonly size: number;
  readonly seen: number;
  /** The tightest frame in which it is seen: 0 a face, 3 the whole body. */
  readonly from: number;
}

interface Person {
  readonly body: readonly Trait[];
  /** The usual outfit first. */
  readonly outfits: readonly (readonly Trait[])[];
}

const tagOf = (kind: string, number: number): string => `${kind} ${number}`;

const bodyOf = (random: Random): Trait[] =>
  kinds.flatMap(({ kind, size, has, seen }) =>
    Array.from({ length: has }, () => ({
      tag: tagOf(kind, random.below(size)),
      kind,
      size,
      seen,
      from: 0,
    })),
  );

const outfitOf = (random: Random): Trait[] =>
  garments.flatMap(({ kind, size, has, seen, from }) =>
    random.chance(has) ? [{ tag: tagOf(kind, random.below(size)), kind, size, seen, from }] : [],
  );

const blend = (own: readonly Trait[], like: readonly Trait[], part: number, random: Random): Trait[] => {
  const kept = like.filter(() => random.chance(part));
  const taken = new Set(kept.map(({ kind }) => kind));
  return [...kept, ...own.filter(({ kind }) => !taken.has(kind))];
};

/** Every second character takes about half of its looks from the one before: sisters, school friends, a uniform. */
const castOf = (count: number, random: Random): Person[] => {
  const cast: Person[] = [];
  for (let number = 0; number < count; number++) {
    const body = bodyOf(random);
    const outfits = [outfitOf(random), outfitOf(random), outfitOf(random)];
    const before = cast.at(-1);
    const share = 0.22 + 0.3 * random.next();
    cast.push(
      number % 2 === 1 && before !== undefined
        ? {
            body: blend(body, before.body, share, random),
            outfits: outfits.map((outfit, i) =>
              blend(outfit, before.outfits[i] ?? [], i === 0 ? share : 0.1, random),
            ),
          }
        : { body, outfits },
    );
  }
  return cast;
};

const tagsOf = (person: Person, outfit: number, random: Random, general: () => number): string[] => {
  const frame = random.pick([0, 1, 1, 1, 2, 2, 3, 3]);
  // The tagger's quality varies: some images are tagged well, others poorly.
  const care = 0.77 + 0.35 * random.next();
  const tags = new Set<string>();
  for (const { tag, kind, size, seen, from } of [...person.body, ...(person.outfits[outfit] ?? [])]) {
    if (frame < from || !random.chance(Math.min(0.98, seen * care))) continue;
    tags.add(random.chance(0.05) ? tagOf(kind, random.below(size)) : tag);
  }
  for (let number = 0, count = 5 + random.below(12); number < count; number++)
    tags.add(`general ${general()}`);
  for (let number = 0; number < 3; number++) {
    const { kind, size } = random.pick([...kinds, ...garments]);
    if (random.chance(0.4)) tags.add(tagOf(kind, random.below(size)));
  }
  return [...tags];
};

/** The common share of two looks, of all that either has. */
const likeness = (one: ReadonlySet<string>, other: ReadonlySet<string>): number => {
  const shared = [...one].filter((tag) => other.has(tag)).length;
  return shared / (one.size + other.size - shared);
};

/** By character: the one whose tags are most like its own. */
export const likenessOf = (looks: readonly ReadonlySet<string>[]): number[] =>
  looks.map((own, at) => {
    const all = looks.map((other, number) => (number === at ? -1 : likeness(own, other)));
    return all.indexOf(Math.max(...all));
  });

export const makeWorld = ({ seed, characters: count, sizes, vocabulary = 400 }: WorldOptions): World => {
  const random = createRandom(seed);
  const general = createZipf(vocabulary, random);
  const cast = castOf(count, random);
  const [fewest, most] = sizes;
  const images = cast.flatMap((person, shown) => {
    const size = Math.round(fewest * (most / fewest) ** random.next());
    return Array.from({ length: size }, () => {
      const outfit = random.chance(0.75) ? 0 : 1 + random.below(2);
      return { shown, outfit, tags: tagsOf(person, outfit, random, general) };
    });
  });
  const looks = cast.map(
    ({ body, outfits }) => new Set([...body, ...(outfits[0] ?? [])].map(({ tag }) => tag)),
  );
  const lookAlike = likenessOf(looks);
  return { characters: count, images, lookAlike };
};
