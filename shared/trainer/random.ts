/** The draws' only source of randomness: seeded, so that a seed always gives the same captions, on every machine. */

export interface Random {
  /** A number in [0, 1). */
  unit(): number;
  /** A whole number in [0, end). */
  below(end: number): number;
}

/** @param seed any whole number; only its lowest 32 bits count */
export const seededRandom = (seed: number): Random => {
  // Weyl sequence through the finaliser of MurmurHash3: neighbouring seeds give unrelated streams.
  let state = Math.imul(seed ^ 0x5bd1e995, 0x9e3779b1) >>> 0;
  const unit = (): number => {
    state = (state + 0x9e3779b9) >>> 0;
    let x = state;
    x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
    x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
    return ((x ^ (x >>> 16)) >>> 0) / 4_294_967_296;
  };
  return { unit, below: (end) => Math.floor(unit() * end) };
};

/** The items in a random order; every order is equally likely. */
export const shuffled = <T>(items: readonly T[], random: Random): readonly T[] => {
  const rest = [...items];
  const out: T[] = [];
  while (rest.length > 0) out.push(...rest.splice(random.below(rest.length), 1));
  return out;
};

/** `count` different whole numbers in [0, end); every choice is equally likely. */
export const chooseSome = (end: number, count: number, random: Random): ReadonlySet<number> => {
  const chosen = new Set<number>();
  // Floyd's: each step adds a new one of those up to `last`, or `last` itself.
  for (let last = end - count; last < end; last += 1) {
    const pick = random.below(last + 1);
    chosen.add(chosen.has(pick) ? last : pick);
  }
  return chosen;
};
