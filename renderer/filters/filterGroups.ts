/** How a group of filters is shown: its title, how many of its items, and which of them are rare. */
import type { Facet, FacetItem, FacetName } from '../../shared/api/view.ts';
import { hasTerm, negateTerm, replaceTerm, toggleTerm } from '../../shared/query/terms.ts';

/** Items that are read with every view. */
export const asked = 40;
/** Items that are read once a group is opened fully. */
export const askedFully = 400;
/** A group with more items gets a field to filter them. */
const filterFrom = 16;

interface GroupLook {
  readonly title: string;
  /** What its items are called in "Filter 1,204 tags". */
  readonly noun: string;
  /** Items shown before "n more". */
  readonly first: number;
  /** Whether counts are drawn as bars, for comparison. */
  readonly bars: boolean;
}

const looks: Readonly<Record<FacetName, GroupLook>> = {
  characters: { title: 'Characters', noun: 'characters', first: asked, bars: true },
  copyrights: { title: 'Copyrights', noun: 'copyrights', first: 8, bars: false },
  artists: { title: 'Artists', noun: 'artists', first: 8, bars: false },
  tags: { title: 'Tags', noun: 'tags', first: 12, bars: false },
  captions: { title: 'Captions', noun: 'states', first: asked, bars: false },
  problems: { title: 'Problems', noun: 'kinds', first: 8, bars: false },
  doubts: { title: 'Doubted tags', noun: 'doubted tags', first: 8, bars: false },
  marks: { title: 'Proofreading', noun: 'marks', first: asked, bars: false },
  ratings: { title: 'Ratings', noun: 'ratings', first: 8, bars: false },
  sizes: { title: 'Sizes', noun: 'sizes', first: 8, bars: false },
  folders: { title: 'Folders', noun: 'folders', first: 8, bars: false },
  types: { title: 'File types', noun: 'types', first: 8, bars: false },
};

export const lookOf = (name: FacetName): GroupLook => looks[name];

const ofTags: ReadonlySet<FacetName> = new Set(['characters', 'copyrights', 'artists', 'tags']);

/** Whether the group's items are tags, which can be renamed. */
export const isOfTags = (name: FacetName): boolean => ofTags.has(name);

/** All items there are, shown or not. */
export const sizeOf = (group: Facet): number => group.items.length + group.more;

export const hasFilter = (group: Facet): boolean => sizeOf(group) > filterFrom;

/** The items to draw, and how many are behind "n more". */
export const shownOf = (
  group: Facet,
  whole: boolean,
): { readonly items: readonly FacetItem[]; readonly hidden: number } => {
  const items = whole ? group.items : group.items.slice(0, looks[group.name].first);
  return { items, hidden: sizeOf(group) - items.length };
};

/** Whether the group has anything to show. */
export const isUseful = (group: Facet): boolean => sizeOf(group) > 0;

/**
 * Few images in the whole dataset, whatever the query shows of them.
 * @param floor as the roster has it: with fewer images a character is hardly learnt
 */
export const isFew = (name: FacetName, item: FacetItem, floor: number): boolean =>
  name === 'characters' && item.total < floor;

/** Shares of the longest bar: the whole dataset behind, the view before it. */
export const barOf = (
  item: FacetItem,
  items: readonly FacetItem[],
): { readonly view: number; readonly whole: number } => {
  const largest = Math.max(1, ...items.map(({ total }) => total));
  return { view: item.count / largest, whole: item.total / largest };
};

/** Whether a query has the term of an item, or its opposite. */
export type Asked = 'no' | 'with' | 'without';

export const askedIn = (query: string, term: string): Asked => {
  if (query.trim() === '') return 'no';
  if (hasTerm(query, term)) return 'with';
  return hasTerm(query, negateTerm(term)) ? 'without' : 'no';
};

/** The position of the first item that the result has, where others stay visible that it does not have; else null. */
export const chosenAmong = (items: readonly FacetItem[]): number | null => {
  const place = items.findIndex(({ count }) => count > 0);
  return place >= 0 && items.some(({ count }) => count === 0) ? place : null;
};

/**
 * The query after a click on an item: the item is added, or removed. Where no sample has it together with the
 * items of the same group in the query, it replaces them.
 */
export const clicked = (query: string, item: FacetItem, items: readonly FacetItem[]): string => {
  const state = askedIn(query, item.term);
  if (state === 'without') return toggleTerm(query, negateTerm(item.term));
  if (state === 'with' || item.count > 0) return toggleTerm(query, item.term);
  const others = items.filter(({ term }) => term !== item.term && askedIn(query, term) === 'with');
  return replaceTerm(
    others.reduce((rest, { term }) => toggleTerm(rest, term), query),
    item.term,
  );
};
