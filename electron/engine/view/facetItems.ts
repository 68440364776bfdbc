/** Chooses which items of a filter are shown: the most frequent ones, and those that are in the query. */
import type { FacetItem } from '../../../shared/api/view.ts';
import { createTopList } from './topList.ts';

/** A candidate. Terms are made only for those that are shown. */
export interface ItemSource<T> {
  readonly items: readonly T[];
  /** Samples of the view. */
  readonly count: (item: T) => number;
  /** Samples of the dataset. */
  readonly total: (item: T) => number;
  readonly label: (item: T) => string;
  /** The text that is searched: the label, folded. */
  readonly searched: (item: T) => string;
  /** In canonical form. */
  readonly term: (item: T) => string;
  /** Whether the query has it, or its opposite: then it is shown however rare it is. */
  readonly isSelected: (item: T) => boolean;
  /** Whether the query selects among them, with words that need not be any item's term. */
  readonly isAskedFor?: boolean;
}

export interface Choice {
  /** How many items at most, besides selected ones. */
  readonly limit: number;
  /** Only items in whose searched text this occurs; null for all. */
  readonly filter: string | null;
  /** In a view without samples, the dataset's items are shown, so that there is a way out of it. */
  readonly emptyView: boolean;
  /** Where one item is selected, the others stay visible, in the order of the dataset, so that one can switch. */
  readonly keepsOthers: boolean;
}

export interface Chosen {
  readonly items: FacetItem[];
  /** How many more there are. */
  readonly more: number;
}

/** An item that the query excludes is selected too, but no sample of the view has it. */
const isAsked = <T>(source: ItemSource<T>): boolean =>
  source.isAskedFor === true ||
  source.items.some((item) => source.isSelected(item) && source.count(item) > 0);

const isShown = <T>(source: ItemSource<T>, item: T, all: boolean, filter: string | null): boolean => {
  if (source.total(item) === 0) return false;
  if (source.count(item) === 0 && !all && !source.isSelected(item)) return false;
  return filter === null || source.searched(item).includes(filter);
};

const shownItem = <T>(source: ItemSource<T>, item: T): FacetItem => ({
  label: source.label(item),
  term: source.term(item),
  count: source.count(item),
  total: source.total(item),
});

/** In the source's own order. */
export const itemsInOrder = <T>(source: ItemSource<T>, choice: Choice): FacetItem[] => {
  const all = choice.emptyView || (choice.keepsOthers && isAsked(source));
  return source.items
    .filter((item) => isShown(source, item, all, choice.filter))
    .map((item) => shownItem(source, item));
};

/** Most frequent in the view first, then in the dataset, then by label. */
export const topItems = <T>(source: ItemSource<T>, choice: Choice): Chosen => {
  const byDataset = choice.keepsOthers && isAsked(source);
  const all = choice.emptyView || byDataset;
  const top = createTopList<T>(choice.limit, (a, b) => {
    const inView = byDataset ? 0 : source.count(b) - source.count(a);
    const difference = inView || source.total(b) - source.total(a);
    return difference === 0 ? source.label(a) < source.label(b) : difference < 0;
  });
  const selected: T[] = [];
  let shown = 0;
  for (const item of source.items) {
    if (!isShown(source, item, all, choice.filter)) continue;
    shown++;
    top.offer(item);
    if (source.isSelected(item)) selected.push(item);
  }
  const chosen = [...top.items, ...selected.filter((item) => !top.items.includes(item))];
  return { items: chosen.map((item) => shownItem(source, item)), more: shown - chosen.length };
};
