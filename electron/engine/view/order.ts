/** The order of a view: by path unless a query says otherwise; between equals, the path decides. */
import type { Sort } from '../../../shared/query/ast.ts';
import type { Columns } from '../index/columns.ts';
import { countBits, hasBit, type BitSet } from './bitset.ts';
import type { Measures } from './measures.ts';
import type { Paths } from '../index/paths.ts';
import { sortPacked } from './sortPacked.ts';

export interface OrderSources {
  readonly columns: Columns;
  readonly paths: Paths;
  readonly measures: Measures;
}

/**
 * Mixes a path's hash with a seed, so that a shuffle is the same on every machine and after the index was
 * rebuilt (the finalizer of MurmurHash3).
 */
const shuffled = (pathHash: number, seed: number): number => {
  let hash = pathHash ^ Math.imul(seed + 1, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};

const byPath = (members: BitSet, order: Int32Array): Int32Array => {
  const ids = new Int32Array(countBits(members));
  let next = 0;
  for (const id of order) if (hasBit(members, id)) ids[next++] = id;
  return ids;
};

const keyOf = (sort: Sort, { columns, paths, measures }: OrderSources): ((id: number) => number) => {
  switch (sort.key) {
    case 'random': {
      const hashes = paths.facts().hashes();
      return (id) => shuffled(hashes[id] ?? 0, sort.seed);
    }
    case 'path': {
      const { rank } = paths.facts();
      return (id) => rank[id] ?? 0;
    }
    case 'name': {
      const rank = paths.facts().nameRank();
      return (id) => rank[id] ?? 0;
    }
    case 'date': {
      const { mtime } = columns;
      return (id) => mtime[id] ?? 0;
    }
    case 'size': {
      const { width, height } = columns;
      return (id) => (width[id] ?? 0) * (height[id] ?? 0);
    }
    case 'filesize': {
      const { fileSize } = columns;
      return (id) => fileSize[id] ?? 0;
    }
    case 'tags': {
      const counts = measures.tagCounts();
      return (id) => counts[id] ?? 0;
    }
  }
};

/** Members of a set in the order that a query asks for. */
export const inOrder = (members: BitSet, sort: Sort | null, sources: OrderSources): Int32Array => {
  const ids = byPath(members, sources.paths.facts().order);
  if (sort === null) return ids;
  return sortPacked(ids, keyOf(sort, sources), sort.key !== 'random' && sort.reverse);
};
