/** Samples that have something in common. */
import type { CheckedSample } from './sample.ts';

/** Groups of two or more samples of one key. */
export const sampleGroups = (
  samples: readonly CheckedSample[],
  key: (sample: CheckedSample) => string,
): readonly (readonly CheckedSample[])[] => {
  const groups = new Map<string, CheckedSample[]>();
  for (const sample of samples) {
    const of = key(sample);
    const group = groups.get(of);
    if (group === undefined) groups.set(of, [sample]);
    else group.push(sample);
  }
  return [...groups.values()].filter((group) => group.length > 1);
};
