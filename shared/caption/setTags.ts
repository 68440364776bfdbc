/** Replaces a caption's whole list of tags by as few single edits as possible: unchanged tags keep their bytes. */
import { insertTag, parseTags, removeTag, replaceTag } from './tagCaption.ts';

/** A stretch of the old list and its replacement in the new one. */
interface Difference {
  readonly start: number;
  readonly removed: number;
  readonly added: readonly string[];
}

/** `table[i][j]`: length of the longest common subsequence of `a` from i and `b` from j. */
const commonLengths = (a: readonly string[], b: readonly string[]): readonly Uint32Array[] => {
  const table = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const [row, below] = [table[i], table[i + 1]];
    if (row === undefined || below === undefined) continue;
    for (let j = b.length - 1; j >= 0; j -= 1) {
      row[j] = a[i] === b[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table;
};

const differences = (a: readonly string[], b: readonly string[]): readonly Difference[] => {
  const table = commonLengths(a, b);
  const at = (i: number, j: number): number => table[i]?.[j] ?? 0;
  const found: Difference[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [startA, startB] = [i, j];
    while ((i < a.length || j < b.length) && (i >= a.length || j >= b.length || a[i] !== b[j])) {
      if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) i += 1;
      else j += 1;
    }
    if (i > startA || j > startB)
      found.push({ start: startA, removed: i - startA, added: b.slice(startB, j) });
    i += 1;
    j += 1;
  }
  return found;
};

/**
 * Makes `tags` the tags of a caption. Unchanged tags (as spelled) and the gaps between unchanged neighbours
 * keep every byte; a changed tag is replaced in its place; only the rest is inserted or removed.
 * @throws RangeError where one of `tags` is not one tag
 */
export const setTags = (text: string, tags: readonly string[]): string => {
  const old = parseTags(text).map((span) => span.text);
  let result = text;
  // From the end, so that positions before a change stay what they are.
  for (const { start, removed, added } of differences(old, tags).toReversed()) {
    const replaced = Math.min(removed, added.length);
    for (let k = removed - 1; k >= replaced; k -= 1) result = removeTag(result, start + k);
    for (const tag of added.slice(replaced).toReversed()) result = insertTag(result, start + replaced, tag);
    for (const [k, tag] of added.slice(0, replaced).entries()) result = replaceTag(result, start + k, tag);
  }
  return result;
};
