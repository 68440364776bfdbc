/** Edits of one tags caption, as pure functions of its text. Everything outside of the edit keeps every character. */
import type { TagCategory } from '../api/caption.ts';
import { tagKey, tagTest } from '../caption/identity.ts';
import { isSpaceSeparated } from '../caption/separators.ts';
import { setTags } from '../caption/setTags.ts';
import { syntaxGroups } from '../caption/syntaxGroups.ts';
import { insertTag, parseTags, removeTag, replaceTag, type TagSpan } from '../caption/tagCaption.ts';
import type { TagPlace } from './tagPlace.ts';

/** What an edit must know of the dataset. */
export interface TagContext {
  categoryOf(key: string): TagCategory;
  /** How a tag in an edit is written: as in the dataset, or, where it is new, as it was typed. */
  write(tag: string): string;
}

const keysOf = (spans: readonly TagSpan[]): readonly string[] => spans.map(({ text }) => tagKey(text));

const activation: ReadonlySet<TagCategory> = new Set(['character', 'copyright', 'artist']);

/** The index of a tag put at `place`, among `keys`. */
const indexOfPlace = (keys: readonly string[], place: TagPlace, context: TagContext): number => {
  switch (place.at) {
    case 'front':
      return 0;
    case 'end':
      return keys.length;
    case 'after-activation':
      return keys.findLastIndex((key) => activation.has(context.categoryOf(key))) + 1;
    case 'after': {
      const index = keys.indexOf(tagKey(place.tag));
      return index < 0 ? keys.length : index + 1;
    }
    case 'position':
      return Math.min(place.position - 1, keys.length);
  }
};

/** Removes the tags at these indexes. */
const removeAll = (text: string, indexes: readonly number[]): string =>
  indexes.toSorted((a, b) => b - a).reduce(removeTag, text);

/** Replaces tags by texts; gaps stay. */
const rewrite = (text: string, spans: readonly TagSpan[], tags: readonly string[]): string => {
  let result = '';
  let from = 0;
  for (const [index, { text: old, start, end }] of spans.entries()) {
    result += text.slice(from, start) + (tags[index] ?? old);
    from = end;
  }
  return result + text.slice(from);
};

export const addTag = (text: string, tag: string, place: TagPlace, context: TagContext): string => {
  const keys = keysOf(parseTags(text));
  if (keys.includes(tagKey(tag))) return text;
  return insertTag(text, indexOfPlace(keys, place, context), context.write(tag));
};

export const removeTagEverywhere = (text: string, tag: string): string => {
  const isTag = tagTest(tagKey(tag));
  return removeAll(
    text,
    parseTags(text).flatMap((span, index) => (isTag(span.text) ? [index] : [])),
  );
};

/**
 * Replaces one tag by another; the same tag in another spelling is written letter by letter as it was typed.
 * Where a caption has both, or one of them several times, the first place stays and the others go (`merged`):
 * a rename never leaves a duplicate.
 */
export const renameTag = (
  text: string,
  from: string,
  to: string,
  context: TagContext,
): { readonly text: string; readonly merged: boolean } => {
  const spans = parseTags(text);
  const [isOld, isTarget] = [tagTest(tagKey(from)), tagTest(tagKey(to))];
  const target = tagKey(from) === tagKey(to) ? to.trim() : context.write(to);
  const places: { readonly index: number; readonly old: boolean }[] = [];
  for (const [index, span] of spans.entries()) {
    const old = isOld(span.text);
    if (old || isTarget(span.text)) places.push({ index, old });
  }
  const [first, ...others] = places;
  if (first === undefined || !places.some(({ old }) => old)) return { text, merged: false };
  const renamed = first.old ? replaceTag(text, first.index, target, spans) : text;
  const gone = others.map(({ index }) => index);
  return { text: removeAll(renamed, gone), merged: gone.length > 0 };
};

/** Each tag is replaced by the other; nothing moves. */
export const swapTags = (text: string, a: string, b: string, context: TagContext): string => {
  const spans = parseTags(text);
  const [keyA, keyB] = [tagKey(a), tagKey(b)];
  if (keyA === keyB) return text;
  const [isA, isB] = [tagTest(keyA), tagTest(keyB)];
  const tags = spans.map((span) => {
    if (isA(span.text)) return context.write(b);
    return isB(span.text) ? context.write(a) : span.text;
  });
  return rewrite(text, spans, tags);
};

/** Every spelling of the same tag becomes `spelling`, letter by letter. */
export const mergeSpellings = (text: string, spelling: string): string => {
  const isTag = tagTest(tagKey(spelling));
  const spans = parseTags(text);
  return rewrite(
    text,
    spans,
    spans.map((span) => (isTag(span.text) ? spelling : span.text)),
  );
};

/**
 * Replaces inside of each tag. A tag that becomes empty is removed; so is one that becomes a tag which the
 * caption has already (`merged`).
 */
export const replaceInTags = (
  text: string,
  pattern: RegExp,
  replacement: string,
): { readonly text: string; readonly merged: boolean } => {
  const spans = parseTags(text);
  const tags = spans.map((span) => span.text.replace(pattern, replacement).trim());
  const changed = (index: number): boolean => tags[index] !== spans[index]?.text;
  const kept = new Set(tags.filter((_, index) => !changed(index)).map(tagKey));
  const gone: number[] = [];
  let merged = false;
  for (const [index, tag] of tags.entries()) {
    if (!changed(index)) continue;
    const twin = tag !== '' && kept.has(tagKey(tag));
    if (twin || tag === '') gone.push(index);
    else kept.add(tagKey(tag));
    merged ||= twin;
  }
  // Remove first: a replacement may contain commas, and then tags are counted anew.
  const left = tags.filter((_, index) => !gone.includes(index));
  const rest = removeAll(text, gone);
  return { text: rewrite(rest, parseTags(rest), left), merged };
};

export const moveTagTo = (text: string, tag: string, place: TagPlace, context: TagContext): string => {
  const spans = parseTags(text);
  const keys = keysOf(spans);
  const from = keys.indexOf(tagKey(tag));
  const moved = spans[from];
  if (moved === undefined) return text;
  const rest = keys.toSpliced(from, 1);
  const to = indexOfPlace(rest, place, context);
  const tags = spans.map((span) => span.text).toSpliced(from, 1);
  return rewrite(text, spans, tags.toSpliced(to, 0, moved.text));
};

/** Sorts by category; categories that `order` does not name come last. Gaps, and prompt syntax, stay where they are. */
export const sortTags = (text: string, order: readonly TagCategory[], context: TagContext): string => {
  const spans = parseTags(text);
  const rank = (span: TagSpan): number => {
    const at = order.indexOf(context.categoryOf(tagKey(span.text)));
    return at < 0 ? order.length : at;
  };
  const groups = syntaxGroups(spans.map((span) => span.text));
  const sorted = spans.filter((_, at) => groups[at] === 0).toSorted((a, b) => rank(a) - rank(b));
  let next = 0;
  return rewrite(
    text,
    spans,
    spans.map((span, at) => (groups[at] === 0 ? (sorted[next++] ?? span) : span).text),
  );
};

/**
 * Every tag once, written by `write`, joined by `, `; byte order mark and the last line break stay. Prompt
 * syntax stays as it is, also between the ends of a weight over several tags, and as often as it occurs
 * (`BREAK`). A caption whose tags are separated only by spaces stays as well: it has to be separated first.
 */
export const normaliseTags = (text: string, write: (tag: string) => string): string => {
  const spans = parseTags(text);
  const [only] = spans;
  if (only === undefined) return text;
  // Without its underscores it would be impossible to tell which words are one tag.
  if (spans.length === 1 && isSpaceSeparated(only.text, () => false)) return text;
  const groups = syntaxGroups(spans.map((span) => span.text));
  const seen = new Set<string>();
  let result = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  let before: number | null = null;
  for (const [at, { text: tag, start }] of spans.entries()) {
    const group = groups[at] ?? 0;
    const key = tagKey(tag);
    if (group === 0 && seen.has(key)) continue;
    seen.add(key);
    const within = group !== 0 && before === at - 1 && groups[before] === group;
    if (before !== null) result += within ? text.slice(spans[before]?.end, start) : ', ';
    result += group === 0 ? write(tag) : tag;
    before = at;
  }
  return result + (/(?:\r\n|\n|\r)$/.exec(text)?.[0] ?? '');
};

/**
 * From the list that the user saw to the list that they want, changing only the differences. Null where the
 * caption no longer has the list that they saw.
 */
export const setTagsSeen = (
  text: string,
  expected: readonly string[],
  tags: readonly string[],
): string | null => {
  const spans = parseTags(text);
  const asSeen =
    spans.length === expected.length && spans.every((span, index) => span.text === expected[index]);
  return asSeen ? setTags(text, tags) : null;
};
