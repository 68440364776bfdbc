/**
 * The tags of all samples in one array, one list after the other, beside the spellings that they are written in: in memory
 * that all threads see.
 */
import { grownShared, noBytes } from './growable.ts';
import type { TagPool } from './postings.ts';

/** What is known of spellings, and is told which of them samples have. */
export interface SpellingUse {
  /** A sample that has these spellings has come (1), or gone (-1). */
  count(spellings: Uint32Array, change: 1 | -1): void;
  tagOfSpelling(spelling: number): number;
}

export interface PoolArrays {
  /** By sample id: where its list begins in `spellings`, and how many there are. */
  readonly tagStart: Uint32Array<SharedArrayBuffer>;
  readonly tagLength: Uint32Array<SharedArrayBuffer>;
  /** By their numbers. */
  readonly spellings: Uint32Array<SharedArrayBuffer>;
}

/** Gaps of fewer entries than this are not worth closing. */
const smallGap = 65_536;

const sharedNumbers = (count: number): Uint32Array<SharedArrayBuffer> =>
  new Uint32Array(new SharedArrayBuffer(count * Uint32Array.BYTES_PER_ELEMENT));

export const createTagPool = (use: SpellingUse) => {
  let slots = 1;
  let start: Uint32Array<SharedArrayBuffer> = new Uint32Array(noBytes);
  let length: Uint32Array<SharedArrayBuffer> = new Uint32Array(noBytes);
  let tags: Uint32Array<SharedArrayBuffer> = new Uint32Array(noBytes);
  let spellings: Uint32Array<SharedArrayBuffer> = new Uint32Array(noBytes);
  /** Entries of the pool in use, and how many of them belong to no sample any more. */
  let used = 0;
  let wasted = 0;

  const of = (array: Uint32Array, id: number): Uint32Array => {
    const from = start[id] ?? 0;
    return array.subarray(from, from + (length[id] ?? 0));
  };
  return {
    current: (): TagPool => ({ slots, start, length, tags }),
    /** Without the room to grow. */
    arrays: (): PoolArrays => ({
      tagStart: start,
      tagLength: length,
      spellings: spellings.subarray(0, used),
    }),
    tagsOf: (id: number): Uint32Array => of(tags, id),
    spellingsOf: (id: number): Uint32Array => of(spellings, id),
    grow: (count: number): void => {
      slots = Math.max(slots, count);
      start = grownShared(start, slots);
      length = grownShared(length, slots);
    },
    set: (id: number, next: Uint32Array): void => {
      const old = length[id] ?? 0;
      let at = start[id] ?? 0;
      use.count(spellings.subarray(at, at + old), -1);
      use.count(next, 1);
      if (next.length > old) {
        wasted += old;
        at = used;
        used += next.length;
        tags = grownShared(tags, used);
        spellings = grownShared(spellings, used);
      } else {
        wasted += old - next.length;
      }
      start[id] = at;
      length[id] = next.length;
      spellings.set(next, at);
      for (let i = 0; i < next.length; i++) tags[at + i] = use.tagOfSpelling(next[i] ?? 0);
    },
    /** Closes the gaps that edits have left, when they are as large as what is in use. */
    compact: (): void => {
      if (wasted < smallGap || wasted * 2 < used) return;
      const tight = { tags: sharedNumbers(used - wasted), spellings: sharedNumbers(used - wasted) };
      // Another array: a thread that has the old ones finds in them what was there.
      const starts = sharedNumbers(start.length);
      let at = 0;
      for (let id = 1; id < slots; id++) {
        const size = length[id] ?? 0;
        tight.tags.set(of(tags, id), at);
        tight.spellings.set(of(spellings, id), at);
        starts[id] = at;
        at += size;
      }
      ({ tags, spellings } = tight);
      start = starts;
      used = at;
      wasted = 0;
    },
    /** What was counted of these lists is known already. @param tagOfSpelling by spelling */
    restore: (count: number, from: PoolArrays, tagOfSpelling: Uint32Array): void => {
      slots = count;
      start = from.tagStart;
      length = from.tagLength;
      spellings = from.spellings;
      used = spellings.length;
      wasted = used - length.reduce((sum, one) => sum + one, 0);
      tags = sharedNumbers(used);
      for (let i = 0; i < used; i++) tags[i] = tagOfSpelling[spellings[i] ?? 0] ?? 0;
    },
  };
};
