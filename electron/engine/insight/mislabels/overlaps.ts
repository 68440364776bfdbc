/** Characters that are taken for each other, told from the suspects. */
import type { FoundSuspect } from './find.ts';

interface Doubted {
  readonly id: number;
  readonly suspect: Pick<FoundSuspect, 'given' | 'suggested' | 'tier'>;
}

export interface Overlap {
  /** Identity keys, ascending. */
  readonly a: string;
  readonly b: string;
  /** Samples of either that are very likely the other's. */
  readonly count: number;
  /** Those, and the ones that are worth a look. */
  readonly samples: readonly number[];
}

/** Most often mistaken first; pairs without a likely suspect are left out. */
export const overlapsOf = (doubted: readonly Doubted[]): Overlap[] => {
  const pairs = new Map<string, { a: string; b: string; count: number; samples: number[] }>();
  for (const { id, suspect } of doubted) {
    const [a = '', b = ''] = [suspect.given, suspect.suggested].toSorted();
    const name = `${a}\n${b}`;
    const pair = pairs.get(name) ?? { a, b, count: 0, samples: [] };
    pairs.set(name, pair);
    if (suspect.tier === 'likely') pair.count++;
    pair.samples.push(id);
  }
  return [...pairs.values()]
    .filter(({ count }) => count > 0)
    .toSorted(
      (x, y) => y.count - x.count || y.samples.length - x.samples.length || (x.a + x.b < y.a + y.b ? -1 : 1),
    );
};
