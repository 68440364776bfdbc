/** Samples that have something in common. */
import { hash32 } from '../hash32.ts';
import type { CheckedSample } from './sample.ts';

/** Those of some numbers that occur more than once. */
const repeated = (numbers: readonly number[]): ReadonlySet<number> => {
  const sorted = Uint32Array.from(numbers).toSorted();
  const found = new Set<number>();
  for (let i = 1; i < sorted.length; i += 1) if (sorted[i] === sorted[i - 1]) found.add(sorted[i] ?? 0);
  return found;
};

/**
 * Groups of two or more samples of one key. Of the others no more than a number each is kept meanwhile.
 * @param key asked with the sample's place among all; null: it is in no group. Asked twice for some
 */
export const sampleGroups = (
  samples: Iterable<CheckedSample>,
  key: (sample: CheckedSample, place: number) => string | null,
): readonly (readonly CheckedSample[])[] => {
  const hashes: number[] = [];
  for (const sample of samples) {
    const of = key(sample, hashes.length);
    hashes.push(of === null ? -1 : hash32(of));
  }
  const twice = repeated(hashes.filter((hash) => hash >= 0));
  const groups = new Map<string, CheckedSample[]>();
  let place = 0;
  for (const sample of twice.size === 0 ? [] : samples) {
    const of = twice.has(hashes[place] ?? -1) ? key(sample, place) : null;
    place += 1;
    if (of === null) continue;
    const group = groups.get(of);
    if (group === undefined) groups.set(of, [sample]);
    else group.push(sample);
  }
  return [...groups.values()].filter((group) => group.length > 1);
};
