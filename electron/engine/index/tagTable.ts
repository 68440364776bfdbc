/** Tags by number, with their spellings, counts, categories and samples. Spellings with one identity key are one tag. */
import { tagKey } from '../../../shared/caption/identity.ts';
import type { TagTable } from './columns.ts';
import { grownShared, noBytes } from './growable.ts';
import { createPostings, type TagPool } from './postings.ts';
import { type Categorise, createTagCategories } from './tagCategories.ts';
import { createUseCounts } from './useCounts.ts';

export interface TagArrays {
  /** By spelling: its tag. */
  readonly tagOfSpelling: Uint32Array<SharedArrayBuffer>;
  /** In how many samples each tag and each spelling stands. */
  readonly tagUse: Uint32Array<SharedArrayBuffer>;
  readonly spellingUse: Uint32Array<SharedArrayBuffer>;
}

/** Identity keys by tag, and the other way round: that is made when it is asked for. */
const createKeys = () => {
  const keys: string[] = [];
  let tags: Map<string, number> | null = null;
  const numbers = (): Map<string, number> => (tags ??= new Map(keys.map((key, tag) => [key, tag])));
  return {
    all: keys as readonly string[],
    find: (key: string): number | undefined => numbers().get(key),
    add: (key: string): number => {
      const tag = keys.push(key) - 1;
      numbers().set(key, tag);
      return tag;
    },
    restore: (from: readonly string[]): void => {
      for (const key of from) keys.push(key);
    },
  };
};

export const createTagTable = (pool: () => TagPool, categorise: Categorise) => {
  const keys = createKeys();
  const texts: string[] = [];
  const spellingsOf: number[][] = [];
  let tagOfSpelling: Uint32Array<SharedArrayBuffer> = new Uint32Array(noBytes);
  const categories = createTagCategories(keys.all, categorise);
  const tagUse = createUseCounts();
  const spellingUse = createUseCounts();
  const postings = createPostings(pool, () => tagUse.all().subarray(0, keys.all.length));

  const byFrequency = (tag: number): readonly number[] => {
    const of = spellingsOf[tag] ?? [];
    if (of.length < 2) return of;
    return of.toSorted((a, b) => spellingUse.of(b) - spellingUse.of(a) || a - b);
  };

  const table: TagTable = {
    get size() {
      return keys.all.length;
    },
    key: (tag) => keys.all[tag] ?? '',
    category: categories.of,
    spelling: (tag) => texts[byFrequency(tag)[0] ?? -1] ?? '',
    spellings: (tag) =>
      byFrequency(tag).flatMap((spelling) => {
        const count = spellingUse.of(spelling);
        return count === 0 ? [] : [{ text: texts[spelling] ?? '', count }];
      }),
    count: tagUse.of,
    samples: postings.of,
    find: (key) => keys.find(key) ?? -1,
  };

  return {
    table,
    spellingText: (spelling: number): string => texts[spelling] ?? '',
    tagOfSpelling: (spelling: number): number => tagOfSpelling[spelling] ?? 0,
    /** Adds spellings in the order of their numbers. */
    addSpellings: (added: readonly string[]): void => {
      tagOfSpelling = grownShared(tagOfSpelling, texts.length + added.length);
      for (const text of added) {
        const key = tagKey(text);
        let tag = keys.find(key);
        if (tag === undefined) {
          tag = keys.add(key);
          spellingsOf.push([]);
          categories.add(tag, key);
        }
        tagOfSpelling[texts.length] = tag;
        spellingsOf[tag]?.push(texts.length);
        texts.push(text);
      }
      tagUse.grow(keys.all.length);
      spellingUse.grow(texts.length);
    },
    /** A sample that has these spellings has come (1), or gone (-1). A tag that it repeats counts once. */
    count: (spellings: Uint32Array, change: 1 | -1): void => {
      tagUse.nextSample();
      spellingUse.nextSample();
      for (const spelling of spellings) {
        tagUse.count(tagOfSpelling[spelling] ?? 0, change);
        spellingUse.count(spelling, change);
      }
    },
    /** To be called when `categorise` would answer otherwise. */
    recategorise: categories.forget,
    /** To be called when samples have changed. */
    changed: postings.forget,
    arrays: (): TagArrays => ({
      tagOfSpelling: tagOfSpelling.subarray(0, texts.length),
      tagUse: tagUse.all().subarray(0, keys.all.length),
      spellingUse: spellingUse.all().subarray(0, texts.length),
    }),
    keys: keys.all,
    /** To be called first of all. @param spellings by number; `tagKeys` are those of their tags */
    restore: (from: TagArrays, spellings: readonly string[], tagKeys: readonly string[]): void => {
      keys.restore(tagKeys);
      for (const text of spellings) texts.push(text);
      for (let tag = 0; tag < tagKeys.length; tag++) spellingsOf.push([]);
      ({ tagOfSpelling } = from);
      for (const [spelling, tag] of tagOfSpelling.entries()) spellingsOf[tag]?.push(spelling);
      tagUse.restore(from.tagUse);
      spellingUse.restore(from.spellingUse);
    },
  };
};
