/** Tags by number, with their spellings, counts, categories and samples. Spellings with one identity key are one tag. */
import { tagKey } from '../../../shared/caption/identity.ts';
import type { TagTable } from './columns.ts';
import { grown } from './growable.ts';
import { createPostings, type TagPool } from './postings.ts';
import { type Categorise, createTagCategories } from './tagCategories.ts';
import { createUseCounts } from './useCounts.ts';

export interface UseArrays {
  readonly tagUse: Uint32Array<SharedArrayBuffer>;
  readonly spellingUse: Uint32Array<SharedArrayBuffer>;
}

export const createTagTable = (pool: () => TagPool, categorise: Categorise) => {
  const keys: string[] = [];
  const numbers = new Map<string, number>();
  const texts: string[] = [];
  const spellingsOf: number[][] = [];
  let tagOfSpelling: Uint32Array<ArrayBuffer> = new Uint32Array(0);
  const categories = createTagCategories(keys, categorise);
  const tagUse = createUseCounts();
  const spellingUse = createUseCounts();
  const postings = createPostings(pool, () => tagUse.all().subarray(0, keys.length));

  const byFrequency = (tag: number): readonly number[] => {
    const of = spellingsOf[tag] ?? [];
    if (of.length < 2) return of;
    return of.toSorted((a, b) => spellingUse.of(b) - spellingUse.of(a) || a - b);
  };

  const table: TagTable = {
    get size() {
      return keys.length;
    },
    key: (tag) => keys[tag] ?? '',
    category: categories.of,
    spelling: (tag) => texts[byFrequency(tag)[0] ?? -1] ?? '',
    spellings: (tag) =>
      byFrequency(tag).flatMap((spelling) => {
        const count = spellingUse.of(spelling);
        return count === 0 ? [] : [{ text: texts[spelling] ?? '', count }];
      }),
    count: tagUse.of,
    samples: postings.of,
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
          categories.add(tag, key);
        }
        tagOfSpelling[texts.length] = tag;
        spellingsOf[tag]?.push(texts.length);
        texts.push(text);
      }
      tagUse.grow(keys.length);
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
    /** By number: in how many samples. */
    use: (): UseArrays => ({
      tagUse: tagUse.all().subarray(0, keys.length),
      spellingUse: spellingUse.all().subarray(0, texts.length),
    }),
    /** Counts that belong to the spellings which were added. */
    restore: (from: UseArrays): void => {
      tagUse.restore(from.tagUse);
      spellingUse.restore(from.spellingUse);
    },
  };
};
