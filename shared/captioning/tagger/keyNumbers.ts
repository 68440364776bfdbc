/** Numbers for identity keys, and marks on them: what is asked of every tag of every image is asked of small numbers. */
import type { LabelIndex } from './labelIndex.ts';

export interface KeyNumbers {
  /** A label's own number for a key that is a label's, a new one for each other key. */
  of(key: string): number;
  /** Whether the number is a label's. */
  isLabel(number: number): boolean;
}

export const createKeyNumbers = ({ keys, labelOf }: LabelIndex): KeyNumbers => {
  const others = new Map<string, number>();
  return {
    of: (key) => {
      const number = labelOf(key) ?? others.get(key);
      if (number !== undefined) return number;
      const next = keys.length + others.size;
      others.set(key, next);
      return next;
    },
    isLabel: (number) => number < keys.length,
  };
};

/** A set of numbers that is emptied at no cost. */
export interface Marks {
  clear(): void;
  add(number: number): void;
  has(number: number): boolean;
  /** @returns whether it was there */
  delete(number: number): boolean;
}

export const createMarks = (): Marks => {
  let rounds = new Uint32Array(1024);
  let round = 1;
  return {
    clear: () => (round += 1),
    add: (number) => {
      if (number >= rounds.length) {
        const larger = new Uint32Array(Math.max(number + 1, rounds.length * 2));
        larger.set(rounds);
        rounds = larger;
      }
      rounds[number] = round;
    },
    has: (number) => rounds[number] === round,
    delete: (number) => {
      if (rounds[number] !== round) return false;
      rounds[number] = 0;
      return true;
    },
  };
};
