/** In how many samples something is used that is known by a number: a tag, or a spelling. */
import { grown, grownShared, noBytes } from './growable.ts';

export const createUseCounts = () => {
  let counts: Uint32Array<SharedArrayBuffer> = new Uint32Array(noBytes);
  /** The last sample that each was counted for, as a running number. */
  let countedFor: Uint32Array<ArrayBuffer> = new Uint32Array(0);
  let sample = 0;
  return {
    all: (): Uint32Array<SharedArrayBuffer> => counts,
    of: (used: number): number => counts[used] ?? 0,
    grow: (size: number): void => {
      counts = grownShared(counts, size);
      countedFor = grown(countedFor, size);
    },
    /** To be called before the counts of each sample: within one, repetitions count once. */
    nextSample: (): void => {
      sample = (sample + 1) >>> 0;
    },
    count: (used: number, change: 1 | -1): void => {
      if (countedFor[used] === sample) return;
      countedFor[used] = sample;
      counts[used] = (counts[used] ?? 0) + change;
    },
    restore: (from: Uint32Array<SharedArrayBuffer>): void => {
      counts = from;
      countedFor = grown(countedFor, from.length);
    },
  };
};
