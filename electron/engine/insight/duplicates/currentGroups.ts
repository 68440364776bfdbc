/**
 * What was found, brought up to date: without images that are gone or have changed, and without those that
 * the user told apart.
 */
import { apartKey, type Change, type Closeness } from '../../../../shared/api/duplicates.ts';
import type { OpenDataset } from '../../dataset.ts';
import type { Pictures } from '../pictures/createPictures.ts';
import { groupsOf, renumbered, type Pair } from './groups.ts';

export interface FoundMember {
  readonly id: number;
  /** To the first member; the first itself: equal, 0. */
  readonly closeness: Closeness;
  /** Bits of the hash, of 256. */
  readonly distance: number;
  readonly how: readonly Change[];
}

export interface FoundGroup {
  readonly kind: Closeness;
  /** The one to keep first: the largest, then the least compressed, then with captions. */
  readonly members: readonly FoundMember[];
}

export interface FoundPairs {
  /** By sample id. */
  readonly pairs: readonly Pair[];
  /** Places in the order of quality at that time, by id. */
  readonly order: ReadonlyMap<number, number>;
}

export const currentGroups = (
  dataset: OpenDataset,
  pictures: Pictures,
  { pairs, order }: FoundPairs,
): readonly FoundGroup[] => {
  const { apart } = dataset.project().settings.duplicates;
  const shas = new Map<number, string>();
  const shaOf = (id: number): string | null => {
    const known = shas.get(id) ?? pictures.facts(id)?.sha256 ?? null;
    if (known !== null) shas.set(id, known);
    return known;
  };
  const live = pairs.filter(({ a, b }) => {
    const [one, other] = [shaOf(a), shaOf(b)];
    // The image has changed since, or is gone.
    if (one === null || other === null) return false;
    return !Object.hasOwn(apart, apartKey(one, other));
  });
  const ids = [...new Set(live.flatMap(({ a, b }) => [a, b]))].toSorted(
    (a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0),
  );
  const numbers = new Map(ids.map((id, n) => [id, n]));
  const numbered = live.map((pair) => renumbered(pair, numbers.get(pair.a) ?? 0, numbers.get(pair.b) ?? 0));
  return groupsOf(ids.length, numbered).map(({ kind, members }) => ({
    kind,
    members: members.map(({ image, ...rest }) => ({ id: ids[image] ?? 0, ...rest })),
  }));
};

/** Samples by how near they are to another of their group. */
export const idsByCloseness = (groups: readonly FoundGroup[]): ReadonlyMap<Closeness, readonly number[]> => {
  const ids = { equal: new Set<number>(), same: new Set<number>(), similar: new Set<number>() };
  for (const { members } of groups) {
    const [first, ...others] = members;
    for (const { id, closeness } of others) {
      ids[closeness].add(id);
      if (first !== undefined) ids[closeness].add(first.id);
    }
  }
  return new Map(Object.entries(ids).map(([closeness, set]) => [closeness as Closeness, [...set]]));
};
