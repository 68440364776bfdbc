/** The sample's only source of randomness: seeded, so that a seed always draws the same dataset. */
import { hash32 } from '../../shared/hash32.ts';

export interface Random {
  /** A number in [0, 1). */
  unit(): number;
  /** A number in [from, to). */
  between(from: number, to: number): number;
  /** A whole number in [from, to]. */
  whole(from: number, to: number): number;
  chance(probability: number): boolean;
  /** @throws RangeError when there is nothing to pick from */
  pick<T>(items: readonly T[]): T;
  shuffled<T>(items: readonly T[]): T[];
}

/**
 * @param seed the dataset's seed
 * @param name what the numbers are for: each picture has its own stream, so adding one picture changes no
 * other
 */
export const createRandom = (seed: number, name: string): Random => {
  // sfc32: small, fast, and passes PractRand; integer arithmetic only, so it is the same on every machine.
  let a = hash32(`${seed}/${name}/a`);
  let b = hash32(`${seed}/${name}/b`);
  let c = hash32(`${seed}/${name}/c`);
  let counter = 1;
  const next = (): number => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    return (t >>> 0) / 4294967296;
  };
  for (let i = 0; i < 12; i += 1) next();

  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const pick = <T>(items: readonly T[]): T => {
    const item = items[whole(0, items.length - 1)];
    if (item === undefined) throw new RangeError('Nothing to pick from.');
    return item;
  };
  return {
    unit: next,
    between: (from, to) => from + next() * (to - from),
    whole,
    chance: (probability) => next() < probability,
    pick,
    shuffled: (items) => {
      const rest = [...items];
      const out = [];
      while (rest.length > 0) out.push(...rest.splice(whole(0, rest.length - 1), 1));
      return out;
    },
  };
};
