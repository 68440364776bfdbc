/**
 * The filters' counts for a view: tags by kind, and properties of files. Every item is a term of the query
 * language.
 */
import { facetName, type Facet, type FacetName } from '../../../shared/api/view.ts';
import { foldTag } from '../../../shared/caption/identity.ts';
import { markNames, type Condition } from '../../../shared/query/ast.ts';
import { flag, type Columns } from '../index/columns.ts';
import type { FoundSamples } from '../index/findings.ts';
import { complement, idsOf, setOf, type BitSet } from './bitset.ts';
import { byRevision } from '../work/byRevision.ts';
import { itemsInOrder, topItems, type Choice, type Chosen } from './facetItems.ts';
import {
  captionGroups,
  extensionGroups,
  flagValues,
  folderGroups,
  folderTree,
  imageGroups,
} from './fileFacets.ts';
import { doubtGroups, problemGroups, withFoundBroken } from './findingFacets.ts';
import { countsOf, groupItems, valued, type CountedGroup } from './groups.ts';
import { markGroups, markNumbers, type MarkSource } from './marks.ts';
import type { Paths } from '../index/paths.ts';
import { selectedTerms, type SelectedTerms } from './selectedTerms.ts';
import { exactSizes, resolutionsOf, sizeClasses } from './sizeFacets.ts';
import { tagCountsOf } from './tagCounts.ts';
import { tagItems, tagsByFacet, type TagFacet } from './tagFacets.ts';

export interface FacetSources {
  readonly columns: Columns;
  readonly paths: Paths;
  /** All samples of the dataset. */
  readonly everything: () => BitSet;
  readonly marks: MarkSource;
  readonly findings: FoundSamples;
}

export interface FacetRequest {
  /** The view's samples; those that are gone are not counted. */
  readonly ids: Int32Array;
  /** The view's query, whose terms are shown however rare they are. */
  readonly where: Condition | null;
  /** Items a filter. */
  readonly limit: number;
  /** Null for all. */
  readonly only: FacetName | null;
  /** Only items whose label contains this; null for all. */
  readonly filter: string | null;
}

/** The view that is being counted. */
interface Counting {
  readonly view: Int32Array;
  readonly tagCounts: () => Int32Array;
  readonly selected: SelectedTerms;
  readonly choice: Choice;
}

/** @param classes come first, in their own order */
const grouped = (
  classes: readonly CountedGroup[],
  counted: readonly CountedGroup[],
  { choice, selected }: Counting,
): Chosen => {
  const folded = { ...choice, filter: choice.filter?.toLowerCase() ?? null };
  const first = itemsInOrder(groupItems(classes, selected), folded);
  const { items, more } = topItems(groupItems(counted, selected), folded);
  return { items: [...first, ...items], more };
};

const aliveOf = ({ flags }: Columns, ids: Int32Array): Int32Array => {
  const isAlive = (id: number): boolean => ((flags[id] ?? 0) & flag.alive) !== 0;
  // Mostly no sample is gone, and a copy would cost more than the check.
  for (const id of ids) if (!isAlive(id)) return ids.filter(isAlive);
  return ids;
};

/** What depends on the dataset only: made once for every state of it. */
const createDatasetGroups = ({ columns, paths, everything }: FacetSources) => {
  const revision = (): number => columns.revision;
  const all = byRevision(revision, () => idsOf(everything()));
  const tagsIn = byRevision(revision, () => tagsByFacet(columns));
  const flags = byRevision(revision, () => valued(all(), columns.flags, flagValues));
  const resolutions = byRevision(revision, () => resolutionsOf(columns));
  const sizes = byRevision(revision, () => valued(all(), resolutions().sizeOf, resolutions().sizes.length));
  const extensions = byRevision(revision, () => {
    const facts = paths.facts();
    return valued(all(), facts.extensionOf, facts.extensions.length);
  });
  const tree = byRevision(
    () => columns.pathRevision,
    () => folderTree(paths.facts()),
  );
  const folders = byRevision(revision, () => {
    const facts = paths.facts();
    return valued(all(), facts.folderOf, facts.folders.length);
  });
  return { all, tagsIn, flags, resolutions, sizes, extensions, tree, folders };
};

/** Counts facets. */
export const createFacets = (sources: FacetSources) => {
  const { columns, paths, everything, marks, findings } = sources;
  const { all, tagsIn, flags, resolutions, sizes, extensions, tree, folders } = createDatasetGroups(sources);

  const isBroken = (id: number): boolean => ((columns.flags[id] ?? 0) & flag.broken) !== 0;

  const tags = (facet: TagFacet, { tagCounts, selected, choice }: Counting): Chosen => {
    const filter = choice.filter === null ? null : foldTag(choice.filter);
    return topItems(tagItems(columns, tagsIn()[facet], tagCounts(), selected), { ...choice, filter });
  };

  const chosen = (name: FacetName, counting: Counting): Chosen => {
    const { view } = counting;
    switch (name) {
      case 'characters':
      case 'copyrights':
      case 'artists':
      case 'tags':
      case 'ratings':
        return tags(name, counting);
      case 'captions':
        return grouped(captionGroups(countsOf(view, flags())), [], counting);
      case 'problems':
        return grouped(problemGroups(findings, view, everything(), columns.slots), [], counting);
      case 'doubts':
        return grouped([], doubtGroups(findings, view, everything(), columns.slots), counting);
      case 'marks': {
        // Marks change while the columns stay as they are: these are counted every time.
        const numbers = markNumbers(marks, columns.slots);
        const counts = countsOf(view, valued(all(), numbers, markNames.length));
        return grouped(marks.all().size === 0 ? [] : markGroups(counts), [], counting);
      }
      case 'sizes': {
        const counts = countsOf(view, sizes());
        return grouped(sizeClasses(resolutions(), counts), exactSizes(resolutions(), counts), counting);
      }
      case 'folders':
        return grouped([], folderGroups(tree(), countsOf(view, folders()), columns.count), counting);
      case 'types':
        return grouped(
          imageGroups(countsOf(view, flags())).map((group) =>
            group.term === 'is:broken'
              ? withFoundBroken(group, findings, view, everything(), columns.slots, isBroken)
              : group,
          ),
          extensionGroups(paths.facts(), countsOf(view, extensions())),
          counting,
        );
    }
  };

  return ({ ids, where, limit, only, filter }: FacetRequest): Facet[] => {
    const view = aliveOf(columns, ids);
    const others = (): Int32Array => {
      const set = setOf(view, columns.slots);
      complement(set, everything());
      return idsOf(set);
    };
    let counts: Int32Array | undefined;
    const counting: Omit<Counting, 'choice'> = {
      view,
      tagCounts: () => (counts ??= tagCountsOf(columns, view, others)),
      selected: selectedTerms(where),
    };
    const names = only === null ? facetName.options : [only];
    return names.map((name) => {
      // Of a thousand tags, those that never occur with the selected one would only be in the way.
      const choice = { limit, filter, emptyView: view.length === 0, keepsOthers: name !== 'tags' };
      const { items, more } = chosen(name, { ...counting, choice });
      return { name, items, more };
    });
  };
};
