/** Sorting by a control or a command: it writes the order into the query, where it can be seen and changed. */
import type { Sort, SortKey } from '../../shared/query/ast.ts';
import { sortOf, withSort } from '../../shared/query/sortTerm.ts';
import type { AppStore } from '../state/types.ts';

/** The way round that one usually wants first: the newest, the largest, the shortest list of tags. */
const reversedFirst: ReadonlySet<SortKey> = new Set(['date', 'size', 'filesize']);

const seeds = 1_000_000;

const sortNow = (store: AppStore, next: (now: Sort) => Sort | null): void => {
  const { draft, runQuery, say } = store.getState();
  const now = sortOf(draft);
  if (now === null) return say('The query cannot be read. Correct it, then sort.');
  const sort = next(now);
  if (sort === null) return say('A random order has no reverse. Shuffle again for another one.');
  void runQuery(withSort(draft, sort));
};

/** Sorts by this; again: the other way round, or shuffled anew. */
export const sortBy = (store: AppStore, key: Sort['key']): void =>
  sortNow(store, (now) => {
    if (key === 'random') return { key, seed: Math.floor(Math.random() * seeds) };
    if (now.key === 'random' || now.key !== key) return { key, reverse: reversedFirst.has(key) };
    return { key, reverse: !now.reverse };
  });

export const reverseSort = (store: AppStore): void =>
  sortNow(store, (now) => (now.key === 'random' ? null : { key: now.key, reverse: !now.reverse }));
