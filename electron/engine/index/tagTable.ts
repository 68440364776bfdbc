/**
 * Tags by number, with their spellings, counts and samples. Spellings come from the scan; which of them are one tag
 * is said by their identity key. Counts are kept as samples come and go. The samples of a tag are looked for when they
 * are asked for after a change: one tag by itself (3 ms for two million tags of samples) while few are asked for, as
 * while an edit goes on, and else all of them at once (counting sort).
 */
import { tagCategory, type TagCategory } from '../../../shared/api/caption.ts';
import type { Categories } from '../../../shared/caption/category.ts';
import { tagKey } from '../../../shared/caption/identity.ts';
import type { TagTable } from './columns.ts';
import { grown } from './growable.ts';

/** The tags of all samples, one after the other: sample `id` has `length[id]` of them from `start[id]`. */
export interface TagPool {
  readonly slots: number;
  readonly start: Uint32Array;
  readonly length: Uint32Array;
  readonly tags: Uint32Array;
}

export type Categorise = (keys: readonly string[]) => Categories;

/** The samples of all tags, one list after the other. */
interface Postings {
  /** By tag: where its samples begin in `samples`; one more entry than tags. */
  readonly start: Uint32Array;
  readonly samples: Uint32Array;
}

/** After so many tags it is cheaper to find the samples of all. */
const singly = 8;

const categories = tagCategory.options;
const categoryNumbers = new Map<TagCategory, number>(categories.map((category, i) => [category, i]));
const general = categoryNumbers.get('general') ?? 0;
const numberOf = (category: TagCategory): number => categoryNumbers.get(category) ?? general;

export const createTagTable = (pool: () => TagPool, categorise: Categorise) => {
  const keys: string[] = [];
  const numbers = new Map<string, number>();
  const texts: string[] = [];
  const spellingsOf: number[][] = [];
  let tagOfSpelling: Uint32Array<ArrayBuffer> = new Uint32Array(0);
  /** Null until it is asked for; a tag that comes then is added, so that typing a new one costs nobody anything. */
  let known: Categories | null = null;
  let categoryOf: Uint8Array<ArrayBuffer> = new Uint8Array(0);
  /** Samples by tag and by spelling, and the last sample counted for each. */
  let count: Uint32Array<ArrayBuffer> = new Uint32Array(0);
  let spellingCount: Uint32Array<ArrayBuffer> = new Uint32Array(0);
  let lastOfTag: Uint32Array<ArrayBuffer> = new Uint32Array(0);
  let lastOfSpelling: Uint32Array<ArrayBuffer> = new Uint32Array(0);
  let counted = 0;
  let postings: Postings | null = null;
  const found = new Map<number, Uint32Array>();

  const samplesOf = (tag: number): Uint32Array => {
    let ids = found.get(tag);
    if (ids === undefined && postings === null && found.size < singly) {
      ids = samplesWith(pool(), tag, count[tag] ?? 0);
      found.set(tag, ids);
    }
    if (ids !== undefined) return ids;
    postings ??= placeAll(pool(), count.subarray(0, keys.length));
    const { start, samples } = postings;
    return samples.subarray(start[tag] ?? 0, start[tag + 1] ?? 0);
  };
  const categorised = (): Uint8Array => {
    if (known === null) {
      known = categorise(keys);
      categoryOf = Uint8Array.from(known.list, numberOf);
    }
    return categoryOf;
  };
  const categoriseAlso = (tag: number, key: string): void => {
    const category = known?.also(key) ?? null;
    if (category === null) {
      known = null;
      return;
    }
    categoryOf = grown(categoryOf, tag + 1);
    categoryOf[tag] = numberOf(category);
  };

  const byFrequency = (tag: number): readonly number[] => {
    const of = spellingsOf[tag] ?? [];
    if (of.length < 2) return of;
    return of.toSorted((a, b) => (spellingCount[b] ?? 0) - (spellingCount[a] ?? 0) || a - b);
  };

  const table: TagTable = {
    get size() {
      return keys.length;
    },
    key: (tag) => keys[tag] ?? '',
    category: (tag) => categories[categorised()[tag] ?? general] ?? 'general',
    spelling: (tag) => texts[byFrequency(tag)[0] ?? -1] ?? '',
    spellings: (tag) =>
      byFrequency(tag).flatMap((spelling) => {
        const having = spellingCount[spelling] ?? 0;
        return having === 0 ? [] : [{ text: texts[spelling] ?? '', count: having }];
      }),
    count: (tag) => count[tag] ?? 0,
    samples: samplesOf,
    find: (key) => numbers.get(key) ?? -1,
  };

  return {
    table,
    spellingText: (spelling: number): string => texts[spelling] ?? '',
    tagOfSpelling: (spelling: number): number => tagOfSpelling[spelling] ?? 0,
    /** Adds spellings in the order of their numbers. */
    addSpellings: (added: readonly string[]): void => {
      tagOfSpelling = grown(tagOfSpelling, texts.length + added.length);
      for (const text of added) {
        const key = tagKey(text);
        let tag = numbers.get(key);
        if (tag === undefined) {
          tag = keys.length;
          keys.push(key);
          numbers.set(key, tag);
          spellingsOf.push([]);
          categoriseAlso(tag, key);
        }
        tagOfSpelling[texts.length] = tag;
        spellingsOf[tag]?.push(texts.length);
        texts.push(text);
      }
      count = grown(count, keys.length);
      lastOfTag = grown(lastOfTag, keys.length);
      spellingCount = grown(spellingCount, texts.length);
      lastOfSpelling = grown(lastOfSpelling, texts.length);
    },
    /** A sample that has these spellings has come (1), or gone (-1). A tag that it repeats counts once. */
    count: (spellings: Uint32Array, change: 1 | -1): void => {
      counted = (counted + 1) >>> 0;
      for (const spelling of spellings) {
        const tag = tagOfSpelling[spelling] ?? 0;
        if (lastOfTag[tag] !== counted) {
          lastOfTag[tag] = counted;
          count[tag] = (count[tag] ?? 0) + change;
        }
        if (lastOfSpelling[spelling] !== counted) {
          lastOfSpelling[spelling] = counted;
          spellingCount[spelling] = (spellingCount[spelling] ?? 0) + change;
        }
      }
    },
    /** To be called when `categorise` would answer otherwise. */
    recategorise: (): void => {
      known = null;
    },
    /** To be called when samples have changed. */
    changed: (): void => {
      postings = null;
      found.clear();
    },
  };
};

/** The samples of one tag. */
const samplesWith = ({ slots, start, length, tags }: TagPool, tag: number, count: number): Uint32Array => {
  const ids = new Uint32Array(count);
  let next = 0;
  for (let id = 1; id < slots && next < count; id++) {
    const from = start[id] ?? 0;
    const to = from + (length[id] ?? 0);
    for (let i = from; i < to; i++) {
      if (tags[i] !== tag) continue;
      ids[next++] = id;
      break;
    }
  }
  return ids;
};

/** The samples of all tags, each of which has so many. */
const placeAll = ({ slots, start, length, tags }: TagPool, count: Uint32Array): Postings => {
  const starts = new Uint32Array(count.length + 1);
  for (let tag = 0; tag < count.length; tag++) starts[tag + 1] = (starts[tag] ?? 0) + (count[tag] ?? 0);
  const samples = new Uint32Array(starts[count.length] ?? 0);
  const next = starts.slice();
  // Per tag, the last sample that was placed.
  const last = new Uint32Array(count.length);
  for (let id = 1; id < slots; id++) {
    const from = start[id] ?? 0;
    const to = from + (length[id] ?? 0);
    for (let i = from; i < to; i++) {
      const tag = tags[i] ?? 0;
      if (last[tag] === id) continue;
      last[tag] = id;
      const at = next[tag] ?? 0;
      samples[at] = id;
      next[tag] = at + 1;
    }
  }
  return { start: starts, samples };
};
