/** Which of the dataset's tags may be meant by the text typed so far. */
import type { TagCategory } from '../../../shared/api/caption.ts';
import type { Completion } from '../../../shared/api/view.ts';
import { foldKey, foldTag, tagKey } from '../../../shared/caption/identity.ts';
import type { TagTable } from '../index/columns.ts';
import { createTopList } from './topList.ts';

export interface CompletionRequest {
  readonly text: string;
  /** Null for all. */
  readonly categories: ReadonlySet<TagCategory> | null;
  readonly limit: number;
}

/** How well a tag fits, best first. An artist's `@` need not be typed. */
const fit = { exact: 0, prefix: 1, wordPrefix: 2, within: 3 } as const;
type Fit = (typeof fit)[keyof typeof fit];

const inWord = /[\p{L}\p{N}]/u;

const fitOf = (key: string, folded: string): Fit | null => {
  let at = key.indexOf(folded);
  if (at < 0) return null;
  if (at === 0 || (at === 1 && key.startsWith('@'))) return fit.prefix;
  for (; at >= 0; at = key.indexOf(folded, at + 1)) {
    if (!inWord.test(key.charAt(at - 1))) return fit.wordPrefix;
  }
  return fit.within;
};

interface Candidate {
  readonly tag: number;
  readonly fit: Fit;
  readonly count: number;
}

/** Best fit first; of equal fit, the most frequent first; then by key. */
export const complete = (tags: TagTable, { text, categories, limit }: CompletionRequest): Completion[] => {
  const folded = foldTag(text).trimStart();
  const exact = tags.find(tagKey(text));
  const best = createTopList<Candidate>(limit, (a, b) => {
    const difference = a.fit - b.fit || b.count - a.count;
    return difference === 0 ? tags.key(a.tag) < tags.key(b.tag) : difference < 0;
  });
  for (let tag = 0; tag < tags.size; tag++) {
    const found = tag === exact ? fit.exact : fitOf(foldKey(tags.key(tag)), folded);
    if (found === null) continue;
    const candidate = { tag, fit: found, count: tags.count(tag) };
    if (candidate.count === 0 || (categories !== null && !categories.has(tags.category(tag)))) continue;
    best.offer(candidate);
  }
  return best.items.map(({ tag, count }) => ({
    text: tags.spelling(tag),
    key: tags.key(tag),
    category: tags.category(tag),
    count,
  }));
};
