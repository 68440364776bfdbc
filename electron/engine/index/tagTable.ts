/**
 * Tags by number, with their spellings, counts and samples. Spellings come from the scan; which of them are one tag
 * is said by their identity key. Counts and samples are made anew, all at once, when they are asked for after a change:
 * counting sort over all tags of all samples takes about 20 ms for two million.
 */
import { tagCategory, type TagCategory } from '../../../shared/api/caption.ts';
import { tagKey } from '../../../shared/caption/identity.ts';
import type { TagTable } from './columns.ts';
import { grown } from './growable.ts';

/** The tags of all samples, one after the other: sample `id` has `length[id]` of them from `start[id]`. */
export interface TagPool {
  readonly slots: number;
  readonly start: Uint32Array;
  readonly length: Uint32Array;
  readonly tags: Uint32Array;
  readonly spellings: Uint32Array;
}

export type Categorise = (keys: readonly string[]) => TagCategory[];

interface Counts {
  /** By tag: samples. */
  readonly count: Uint32Array;
  /** By tag: where its samples begin in `samples`; one more entry than tags. */
  readonly start: Uint32Array;
  readonly samples: Uint32Array;
  /** By spelling: samples. */
  readonly spellingCount: Uint32Array;
}

const categories = tagCategory.options;
const categoryNumbers = new Map<TagCategory, number>(categories.map((category, i) => [category, i]));
const general = categoryNumbers.get('general') ?? 0;

export const createTagTable = (pool: () => TagPool, categorise: Categorise) => {
  const keys: string[] = [];
  const numbers = new Map<string, number>();
  const texts: string[] = [];
  const spellingsOf: number[][] = [];
  let tagOfSpelling: Uint32Array<ArrayBuffer> = new Uint32Array(0);
  let categoryOf: Uint8Array<ArrayBuffer> | null = null;
  let counts: Counts | null = null;

  const counted = (): Counts => (counts ??= countAll(pool(), keys.length, texts.length));
  const categorised = (): Uint8Array =>
    (categoryOf ??= Uint8Array.from(
      categorise(keys),
      (category) => categoryNumbers.get(category) ?? general,
    ));

  const byFrequency = (tag: number): readonly number[] => {
    const { spellingCount } = counted();
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
    spellings: (tag) => {
      const { spellingCount } = counted();
      return byFrequency(tag).flatMap((spelling) => {
        const count = spellingCount[spelling] ?? 0;
        return count === 0 ? [] : [{ text: texts[spelling] ?? '', count }];
      });
    },
    count: (tag) => counted().count[tag] ?? 0,
    samples: (tag) => {
      const { start, samples } = counted();
      return samples.subarray(start[tag] ?? 0, start[tag + 1] ?? 0);
    },
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
          categoryOf = null;
        }
        tagOfSpelling[texts.length] = tag;
        spellingsOf[tag]?.push(texts.length);
        texts.push(text);
      }
    },
    /** To be called when `categorise` would answer otherwise. */
    recategorise: (): void => {
      categoryOf = null;
    },
    /** To be called when samples have changed. */
    changed: (): void => {
      counts = null;
    },
  };
};

/** One pass to count, one to place. A tag that a sample repeats counts once. */
const countAll = (pool: TagPool, tagCount: number, spellingCountLength: number): Counts => {
  const { slots, start, length, tags, spellings } = pool;
  const count = new Uint32Array(tagCount);
  const spellingCount = new Uint32Array(spellingCountLength);
  // Per tag and per spelling, the last sample that was counted.
  const lastTag = new Uint32Array(tagCount);
  const lastSpelling = new Uint32Array(spellingCountLength);
  let total = 0;
  for (let id = 1; id < slots; id++) {
    const from = start[id] ?? 0;
    const to = from + (length[id] ?? 0);
    for (let i = from; i < to; i++) {
      const tag = tags[i] ?? 0;
      if (lastTag[tag] !== id) {
        lastTag[tag] = id;
        count[tag] = (count[tag] ?? 0) + 1;
        total++;
      }
      const spelling = spellings[i] ?? 0;
      if (lastSpelling[spelling] !== id) {
        lastSpelling[spelling] = id;
        spellingCount[spelling] = (spellingCount[spelling] ?? 0) + 1;
      }
    }
  }
  const starts = new Uint32Array(tagCount + 1);
  for (let tag = 0; tag < tagCount; tag++) starts[tag + 1] = (starts[tag] ?? 0) + (count[tag] ?? 0);
  const samples = new Uint32Array(total);
  const next = starts.slice();
  lastTag.fill(0);
  for (let id = 1; id < slots; id++) {
    const from = start[id] ?? 0;
    const to = from + (length[id] ?? 0);
    for (let i = from; i < to; i++) {
      const tag = tags[i] ?? 0;
      if (lastTag[tag] === id) continue;
      lastTag[tag] = id;
      const at = next[tag] ?? 0;
      samples[at] = id;
      next[tag] = at + 1;
    }
  }
  return { count, start: starts, samples, spellingCount };
};
