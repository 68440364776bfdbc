/** How many of given samples have each tag: the numbers in the filters. */
import type { Columns } from '../index/columns.ts';

/** Goes through the samples' own tags: 50,000 samples of 23 tags take about 5 ms. A tag counts once a sample. */
const countTags = (columns: Columns, ids: Int32Array): Int32Array => {
  const counts = new Int32Array(columns.tags.size);
  const lastSample = new Int32Array(columns.tags.size);
  for (const id of ids) {
    const tags = columns.tagsOf(id);
    for (let i = 0; i < tags.length; i++) {
      const tag = tags[i] ?? 0;
      if (lastSample[tag] === id) continue;
      lastSample[tag] = id;
      counts[tag] = (counts[tag] ?? 0) + 1;
    }
  }
  return counts;
};

/**
 * By tag.
 * @param ids samples that exist
 * @param others all other samples that exist: when they are fewer, these are counted, and subtracted from the
 * totals
 */
export const tagCountsOf = (columns: Columns, ids: Int32Array, others: () => Int32Array): Int32Array => {
  if (ids.length * 2 <= columns.count) return countTags(columns, ids);
  const counts = countTags(columns, others());
  for (let tag = 0; tag < counts.length; tag++) counts[tag] = columns.tags.count(tag) - (counts[tag] ?? 0);
  return counts;
};
