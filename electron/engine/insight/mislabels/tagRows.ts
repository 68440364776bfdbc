/** Tags as features: which of them are in a caption, and nothing else of it. */
import type { SparseRows } from './design.ts';

export interface TagRows {
  readonly sparse: SparseRows;
  /** By column: the tag it stands for. */
  readonly tags: Int32Array;
}

/** A tag that is in a single caption tells nothing about any other. */
const fewestRows = 2;

/**
 * @param lists by row: its tags by number, in any order, repetitions allowed
 * @param order by tag: what columns are sorted by, so that they do not depend on how tags happen to be numbered
 */
export const tagRows = (lists: readonly ArrayLike<number>[], order: readonly string[]): TagRows => {
  const sets = lists.map((list) => new Set(Array.from(list)));
  const counts = new Map<number, number>();
  for (const set of sets) for (const tag of set) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  const tags = [...counts]
    .filter(([, count]) => count >= fewestRows && count < lists.length)
    .map(([tag]) => tag)
    .toSorted((a, b) => ((order[a] ?? '') < (order[b] ?? '') ? -1 : 1));
  const columnOf = new Map(tags.map((tag, column) => [tag, column]));
  const start = new Int32Array(lists.length + 1);
  const index: number[] = [];
  for (const [row, set] of sets.entries()) {
    const columns = [...set].flatMap((tag) => columnOf.get(tag) ?? []).toSorted((a, b) => a - b);
    for (const column of columns) index.push(column);
    start[row + 1] = index.length;
  }
  return {
    sparse: { start, index: Int32Array.from(index), columns: tags.length },
    tags: Int32Array.from(tags),
  };
};
