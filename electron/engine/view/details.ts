/** What the inspector shows: all of one sample, or what several have in common. */
import type { SampleDetail, ScopeSummary } from '../../../shared/api/sample.ts';
import { noCompanions } from '../../../shared/model/companions.ts';
import { splitPath } from '../../../shared/paths.ts';
import { EngineError } from '../errors.ts';
import { flag, type CaptionFacts, type Columns } from '../index/columns.ts';
import type { OriginSource } from '../index/origins.ts';
import type { Rows, RowSources } from './rows.ts';

/** How many sizes, partly shared tags and images a summary shows. */
const limits = { sizes: 50, partial: 300, first: 12 };

export interface DetailSources extends Pick<RowSources, 'columns' | 'texts'> {
  readonly rows: Rows;
}

const captionFile = (facts: CaptionFacts): SampleDetail['tagsFile'] => ({
  ...facts,
  sharedWith: [...facts.sharedWith],
});

/** @throws EngineError `not-found` when the sample is gone */
export const sampleDetails = (
  id: number,
  { columns, texts, rows, origins }: DetailSources & { readonly origins: Pick<OriginSource, 'all'> },
): SampleDetail => {
  const [row] = rows.rows([id]);
  const facts = texts.facts(id);
  const flags = columns.flags[id] ?? 0;
  if (row === undefined || facts === undefined || (flags & flag.alive) === 0) {
    throw new EngineError('not-found', 'This image is no longer in the dataset.', { sample: id });
  }
  const { unread, masks } = columns.companions(id) ?? noCompanions;
  const { folder } = splitPath(row.relPath);
  return {
    row,
    alpha: (flags & flag.alpha) !== 0,
    pages: facts.pages,
    orientation: facts.orientation,
    tagsFile: captionFile(facts.tags),
    nlFile: captionFile(facts.nl),
    unread: unread.map((name) => folder + name),
    masks: [...masks],
    by: origins.all().get(id) ?? { tags: null, nl: null },
  };
};

const sizesOf = ({ width, height }: Columns, ids: readonly number[]): ScopeSummary['sizes'] => {
  const sizes = new Map<string, { width: number; height: number; count: number }>();
  for (const id of ids) {
    const key = `${width[id]} ${height[id]}`;
    const size = sizes.get(key) ?? { width: width[id] ?? 0, height: height[id] ?? 0, count: 0 };
    size.count++;
    sizes.set(key, size);
  }
  return [...sizes.values()].toSorted((a, b) => b.count - a.count).slice(0, limits.sizes);
};

/** How many of the samples have each tag; in the order in which the tags first occur. */
const tagCounts = (columns: Columns, ids: readonly number[]): ReadonlyMap<number, number> => {
  const counts = new Map<number, number>();
  for (const id of ids) {
    for (const tag of new Set(columns.tagsOf(id))) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  return counts;
};

/** @param ids samples that exist, each once, in the order in which they are shown */
export const summaryOf = (ids: readonly number[], { columns, rows }: DetailSources): ScopeSummary => {
  const { tags, flags } = columns;
  const counts = [...tagCounts(columns, ids)];
  const partial = counts.filter(([, count]) => count < ids.length);
  const without = (bits: number): number => ids.filter((id) => ((flags[id] ?? 0) & bits) === 0).length;
  return {
    count: ids.length,
    bytes: ids.reduce((sum, id) => sum + (columns.fileSize[id] ?? 0), 0),
    sizes: sizesOf(columns, ids),
    shared: counts
      .filter(([, count]) => count === ids.length)
      .map(([tag]) => ({ text: tags.spelling(tag), category: tags.category(tag) })),
    partialTags: partial.length,
    partial: partial
      .toSorted(([a, countA], [b, countB]) => countB - countA || (tags.key(a) < tags.key(b) ? -1 : 1))
      .slice(0, limits.partial)
      .map(([tag, count]) => ({ text: tags.spelling(tag), category: tags.category(tag), count })),
    missing: {
      tags: without(flag.tagsPresent | flag.tagsUnreadable),
      nl: without(flag.nlPresent | flag.nlUnreadable),
    },
    first: rows.rows(ids.slice(0, limits.first)),
  };
};
