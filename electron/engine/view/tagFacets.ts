/** Filters of tags: characters, copyrights, artists, ratings, and all other tags. */
import type { TagCategory } from '../../../shared/api/caption.ts';
import type { FacetName } from '../../../shared/api/view.ts';
import { foldKey, namesOfKey } from '../../../shared/caption/identity.ts';
import type { TagField } from '../../../shared/query/ast.ts';
import { printTerm } from '../../../shared/query/print.ts';
import type { Columns } from '../index/columns.ts';
import type { ItemSource } from './facetItems.ts';
import type { SelectedTerms } from './selectedTerms.ts';

export type TagFacet = Extract<FacetName, 'characters' | 'copyrights' | 'artists' | 'tags' | 'ratings'>;

/** Categories without a filter of their own are among the tags. */
const facetOfCategory: Record<TagCategory, TagFacet> = {
  character: 'characters',
  copyright: 'copyrights',
  artist: 'artists',
  rating: 'ratings',
  general: 'tags',
  meta: 'tags',
  quality: 'tags',
  year: 'tags',
  syntax: 'tags',
};
const fieldOfFacet: Record<TagFacet, TagField> = {
  characters: 'char',
  copyrights: 'copyright',
  artists: 'artist',
  ratings: 'tag',
  tags: 'tag',
};

/** The tags of a filter, and the field whose term finds each of them and no other. */
export interface FacetTags {
  readonly tags: readonly number[];
  readonly usual: TagField;
  field(tag: number): TagField;
}

/**
 * `artist:@channel` also finds `@channel (caststation)`. Where a dataset has both, the shorter one is
 * searched with `tag:`, so that a click finds as many as the count says.
 */
const facetTags = (columns: Columns, facet: TagFacet, tags: readonly number[]): FacetTags => {
  const usual = fieldOfFacet[facet];
  if (usual === 'tag') return { tags, usual, field: () => usual };
  const shorter = new Set<string>();
  for (const tag of tags) for (const name of namesOfKey(columns.tags.key(tag)).slice(1)) shorter.add(name);
  return { tags, usual, field: (tag) => (shorter.has(columns.tags.key(tag)) ? 'tag' : usual) };
};

/** Tags of the dataset by the filter that they are in. */
export const tagsByFacet = (columns: Columns): Record<TagFacet, FacetTags> => {
  const { tags } = columns;
  const found: Record<TagFacet, number[]> = {
    characters: [],
    copyrights: [],
    artists: [],
    ratings: [],
    tags: [],
  };
  for (let tag = 0; tag < tags.size; tag++) {
    if (tags.count(tag) > 0) found[facetOfCategory[tags.category(tag)]].push(tag);
  }
  return {
    characters: facetTags(columns, 'characters', found.characters),
    copyrights: facetTags(columns, 'copyrights', found.copyrights),
    artists: facetTags(columns, 'artists', found.artists),
    ratings: facetTags(columns, 'ratings', found.ratings),
    tags: facetTags(columns, 'tags', found.tags),
  };
};

/** @param counts by tag: samples of the view */
export const tagItems = (
  { tags }: Columns,
  members: FacetTags,
  counts: Int32Array,
  selected: SelectedTerms,
): ItemSource<number> => {
  const selectedTags = new Set(
    selected.tags.flatMap(({ field, key }) => {
      const tag = tags.find(key);
      return tag >= 0 && members.field(tag) === field ? [tag] : [];
    }),
  );
  const keyOf = (tag: number): string => tags.key(tag);
  return {
    items: members.tags,
    count: (tag) => counts[tag] ?? 0,
    total: (tag) => tags.count(tag),
    label: keyOf,
    searched: (tag) => foldKey(keyOf(tag)),
    term: (tag) => {
      const value = [{ kind: 'text', text: keyOf(tag) } as const];
      return printTerm({ kind: 'tag', field: members.field(tag), value });
    },
    isSelected: (tag) => selectedTags.has(tag),
    isAskedFor: members.usual !== 'tag' && selected.fields.has(members.usual),
  };
};
