/** From captions, and what taggers see, to the sparse evidence that tags are judged by, and to the tags that are judged. */
import type { TagCategory } from '../../../../shared/api/caption.ts';
import type { Sparse, Target } from './evidence.ts';
import { interceptPenalty } from './gram.ts';

export interface CaptionLists {
  /** Tags of row `i` by number: `tags[start[i]] .. tags[start[i + 1] - 1]`; repetitions allowed. */
  readonly start: Int32Array;
  readonly tags: Int32Array;
  /** By tag. */
  readonly keys: readonly string[];
  readonly categories: readonly TagCategory[];
  /** By row: its NL caption, or null. */
  readonly nlOf: (row: number) => string | null;
  /** By row: what a tagger sees, scores 0 to 1; null where none has looked. */
  readonly seenOf: (row: number) => readonly { readonly key: string; readonly score: number }[] | null;
}

export interface Features {
  readonly sparse: Sparse;
  /** The tags that are judged, by their keys in ascending order. */
  readonly targets: readonly (Target & { readonly tag: number })[];
}

/** A tag with fewer images is not judged. */
export const fewestImages = 8;
/** A tag of nearly all images says nothing by being there. */
const mostShare = 0.97;
const fewestAsEvidence = 3;
/** Columns at most: the matrix grows with their square. */
const most = { tags: 1000, words: 400, seen: 400 } as const;
const words = { fewest: 5, mostShare: 0.9 } as const;
const penalties = { tags: 10, words: 20, seen: 10 } as const;

/**
 * Whose tags speak of others: what an image shows, and whom. Artists, quality and rating do not: a batch by one
 * artist that lacks a tag would be taken for a rule.
 */
const speaks: ReadonlySet<TagCategory> = new Set<TagCategory>(['general', 'character']);

const wordPattern = /[\p{L}\p{N}]+/gu;

/** In how many rows each name stands. */
const countsOf = (rows: number, of: (row: number) => Iterable<string>): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (let row = 0; row < rows; row++)
    for (const name of new Set(of(row))) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
};

interface Bounds {
  readonly from: number;
  readonly to: number;
  readonly most: number;
}

/** The most frequent names within bounds, to columns in the order of names. */
const columnsOf = (
  counts: ReadonlyMap<string, number>,
  first: number,
  { from, to, most: limit }: Bounds,
): ReadonlyMap<string, number> => {
  const names = [...counts]
    .filter(([, count]) => count >= from && count <= to)
    .toSorted(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
    .slice(0, limit)
    .map(([name]) => name)
    .toSorted();
  return new Map(names.map((name, at) => [name, first + at]));
};

const rowsByTag = ({ start, tags, keys }: CaptionLists): Int32Array[] => {
  const counts = new Int32Array(keys.length);
  const last = new Int32Array(keys.length).fill(-1);
  const each = (visit: (tag: number, row: number) => void): void => {
    last.fill(-1);
    for (let row = 0; row + 1 < start.length; row++) {
      for (let at = start[row] ?? 0; at < (start[row + 1] ?? 0); at++) {
        const tag = tags[at] ?? 0;
        if (last[tag] !== row) visit(tag, row);
        last[tag] = row;
      }
    }
  };
  each((tag) => (counts[tag] = (counts[tag] ?? 0) + 1));
  const rows = Array.from(counts, (count) => new Int32Array(count));
  counts.fill(0);
  each((tag, row) => {
    const at = counts[tag] ?? 0;
    const own = rows[tag];
    if (own !== undefined) own[at] = row;
    counts[tag] = at + 1;
  });
  return rows;
};

/** Entries of sparse rows as they are gathered. */
const createEntries = (rows: number) => {
  const start = new Int32Array(rows + 1);
  let index = new Uint16Array(1024);
  let value = new Float32Array(1024);
  let length = 0;
  return {
    /** The next row: its columns, each once, with their values. */
    add: (row: number, entries: readonly (readonly [column: number, value: number])[]): void => {
      if (length + entries.length > index.length) {
        const size = 2 * (length + entries.length);
        const [more, others] = [new Uint16Array(size), new Float32Array(size)];
        more.set(index);
        others.set(value);
        [index, value] = [more, others];
      }
      for (const [column, of] of entries.toSorted(([a], [b]) => a - b)) {
        index[length] = column;
        value[length] = of;
        length++;
      }
      start[row + 1] = length;
    },
    all: () => ({ start, index: index.slice(0, length), value: value.slice(0, length) }),
  };
};

/** @returns the columns of tags by tag, of words, of what taggers see, and of the rows where one has looked */
const layOut = ({ start, keys, categories, nlOf, seenOf }: CaptionLists, byTag: readonly Int32Array[]) => {
  const rows = start.length - 1;
  const tagCounts = new Map<string, number>();
  for (const [tag, own] of byTag.entries())
    if (speaks.has(categories[tag] ?? 'general')) tagCounts.set(keys[tag] ?? '', own.length);
  const tags = columnsOf(tagCounts, 0, { from: fewestAsEvidence, to: rows - 1, most: most.tags });
  const spoken = countsOf(rows, (row) => wordsOf(nlOf(row)));
  const wordBounds = { from: words.fewest, to: rows * words.mostShare, most: most.words };
  const wordColumns = columnsOf(spoken, tags.size, wordBounds);
  const afterWords = tags.size + wordColumns.size;
  const sights = countsOf(rows, (row) => seenOf(row)?.map(({ key }) => key) ?? []);
  const seen = columnsOf(sights, afterWords, { from: words.fewest, to: rows, most: most.seen });
  const looked = sights.size === 0 ? -1 : afterWords + seen.size;
  return { tags, words: wordColumns, seen, looked, intercept: afterWords + seen.size + (looked < 0 ? 0 : 1) };
};

const wordsOf = (text: string | null): readonly string[] => text?.toLowerCase().match(wordPattern) ?? [];

type Layout = ReturnType<typeof layOut>;

const penaltyOf = ({ tags, words: spoken, intercept }: Layout): Float64Array =>
  Float64Array.from({ length: intercept + 1 }, (_, column) => {
    if (column === intercept) return interceptPenalty;
    if (column < tags.size) return penalties.tags;
    return column < tags.size + spoken.size ? penalties.words : penalties.seen;
  });

const sparseOf = ({ start, tags, keys, nlOf, seenOf }: CaptionLists, layout: Layout): Sparse => {
  const rows = start.length - 1;
  const columnOfTag = Int32Array.from(keys, (key) => layout.tags.get(key) ?? -1);
  const entries = createEntries(rows);
  for (let row = 0; row < rows; row++) {
    const own = new Map<number, number>([[layout.intercept, 1]]);
    for (let at = start[row] ?? 0; at < (start[row + 1] ?? 0); at++)
      own.set(columnOfTag[tags[at] ?? 0] ?? -1, 1);
    for (const word of wordsOf(nlOf(row))) own.set(layout.words.get(word) ?? -1, 1);
    const seen = seenOf(row);
    if (seen !== null) {
      own.set(layout.looked, 1);
      for (const { key, score } of seen) own.set(layout.seen.get(key) ?? -1, score);
    }
    own.delete(-1);
    entries.add(row, [...own]);
  }
  const { start: starts, index, value } = entries.all();
  return {
    start: starts,
    index,
    value: layout.looked < 0 ? null : value,
    columns: layout.intercept + 1,
    penalty: penaltyOf(layout),
  };
};

export const featuresOf = (captions: CaptionLists): Features => {
  const { start, keys, categories } = captions;
  const rows = start.length - 1;
  const byTag = rowsByTag(captions);
  const layout = layOut(captions, byTag);
  const isJudged = (tag: number): boolean => {
    const count = byTag[tag]?.length ?? 0;
    return categories[tag] === 'general' && count >= fewestImages && count <= rows * mostShare;
  };
  return {
    sparse: sparseOf(captions, layout),
    targets: [...keys.keys()]
      .filter(isJudged)
      .toSorted((a, b) => ((keys[a] ?? '') < (keys[b] ?? '') ? -1 : 1))
      .map((tag) => ({
        tag,
        column: layout.tags.get(keys[tag] ?? '') ?? -1,
        rows: byTag[tag] ?? new Int32Array(),
      })),
  };
};
