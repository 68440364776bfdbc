/**
 * The category of a tag. The user's word comes first, then the roster, then a list such as danbooru.csv;
 * beyond these it is derived from the tag itself and from the dataset's other tags: where a dataset has both
 * `perlica (arknights)` and `arknights`, the one is a character and the other its copyright.
 */
import type { TagCategory } from '../api/caption.ts';
import { isKeptWhole, promptSyntaxOf, splitQualifier } from './identity.ts';
import {
  artistQualifiers,
  characterQualifiers,
  metaPattern,
  metaQualifiers,
  metaTags,
  plainQualifiers,
  qualityPattern,
  qualityTags,
  ratingPattern,
  ratingTags,
  workQualifiers,
  yearPattern,
  yearTags,
} from './vocabulary.ts';

export interface CategoryHints {
  /** What the user said of single tags, by key. */
  readonly user?: ReadonlyMap<string, TagCategory>;
  /** Keys of the characters that the dataset is meant to hold. */
  readonly roster?: ReadonlySet<string>;
  /** What a tag list says; undefined for tags that it does not have. */
  readonly known?: (key: string) => TagCategory | undefined;
}

/** The category of a key from the hints, in their order. */
const told = (key: string, hints: CategoryHints): TagCategory | undefined => {
  const user = hints.user?.get(key);
  if (user !== undefined) return user;
  if (hints.roster?.has(key) === true) return 'character';
  return hints.known?.(key);
};

/** The category of a key in every dataset, from its own form; undefined for all others. */
const byLook = (key: string): TagCategory | undefined => {
  if (promptSyntaxOf(key) !== null) return 'syntax';
  if (isKeptWhole(key)) return 'general';
  if (key.startsWith('@') && key.length > 1) return 'artist';
  if (ratingTags.has(key) || ratingPattern.test(key)) return 'rating';
  if (qualityTags.has(key) || qualityPattern.test(key)) return 'quality';
  if (yearTags.has(key) || yearPattern.test(key)) return 'year';
  if (metaTags.has(key) || metaPattern.test(key)) return 'meta';
  return key === 'original' ? 'copyright' : undefined;
};

/** The category that the last qualifier gives without knowing the dataset. */
const byQualifier = (qualifier: string): TagCategory | undefined => {
  if (workQualifiers.has(qualifier)) return 'copyright';
  if (artistQualifiers.has(qualifier)) return 'artist';
  if (characterQualifiers.has(qualifier)) return 'character';
  if (metaQualifiers.has(qualifier)) return 'meta';
  return plainQualifiers.has(qualifier) ? 'general' : undefined;
};

/** How many keys have each qualifier as their last, for qualifiers that may name a work. */
const countQualifiers = (keys: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const key of keys) {
    const qualifier = splitQualifier(key)?.qualifier;
    if (qualifier === undefined || byQualifier(qualifier) !== undefined) continue;
    counts.set(qualifier, (counts.get(qualifier) ?? 0) + 1);
  }
  return counts;
};

/** How many keys end in each of these words: `flower` in "white flower" shows that it is a thing, not a work. */
const countEndings = (keys: readonly string[], words: ReadonlyMap<string, number>): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const key of keys) {
    for (let space = key.indexOf(' '); space >= 0; space = key.indexOf(' ', space + 1)) {
      const ending = key.slice(space + 1);
      if (words.has(ending)) counts.set(ending, (counts.get(ending) ?? 0) + 1);
    }
  }
  return counts;
};

/**
 * The works of this dataset: qualifiers `X` of tags `name (X)` where `X` itself is a tag (as such or as `X
 * (series)`), or where a hint says that it is one, or where the roster names a character of it.
 */
const worksOf = (
  keys: readonly string[],
  counts: ReadonlyMap<string, number>,
  hints: CategoryHints,
): ReadonlySet<string> => {
  const works = new Set<string>();
  for (const name of hints.roster ?? []) {
    const qualifier = splitQualifier(name)?.qualifier;
    if (qualifier !== undefined && byQualifier(qualifier) === undefined) works.add(qualifier);
  }
  if (counts.size === 0) return works;
  const endings = countEndings(keys, counts);
  const present = new Set<string>();
  for (const key of keys) {
    const parts = splitQualifier(key);
    if (counts.has(key)) present.add(key);
    else if (parts !== null && counts.has(parts.name) && workQualifiers.has(parts.qualifier))
      works.add(parts.name);
  }
  for (const [qualifier, names] of counts) {
    const hint = told(qualifier, hints);
    if (hint === 'copyright') works.add(qualifier);
    else if (hint !== undefined) works.delete(qualifier);
    else if (
      present.has(qualifier) &&
      byLook(qualifier) === undefined &&
      names > (endings.get(qualifier) ?? 0)
    ) {
      works.add(qualifier);
    }
  }
  return works;
};

/** `arknights: endfield`, `fate/zero`: a title that begins with a work of this dataset. */
const isTitleOf = (works: ReadonlySet<string>, key: string): boolean => {
  const cut = key.search(/: |\//);
  return cut > 0 && works.has(key.slice(0, cut));
};

const ruled = (key: string, works: ReadonlySet<string>): TagCategory => {
  const look = byLook(key);
  if (look !== undefined) return look;
  if (works.has(key)) return 'copyright';
  const qualifier = splitQualifier(key)?.qualifier;
  if (qualifier === undefined) return isTitleOf(works, key) ? 'copyright' : 'general';
  return byQualifier(qualifier) ?? (works.has(qualifier) ? 'character' : 'general');
};

/** Whether one more key may add works to this dataset, or remove some. */
const mayChangeWorks = (
  key: string,
  works: ReadonlySet<string>,
  counts: ReadonlyMap<string, number>,
): boolean => {
  const settled = (word: string): boolean => counts.has(word) && works.has(word);
  const parts = splitQualifier(key);
  if (parts === null) {
    if (counts.has(key) && !settled(key)) return true;
  } else if (byQualifier(parts.qualifier) === undefined) {
    if (!settled(parts.qualifier)) return true;
  } else if (counts.has(parts.name) && !settled(parts.name)) return true;
  return countEndings([key], counts).size > 0;
};

export interface Categories {
  /** In the order of the keys. */
  readonly list: readonly TagCategory[];
  /** The category of one more key; null where those of others may change with it: then all are computed anew. */
  also(key: string): TagCategory | null;
}

/**
 * The category of each tag of a dataset.
 * @param keys identity keys of all its tags, each once
 */
export const categoriesOf = (keys: readonly string[], hints: CategoryHints): Categories => {
  const counts = countQualifiers(keys);
  const works = worksOf(keys, counts, hints);
  const category = (key: string): TagCategory => told(key, hints) ?? ruled(key, works);
  return {
    list: keys.map(category),
    // A work stays one, however many more names it qualifies: its count need not be kept.
    also: (key) => (mayChangeWorks(key, works, counts) ? null : category(key)),
  };
};

/** Whether a rating tag says that an image is explicit: such images may start blurred. */
export const isExplicitRating = (key: string): boolean =>
  /^(?:rating(?::\s?| ))?(?:explicit|nsfw)$|^rating: ?e$/.test(key);
