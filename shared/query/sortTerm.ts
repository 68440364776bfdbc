/** The order in a query's text: which one stands there, and the text with another one. */
import { type Sort } from './ast.ts';
import { parseLocated } from './parse.ts';
import { printSort } from './print.ts';
import { asksSaved, withoutSaved, type SavedQueries } from './saved.ts';

/** By path: what a query without `sort:` means. */
const usual: Sort = { key: 'path', reverse: false };

/** The order that a query asks for, if by the name of a saved one; null for a text that does not parse. */
export const sortOf = (text: string, saved: SavedQueries = {}): Sort | null => {
  const parsed = parseLocated(text);
  if (!parsed.ok) return null;
  try {
    return withoutSaved(parsed.query, saved).sort ?? usual;
  } catch {
    return parsed.query.sort ?? usual;
  }
};

const isUsual = (sort: Sort): boolean => sort.key === usual.key && !sort.reverse;

/**
 * The text with this order in place of its own; everything else stays as typed. The order by path is written by leaving
 * `sort:` out, unless a saved query brings an order of its own. A text that does not parse stays.
 */
export const withSort = (text: string, sort: Sort): string => {
  const parsed = parseLocated(text);
  if (!parsed.ok) return text;
  const bare = isUsual(sort) && !asksSaved(parsed.query.where);
  const term = bare ? '' : printSort(sort);
  const place = parsed.sortPlace;
  if (place === null) return `${text.trimEnd()} ${term}`.trim();
  if (term !== '') return text.slice(0, place.start) + term + text.slice(place.end);
  return `${text.slice(0, place.start).trimEnd()} ${text.slice(place.end).trimStart()}`.trim();
};
