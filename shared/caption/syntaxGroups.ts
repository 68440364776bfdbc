/**
 * Which tags of a caption are part of prompt syntax: `(smile, blush:1.2)` is two tags to a trainer and one
 * weight to a prompt, so everything between its ends is left in place, unchanged.
 */
import { promptSyntaxOf } from './identity.ts';

const closes: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/**
 * For each tag the number of the piece of syntax that it belongs to, from 1; 0 for an ordinary tag.
 * @param tags in the order of the caption
 */
export const syntaxGroups = (tags: readonly string[]): readonly number[] => {
  const groups = tags.map((tag, at) => (promptSyntaxOf(tag) === null ? 0 : at + 1));
  if (groups.every((group) => group === 0)) return groups;
  const open: { readonly sign: string; readonly at: number }[] = [];
  for (const [at, tag] of tags.entries()) {
    // Only syntax opens and closes: `:)` does not.
    if (groups[at] === 0) continue;
    for (const sign of tag.replaceAll(/\\+[()[\]{}]/g, '')) {
      if (sign === '(' || sign === '[' || sign === '{') open.push({ sign, at });
      const start = open.findLastIndex((one) => one.sign === closes[sign]);
      if (start < 0) continue;
      const from = open[start]?.at ?? at;
      open.length = start;
      groups.fill(from + 1, from, at + 1);
    }
  }
  return groups;
};
