/** The method's only source of chance: seeded, so that the same captions always give the same suspects. */

export interface Random {
  /** 0 <= x < 1. */
  next(): number;
  /** An integer, 0 <= n < end. */
  below(end: number): number;
  /** Puts the values in another order, in place. */
  shuffle(values: Int32Array): void;
}

/** SplitMix32: a Weyl sequence through a mixer; one word of state is plenty for folds and starts. */
export const createRandom = (seed: number): Random => {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x9e3779b9) | 0;
    let word = state ^ (state >>> 16);
    word = Math.imul(word, 0x21f0aaad);
    word ^= word >>> 15;
    word = Math.imul(word, 0x735a2d97);
    return ((word ^ (word >>> 15)) >>> 0) / 4294967296;
  };
  const below = (end: number): number => Math.floor(next() * end);
  return {
    next,
    below,
    shuffle: (values) => {
      for (let last = values.length - 1; last > 0; last--) {
        const other = below(last + 1);
        const held = values[last] ?? 0;
        values[last] = values[other] ?? 0;
        values[other] = held;
      }
    },
  };
};
