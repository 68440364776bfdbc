/**
 * A tags caption is text that other programs write too. It is read as spans over that text, and edited by
 * cutting and inserting in it, so that everything outside of an edit stays as it is: byte order mark, line
 * ends, spacing, odd separators, empty tokens, the last newline.
 */

/** One tag at its place: `text` is `caption.slice(start, end)`, without white space around it. */
export interface TagSpan {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const defaultSeparator = ', ';

/** One comma, or only line breaks: what may be repeated as a separator. */
const plainSeparator = /^(?:[^\S\r\n]*,\s*|[^\S\r\n]*[\r\n]\s*)$/;

/** What `trim` removes. */
export const isSpace = (code: number): boolean =>
  code <= 0x20
    ? code === 0x20 || (code >= 0x09 && code <= 0x0d)
    : code >= 0xa0 && String.fromCharCode(code).trim() === '';

/**
 * The tags of a caption, in order. Separators are `,` and line breaks; white space around a tag, a byte order
 * mark included, is not part of it; empty tokens give no span. Every text can be read.
 */
export const parseTags = (text: string): readonly TagSpan[] => {
  const spans: TagSpan[] = [];
  let from = 0;
  for (let i = 0; i <= text.length; i += 1) {
    const code = i === text.length ? 0x2c : text.charCodeAt(i);
    if (code !== 0x2c && code !== 0x0a && code !== 0x0d) continue;
    let [start, end] = [from, i];
    while (start < end && isSpace(text.charCodeAt(start))) start += 1;
    while (end > start && isSpace(text.charCodeAt(end - 1))) end -= 1;
    if (start < end) spans.push({ text: text.slice(start, end), start, end });
    from = i + 1;
  }
  return spans;
};

/** Whether a text can be one tag of a caption: not empty, no separator in it, no white space around it. */
export const isOneTag = (text: string): boolean =>
  text !== '' && text === text.trim() && !/[,\r\n]/.test(text);

const requireTag = (tag: string): void => {
  if (!isOneTag(tag)) throw new RangeError(`“${tag}” cannot stand in a caption as one tag.`);
};

const spanAt = (spans: readonly TagSpan[], index: number): TagSpan => {
  const span = spans[index];
  if (span === undefined) throw new RangeError(`The caption has no tag at position ${index}.`);
  return span;
};

const splice = (text: string, start: number, end: number, insert: string): string =>
  text.slice(0, start) + insert + text.slice(end);

/** The separator between two tags in this caption: its own where it is the same throughout, else `, `. */
export const separatorOf = (text: string, spans: readonly TagSpan[] = parseTags(text)): string => {
  let common: string | undefined;
  for (let i = 1; i < spans.length; i += 1) {
    const gap = text.slice(spanAt(spans, i - 1).end, spanAt(spans, i).start);
    if (common !== undefined && gap !== common) return defaultSeparator;
    common = gap;
  }
  return common !== undefined && plainSeparator.test(common) ? common : defaultSeparator;
};

/**
 * Puts a tag before the tag at `index` (0 .. number of tags). Nothing is removed: the tag and one separator
 * are inserted, right after the tag before it, or right before the first tag.
 * @throws RangeError where `tag` is not one tag, or there is no such position
 */
export const insertTag = (text: string, index: number, tag: string): string => {
  requireTag(tag);
  const spans = parseTags(text);
  if (spans.length === 0 && index === 0) {
    const start = text.startsWith('\uFEFF') ? 1 : 0;
    return splice(text, start, start, tag);
  }
  const separator = separatorOf(text, spans);
  if (index === 0) {
    const { start } = spanAt(spans, 0);
    return splice(text, start, start, tag + separator);
  }
  const { end } = spanAt(spans, index - 1);
  return splice(text, end, end, separator + tag);
};

/**
 * Removes a tag, with the gap before it (the first tag: the gap after it; the only tag: no gap). Where the
 * gap before it breaks the line and the one after it does not, the one after it goes, so that lines stay
 * lines.
 */
export const removeTag = (text: string, index: number): string => {
  const spans = parseTags(text);
  const { start, end } = spanAt(spans, index);
  const before = spans[index - 1];
  const after = spans[index + 1];
  if (before === undefined) return splice(text, start, after?.start ?? end, '');
  if (after !== undefined) {
    const lineBreak = /[\r\n]/;
    const breaksBefore = lineBreak.test(text.slice(before.end, start));
    if (breaksBefore && !lineBreak.test(text.slice(end, after.start)))
      return splice(text, start, after.start, '');
  }
  return splice(text, before.end, end, '');
};

/** Replaces a tag; nothing else changes. */
export const replaceTag = (
  text: string,
  index: number,
  tag: string,
  spans: readonly TagSpan[] = parseTags(text),
): string => {
  requireTag(tag);
  const { start, end } = spanAt(spans, index);
  return splice(text, start, end, tag);
};

/** The caption with its tags replaced by these texts; every gap stays. */
const fillPlaces = (text: string, spans: readonly TagSpan[], tags: readonly string[]): string => {
  let result = '';
  let from = 0;
  for (const [index, span] of spans.entries()) {
    result += text.slice(from, span.start) + (tags[index] ?? span.text);
    from = span.end;
  }
  return result + text.slice(from);
};

/**
 * Moves a tag to another position; those in between move up by one. The gaps stay where they are, so that moving it
 * back gives the same text.
 */
export const moveTag = (text: string, from: number, to: number): string => {
  const spans = parseTags(text);
  const moved = spanAt(spans, from);
  spanAt(spans, to);
  const tags = spans.map((span) => span.text);
  tags.splice(from, 1);
  tags.splice(to, 0, moved.text);
  return fillPlaces(text, spans, tags);
};
