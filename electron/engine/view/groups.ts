/** Groups of samples with a name and a term each, counted in a view and in the whole dataset. */
import type { ItemSource } from './facetItems.ts';
import type { SelectedTerms } from './selectedTerms.ts';

export interface Group {
  readonly label: string;
  readonly term: string;
  /** Conditions of the term, where it has several. */
  readonly parts?: readonly string[];
}

export interface CountedGroup extends Group {
  readonly count: number;
  readonly total: number;
}

/** A small number a sample, and how often each number occurs in the whole dataset. */
export interface Valued {
  /** By id. */
  readonly valueOf: ArrayLike<number>;
  /** By number. */
  readonly all: Int32Array;
}

/** Counts of the view and of the dataset beside each other, by number. */
export interface Counts {
  readonly view: Int32Array;
  readonly all: Int32Array;
}

const histogram = (ids: Int32Array, valueOf: ArrayLike<number>, size: number): Int32Array => {
  const counts = new Int32Array(size);
  for (const id of ids) {
    const value = valueOf[id] ?? 0;
    counts[value] = (counts[value] ?? 0) + 1;
  }
  return counts;
};

/** @param size numbers are 0 .. size-1 */
export const valued = (all: Int32Array, valueOf: ArrayLike<number>, size: number): Valued => ({
  valueOf,
  all: histogram(all, valueOf, size),
});

export const countsOf = (view: Int32Array, { valueOf, all }: Valued): Counts => ({
  view: histogram(view, valueOf, all.length),
  all,
});

/** A group of everything whose value fulfils a condition. */
export interface Kind<T> extends Group {
  readonly holds: (value: T) => boolean;
}

/** @param valueAt the value that a number represents */
export const groupsOf = <T>(
  kinds: readonly Kind<T>[],
  { view, all }: Counts,
  valueAt: (number: number) => T,
): CountedGroup[] =>
  kinds.map(({ holds, ...group }) => {
    let count = 0;
    let total = 0;
    for (let number = 0; number < all.length; number++) {
      if (all[number] === 0 || !holds(valueAt(number))) continue;
      count += view[number] ?? 0;
      total += all[number] ?? 0;
    }
    return { ...group, count, total };
  });

export const groupItems = (
  groups: readonly CountedGroup[],
  selected: SelectedTerms,
): ItemSource<CountedGroup> => ({
  items: groups,
  count: ({ count }) => count,
  total: ({ total }) => total,
  label: ({ label }) => label,
  searched: ({ label }) => label.toLowerCase(),
  term: ({ term }) => term,
  isSelected: ({ term, parts = [term] }) => parts.every(selected.has),
});
