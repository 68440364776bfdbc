/**
 * From pairs to groups. Each group forms around its best image, and holds only what was compared with that
 * one: so a chain of crops never joins two images that have nothing in common.
 */
import type { Change, Closeness } from '../../../../shared/api/duplicates.ts';

export interface Pair {
  readonly a: number;
  readonly b: number;
  readonly closeness: Closeness;
  /** Bits of the hash that differ. */
  readonly distance: number;
  /** How `b` differs from `a`, and `a` from `b`. */
  readonly changes: readonly Change[];
  readonly back: readonly Change[];
}

/** The same pair under other numbers. */
export const renumbered = ({ closeness, distance, changes, back }: Pair, a: number, b: number): Pair => ({
  a,
  b,
  closeness,
  distance,
  changes,
  back,
});

export interface Member {
  readonly image: number;
  /** To the best image of the group, which has 0 itself. */
  readonly closeness: Closeness;
  readonly distance: number;
  readonly how: readonly Change[];
}

export interface Group {
  /** The kind of the weakest pair. */
  readonly kind: Closeness;
  /** The best first, the others after it in the order of the images. */
  readonly members: readonly Member[];
}

const ranks: Record<Closeness, number> = { equal: 0, same: 1, similar: 2 };

/**
 * @param count of the images, numbered from 0, the best first
 * @returns groups in the order of their best images
 */
export const groupsOf = (count: number, pairs: Iterable<Pair>): readonly Group[] => {
  const near = new Map<number, Map<number, Pair>>();
  const note = (from: number, to: number, pair: Pair): void => {
    const others = near.get(from) ?? new Map<number, Pair>();
    near.set(from, others);
    const known = others.get(to);
    const closer =
      known === undefined ||
      ranks[pair.closeness] < ranks[known.closeness] ||
      (pair.closeness === known.closeness && pair.distance < known.distance);
    if (closer) others.set(to, pair);
  };
  for (const pair of pairs) {
    note(pair.a, pair.b, pair);
    note(pair.b, pair.a, { ...pair, changes: pair.back, back: pair.changes });
  }
  const taken = new Set<number>();
  const groups: Group[] = [];
  for (let best = 0; best < count; best += 1) {
    if (taken.has(best)) continue;
    const others = [...(near.get(best) ?? [])].filter(([other]) => !taken.has(other));
    if (others.length === 0) continue;
    const members = others
      .toSorted(([a], [b]) => a - b)
      .map(([image, { closeness, distance, changes }]) => ({ image, closeness, distance, how: changes }));
    for (const { image } of members) taken.add(image);
    taken.add(best);
    const kind = members.reduce<Closeness>(
      (worst, { closeness }) => (ranks[closeness] > ranks[worst] ? closeness : worst),
      'equal',
    );
    const head: Member = { image: best, closeness: 'equal', distance: 0, how: [] };
    groups.push({ kind, members: [head, ...members] });
  }
  return groups;
};
