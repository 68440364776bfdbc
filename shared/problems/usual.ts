/** What is usual in a dataset, derived from the dataset itself: a deviation may be a mistake. */
import { usualCaptions, type UsualCaptions } from '../caption/usualCaptions.ts';
import { coloursKey, twoColours } from './colours.ts';
import { looksOf, type Looks } from './looks.ts';
import { isCharacter, isSingle, peopleKey } from './people.ts';
import type { CheckedSample } from './sample.ts';
import type { Spelling } from './spelling.ts';

/** A share of the dataset from which something counts as usual. */
const most = 0.6;
/** Two colours are usual for a character from this many of its images on, and this share of them. */
const leastColours = { images: 3, part: 0.2 };

export type TagsOf = (sample: CheckedSample) => readonly Spelling[];

/** Pairs of colours that a character has in many of its images: it is drawn so. */
const usualColours = (samples: Iterable<CheckedSample>, tagsOf: TagsOf): ReadonlySet<string> => {
  const seen = new Map<string, { readonly who: string; count: number }>();
  for (const sample of samples) {
    const tags = tagsOf(sample);
    const found = twoColours(tags);
    if (found.length === 0 || !isSingle(tags)) continue;
    for (const colours of found) {
      const key = coloursKey(tags, colours);
      const known = seen.get(key) ?? { who: peopleKey(tags), count: 0 };
      known.count += 1;
      seen.set(key, known);
    }
  }
  const frequent = [...seen].filter(([, { count }]) => count >= leastColours.images);
  if (frequent.length === 0) return new Set();
  const images = new Map(frequent.map(([, { who }]) => [who, 0]));
  for (const sample of samples) {
    const tags = tagsOf(sample);
    const who = peopleKey(tags);
    const count = images.get(who);
    if (count !== undefined && isSingle(tags)) images.set(who, count + 1);
  }
  return new Set(
    frequent
      .filter(([, { who, count }]) => count >= (images.get(who) ?? 0) * leastColours.part)
      .map(([key]) => key),
  );
};

/** What most samples have; colours by `coloursKey`. */
export interface Usual extends UsualCaptions {
  /** By the names of characters. */
  readonly looks: Looks;
  readonly characterFirst: boolean;
  readonly artist: boolean;
  readonly colours: ReadonlySet<string>;
}

export const usualOf = (samples: Iterable<CheckedSample>, tagsOf: TagsOf): Usual => {
  const counts = { tagged: 0, artist: 0, characters: 0, first: 0, tags: 0, nl: 0 };
  for (const sample of samples) {
    if (sample.tags !== 'missing') counts.tags += 1;
    if (sample.nl !== 'missing') counts.nl += 1;
    const tags = tagsOf(sample);
    const [first] = tags;
    if (first === undefined) continue;
    counts.tagged += 1;
    if (tags.some(({ category }) => category === 'artist')) counts.artist += 1;
    if (tags.some(isCharacter)) counts.characters += 1;
    if (isCharacter(first)) counts.first += 1;
  }
  return {
    ...usualCaptions(counts),
    characterFirst: counts.first >= counts.characters * most,
    artist: counts.artist >= counts.tagged * most,
    colours: usualColours(samples, tagsOf),
    looks: looksOf(samples, tagsOf),
  };
};
