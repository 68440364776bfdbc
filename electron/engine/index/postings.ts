/**
 * The samples of each tag. They are looked for when they are asked for after a change: one tag by itself (3 ms for two
 * million tags of samples) while few are asked for, as between two edits, and else all of them at once (counting sort).
 */

/** The tags of all samples, one after the other: sample `id` has `length[id]` of them from `start[id]`. */
export interface TagPool {
  readonly slots: number;
  readonly start: Uint32Array;
  readonly length: Uint32Array;
  readonly tags: Uint32Array;
}

/** The samples of all tags, one list after the other. */
interface Lists {
  /** By tag: where its samples begin in `samples`; one more entry than tags. */
  readonly start: Uint32Array;
  readonly samples: Uint32Array;
}

/** After so many tags it is cheaper to find the samples of all. */
const singly = 8;

/** @param counts how many samples each tag has, by tag */
export const createPostings = (pool: () => TagPool, counts: () => Uint32Array) => {
  let lists: Lists | null = null;
  const found = new Map<number, Uint32Array>();
  return {
    /** Ascending ids. */
    of: (tag: number): Uint32Array => {
      let ids = found.get(tag);
      if (ids === undefined && lists === null && found.size < singly) {
        ids = samplesWith(pool(), tag, counts()[tag] ?? 0);
        found.set(tag, ids);
      }
      if (ids !== undefined) return ids;
      lists ??= placeAll(pool(), counts());
      const { start, samples } = lists;
      return samples.subarray(start[tag] ?? 0, start[tag + 1] ?? 0);
    },
    /** To be called when samples have changed. */
    forget: (): void => {
      lists = null;
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
const placeAll = ({ slots, start, length, tags }: TagPool, count: Uint32Array): Lists => {
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
