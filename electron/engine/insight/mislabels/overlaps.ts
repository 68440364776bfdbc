/** Characters that are taken for each other, told from the suspects. */
import type { FoundSuspect } from './find.ts';

export interface Overlap {
  /** Identity keys, ascending. */
  readonly a: string;
  readonly b: string;
  /** Samples of either that are very likely the other's. */
  readonly count: number;
}

/** Most often mistaken first. */
export const overlapsOf = (
  suspects: readonly Pick<FoundSuspect, 'given' | 'suggested' | 'tier'>[],
): Overlap[] => {
  const pairs = new Map<string, { a: string; b: string; count: number; look: number }>();
  for (const { given, suggested, tier } of suspects) {
    const [a = '', b = ''] = [given, suggested].toSorted();
    const name = `${a}\n${b}`;
    const pair = pairs.get(name) ?? { a, b, count: 0, look: 0 };
    pairs.set(name, pair);
    if (tier === 'likely') pair.count++;
    else pair.look++;
  }
  return [...pairs.values()]
    .filter(({ count }) => count > 0)
    .toSorted((x, y) => y.count - x.count || y.look - x.look || (x.a + x.b < y.a + y.b ? -1 : 1))
    .map(({ a, b, count }) => ({ a, b, count }));
};
