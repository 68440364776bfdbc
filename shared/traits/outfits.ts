/**
 * Which garments of a character go together, from its samples alone: tags that stand in the same samples are an outfit.
 * Pure. What a framing hides is no contradiction: trousers that are seen in every third image of a coat belong to it.
 */

export interface OutfitGroup {
  /** Places in the given list of tags, the most frequent first. */
  readonly tags: readonly number[];
  /** In how many samples one of them stands. */
  readonly samples: number;
}

/** A tag belongs to an outfit where this part of its samples shows another tag of it, */
const belongs = 0.65;
/** and to another one where no more than this part does. */
const apart = 0.2;
/** A tag is worn with another where this part of its samples has that one. */
const inside = 0.8;
/** Garments in fewer samples than this, and in a smaller part than that, are an exception. */
const least = { samples: 2, part: 0.08 };
/** The most frequent garments are enough to tell outfits apart. */
const mostTags = 48;

/** How many samples have both, for each pair of candidates. @param places of the candidates by number; -1: it is none */
const pairCounts = (samples: readonly ArrayLike<number>[], places: Int32Array, size: number) => {
  const pairs = new Uint32Array(size * size);
  const own = new Int32Array(size);
  for (const sample of samples) {
    let count = 0;
    for (let i = 0; i < sample.length; i += 1) {
      const place = places[sample[i] ?? -1] ?? -1;
      if (place >= 0) own[count++] = place;
    }
    for (let a = 0; a < count; a += 1) {
      const row = (own[a] ?? 0) * size;
      for (let b = 0; b < count; b += 1) {
        const pair = row + (own[b] ?? 0);
        pairs[pair] = (pairs[pair] ?? 0) + 1;
      }
    }
  }
  return (a: number, b: number): number => pairs[a * size + b] ?? 0;
};

/** By candidate: the places of the samples that have it. */
const samplesOf = (
  samples: readonly ArrayLike<number>[],
  places: Int32Array,
  size: number,
): readonly (readonly number[])[] => {
  const lists: number[][] = Array.from({ length: size }, () => []);
  for (const [at, sample] of samples.entries())
    for (let i = 0; i < sample.length; i += 1) lists[places[sample[i] ?? -1] ?? -1]?.push(at);
  return lists;
};

/** A tag that stands with several outfits (`white shirt`) and names none: two that hardly ever meet are within it. */
const isUmbrella = (tag: number, all: readonly number[], both: (a: number, b: number) => number): boolean => {
  const within = all.filter((other) => other !== tag && both(other, tag) >= both(other, other) * inside);
  return within.some((a) =>
    within.some((b) => b > a && both(a, b) <= Math.min(both(a, a), both(b, b)) * apart),
  );
};

interface Group {
  readonly tags: number[];
  /** By sample: one of its tags stands there. */
  readonly wears: Uint8Array;
}

/**
 * @param samples of a character: the garments that each has, as numbers, each once
 * @param count how many different garments there are: numbers are below it
 * @returns groups without a common tag, the most frequent first
 */
export const groupOutfits = (
  samples: readonly ArrayLike<number>[],
  count: number,
): readonly OutfitGroup[] => {
  const counts = new Uint32Array(count);
  for (const sample of samples)
    for (let i = 0; i < sample.length; i += 1) counts[sample[i] ?? 0] = (counts[sample[i] ?? 0] ?? 0) + 1;
  const countOf = (tag: number): number => counts[tag] ?? 0;
  const enough = Math.max(least.samples, Math.ceil(samples.length * least.part));
  const frequent = Array.from(counts.keys())
    .filter((tag) => countOf(tag) >= enough)
    .toSorted((a, b) => countOf(b) - countOf(a) || a - b)
    .slice(0, mostTags);
  const placeOf = new Int32Array(count).fill(-1);
  for (const [place, tag] of frequent.entries()) placeOf[tag] = place;
  const both = pairCounts(samples, placeOf, frequent.length);
  const having = samplesOf(samples, placeOf, frequent.length);
  const places = frequent.map((_, place) => place);
  const groups: Group[] = [];
  for (const place of places.filter((each) => !isUmbrella(each, places, both))) {
    const tag = frequent[place] ?? 0;
    const own = having[place] ?? [];
    const shares = groups.map(({ wears }) => own.filter((at) => wears[at] === 1).length / own.length);
    const at = shares.findIndex((share) => share >= belongs);
    let group = groups[at];
    if (group === undefined && shares.every((share) => share <= apart)) {
      group = { tags: [], wears: new Uint8Array(samples.length) };
      groups.push(group);
    }
    if (group === undefined) continue;
    group.tags.push(tag);
    for (const sample of own) group.wears[sample] = 1;
  }
  return groups
    .map(({ tags, wears }) => ({ tags, samples: wears.reduce((sum, one) => sum + one, 0) }))
    .toSorted((a, b) => b.samples - a.samples);
};
