/** The flags of all samples, with how many samples have each of them. */
import { flag } from './columns.ts';
import { grown } from './growable.ts';

const bits = Object.values(flag);

export const createFlagColumn = () => {
  let flags: Uint16Array<ArrayBuffer> = new Uint16Array(0);
  const counts = new Map<number, number>(bits.map((bit) => [bit, 0]));
  return {
    all: (): Uint16Array => flags,
    count: (bit: number): number => counts.get(bit) ?? 0,
    grow: (slots: number): void => {
      flags = grown(flags, slots);
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
  };
};
