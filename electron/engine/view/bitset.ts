/**
 * Sets of sample ids as bits: bit `id & 31` of word `id >> 5`. Sets of one dataset and revision have the same length;
 * the operations that change a set change their first argument, which saves an allocation in a long query.
 */
export type BitSet = Uint32Array;

/** An empty set that holds ids 0 .. slots-1. */
export const emptySet = (slots: number): BitSet => new Uint32Array((slots + 31) >>> 5);

export const addBit = (set: BitSet, id: number): void => {
  const word = id >>> 5;
  set[word] = (set[word] ?? 0) | (1 << (id & 31));
};

/** False for ids beyond the set, which were added after it was made. */
export const hasBit = (set: BitSet, id: number): boolean => ((set[id >>> 5] ?? 0) & (1 << (id & 31))) !== 0;

/** Adds every id of a posting list. */
export const addAll = (set: BitSet, ids: ArrayLike<number>): void => {
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i] ?? 0;
    const word = id >>> 5;
    set[word] = (set[word] ?? 0) | (1 << (id & 31));
  }
};

export const setOf = (ids: ArrayLike<number>, slots: number): BitSet => {
  const set = emptySet(slots);
  addAll(set, ids);
  return set;
};

/** `target` becomes `target AND other`. */
export const intersect = (target: BitSet, other: BitSet): void => {
  for (let i = 0; i < target.length; i++) target[i] = (target[i] ?? 0) & (other[i] ?? 0);
};

/** `target` becomes `target OR other`. */
export const unite = (target: BitSet, other: BitSet): void => {
  for (let i = 0; i < target.length; i++) target[i] = (target[i] ?? 0) | (other[i] ?? 0);
};

/** `target` becomes `target` without the members of `other`. */
export const subtract = (target: BitSet, other: BitSet): void => {
  for (let i = 0; i < target.length; i++) target[i] = (target[i] ?? 0) & ~(other[i] ?? 0);
};

/** `target` becomes the members of `whole` that are not in `target`. */
export const complement = (target: BitSet, whole: BitSet): void => {
  for (let i = 0; i < target.length; i++) target[i] = (whole[i] ?? 0) & ~(target[i] ?? 0);
};

/** Set bits of a 32-bit word (Warren, Hacker's Delight, section 5-1). */
const popCount = (word: number): number => {
  let n = word - ((word >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  n = (n + (n >>> 4)) & 0x0f0f0f0f;
  return Math.imul(n, 0x01010101) >>> 24;
};

export const countBits = (set: BitSet): number => {
  let count = 0;
  for (let i = 0; i < set.length; i++) count += popCount(set[i] ?? 0);
  return count;
};

/** How many members of `a` are not in `b`, whatever their lengths. */
export const countMissing = (a: BitSet, b: BitSet): number => {
  let count = 0;
  for (let i = 0; i < a.length; i++) count += popCount((a[i] ?? 0) & ~(b[i] ?? 0));
  return count;
};

/** Calls back for every member, ascending. */
const eachBit = (set: BitSet, visit: (id: number) => void): void => {
  for (let i = 0; i < set.length; i++) {
    let word = set[i] ?? 0;
    while (word !== 0) {
      const bit = 31 - Math.clz32(word & -word);
      visit(i * 32 + bit);
      word &= word - 1;
    }
  }
};

/** Its members, ascending. */
export const idsOf = (set: BitSet): Int32Array => {
  const ids = new Int32Array(countBits(set));
  let next = 0;
  eachBit(set, (id) => {
    ids[next++] = id;
  });
  return ids;
};
