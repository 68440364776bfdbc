/** Which tags of a dataset a term matches. */
import type { TagCategory } from '../../../shared/api/caption.ts';
import { foldKey, foldTag, namesOfKey, tagKey } from '../../../shared/caption/identity.ts';
import { literalOf, type TagField, type Value } from '../../../shared/query/ast.ts';
import type { TagTable } from '../index/columns.ts';
import { containingPattern, wholePattern } from './wildcards.ts';

const categoryOf: Record<Exclude<TagField, 'tag'>, TagCategory> = {
  char: 'character',
  artist: 'artist',
  copyright: 'copyright',
};

const tagsWhere = (tags: TagTable, holds: (tag: number) => boolean): readonly number[] => {
  const found: number[] = [];
  for (let tag = 0; tag < tags.size; tag++) if (holds(tag)) found.push(tag);
  return found;
};

/** Tags whose key contains the value: those that a bare word finds. */
export const tagsContaining = (tags: TagTable, value: Value): readonly number[] => {
  const literal = literalOf(value);
  if (literal !== null) {
    const text = foldTag(literal);
    return tagsWhere(tags, (tag) => foldKey(tags.key(tag)).includes(text));
  }
  const pattern = containingPattern(value, foldTag);
  return tagsWhere(tags, (tag) => pattern.test(foldKey(tags.key(tag))));
};

/** Identity keys that a value names; with wildcards, as a whole. */
export const keysNamed = (keys: readonly string[], value: Value): readonly string[] => {
  const literal = literalOf(value);
  if (literal !== null) return keys.filter((key) => key === tagKey(literal));
  const pattern = wholePattern(value, foldTag);
  return keys.filter((key) => pattern.test(foldKey(key)));
};

/** Tags that `tag:`, `char:`, `artist:` or `copyright:` names, by identity; with wildcards, by the whole key. */
export const tagsNamed = (tags: TagTable, field: TagField, value: Value): readonly number[] => {
  const literal = literalOf(value);
  if (field === 'tag') {
    if (literal !== null) {
      const tag = tags.find(tagKey(literal));
      return tag < 0 ? [] : [tag];
    }
    const pattern = wholePattern(value, foldTag);
    return tagsWhere(tags, (tag) => pattern.test(foldKey(tags.key(tag))));
  }
  const category = categoryOf[field];
  const key = literal === null ? '' : tagKey(literal);
  const pattern = wholePattern(value, foldTag);
  const isMeant =
    literal !== null
      ? (name: string): boolean => name === key
      : (name: string): boolean => pattern.test(foldKey(name));
  return tagsWhere(tags, (tag) => tags.category(tag) === category && namesOfKey(tags.key(tag)).some(isMeant));
};
