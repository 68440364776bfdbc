/** The tags of all samples in one array, one list after the other, beside the spellings that they are written in. */
import { grown } from './growable.ts';
import type { TagPool } from './postings.ts';

/** What is known of spellings, and is told which of them samples have. */
export interface SpellingUse {
  /** A sample that has these spellings has come (1), or gone (-1). */
  count(spellings: Uint32Array, change: 1 | -1): void;
  tagOfSpelling(spelling: number): number;
}

/** Gaps of fewer entries than this are not worth closing. */
const smallGap = 65_536;

export const createTagPool = (use: SpellingUse) => {
  let slots = 1;
  let start: Uint32Array<ArrayBuffer> = new Uint32Array(0);
  let length: Uint32Array<ArrayBuffer> = new Uint32Array(0);
  let tags: Uint32Array<ArrayBuffer> = new Uint32Array(0);
  let spellings: Uint32Array<ArrayBuffer> = new Uint32Array(0);
  /** Entries of the pool in use, and how many of them belong to no sample any more. */
  let used = 0;
  let wasted = 0;

  const of = (array: Uint32Array, id: number): Uint32Array => {
    const from = start[id] ?? 0;
    return array.subarray(from, from + (length[id] ?? 0));
  };
  return {
    current: (): TagPool => ({ slots, start, length, tags }),
    tagsOf: (id: number): Uint32Array => of(tags, id),
    spellingsOf: (id: number): Uint32Array => of(spellings, id),
    grow: (count: number): void => {
      slots = Math.max(slots, count);
      start = grown(start, slots);
      length = grown(length, slots);
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
        tags = grown(tags, used);
        spellings = grown(spellings, used);
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
      const tight = { tags: new Uint32Array(used - wasted), spellings: new Uint32Array(used - wasted) };
      let at = 0;
      for (let id = 1; id < slots; id++) {
        const size = length[id] ?? 0;
        tight.tags.set(of(tags, id), at);
        tight.spellings.set(of(spellings, id), at);
        start[id] = at;
        at += size;
      }
      ({ tags, spellings } = tight);
      used = at;
      wasted = 0;
    },
  };
};
