/** The flags of all samples, in memory that all threads see, with how many samples have each of them. */
import { flag } from './columns.ts';
import { grownShared, noBytes } from './growable.ts';

const bits = Object.values(flag);
/** Flags are numbers below this one. */
const values = 2 * Math.max(...bits);

export const createFlagColumn = () => {
  let flags: Uint16Array<SharedArrayBuffer> = new Uint16Array(noBytes);
  const counts = new Map<number, number>(bits.map((bit) => [bit, 0]));
  return {
    all: (): Uint16Array<SharedArrayBuffer> => flags,
    count: (bit: number): number => counts.get(bit) ?? 0,
    grow: (slots: number): void => {
      flags = grownShared(flags, slots);
    },
    set: (id: number, next: number): void => {
      const before = flags[id] ?? 0;
      if (before === next) return;
      for (const bit of bits) {
        const change = (next & bit ? 1 : 0) - (before & bit ? 1 : 0);
        if (change !== 0) counts.set(bit, (counts.get(bit) ?? 0) + change);
      }
      flags[id] = next;
    },
    restore: (from: Uint16Array<SharedArrayBuffer>): void => {
      flags = from;
      const byValue = new Uint32Array(values);
      for (const value of from) byValue[value & (values - 1)] = (byValue[value & (values - 1)] ?? 0) + 1;
      for (const bit of bits)
        counts.set(
          bit,
          byValue.reduce((sum, count, value) => ((value & bit) === 0 ? sum : sum + count), 0),
        );
    },
  };
};
