/** Replaces a caption as people expect: white space around it and the kind of its line ends stay the file's. */
import { parseTags } from './tagCaption.ts';
import { setTags } from './setTags.ts';

const oneKind = (text: string): string => text.replaceAll(/\r\n?/g, '\n');

/**
 * The content of a file, without the white space around it (a byte-order mark counts as such) and its kind of
 * line ends.
 */
const core = (text: string): string => oneKind(text).trim();

/**
 * The text of a file that contained `before` and is to contain `wanted`. Returns `before` itself where both
 * have the same content; white space around `wanted` is ignored.
 */
export const reworded = (before: string, wanted: string): string => {
  const said = core(wanted);
  if (said === core(before)) return before;
  if (said === '' || before.trim() === '') return said;
  const lead = /^\s*/.exec(before)?.[0] ?? '';
  const tail = /\s*$/.exec(before)?.[0] ?? '';
  const windows = before.includes('\r\n') && !/[^\r]\n/.test(before);
  return lead + (windows ? said.replaceAll('\n', '\r\n') : said) + tail;
};

/** The same for a list of tags: unchanged ones keep every byte, and the gaps between them too. */
export const retagged = (before: string, wanted: readonly string[]): string =>
  setTags(
    before,
    wanted.map((tag) => tag.trim()).filter((tag) => tag !== ''),
  );

/** Whether a list can be written as tags at all. */
export const areTags = (tags: readonly string[]): boolean =>
  tags.every((tag) => {
    const spans = parseTags(tag);
    return tag.trim() === '' || (spans.length === 1 && spans[0]?.text === tag.trim());
  });
