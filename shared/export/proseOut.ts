/** Exported NL captions, and tags and NL caption joined into one text. */
import { renamesIn, withMentions } from '../edit/proseEdits.ts';
import type { CaptionsOut, TextMode } from './commonSettings.ts';

/**
 * Without byte order marks, wherever files were joined: trainers read UTF-8 and not "utf-8-sig", so that one
 * at the beginning becomes a part of the first tag.
 */
export const withoutMark = (text: string): string => text.replaceAll('\uFEFF', '');

/** Makes a function that turns an NL caption into the exported one; null: there is none, or it is empty. */
export const proseWriter = ({ nl, rename }: CaptionsOut): ((caption: string | null) => string | null) => {
  const pairs = rename.map(({ from, to }) => [from, to] as const);
  return (caption) => {
    if (caption === null || withoutMark(caption).trim() === '') return null;
    const plain = withoutMark(caption);
    const said = pairs.length === 0 ? plain : withMentions(plain, renamesIn(plain, pairs));
    return nl.prefix + said + nl.suffix;
  };
};

const linesOf = (text: string | null): readonly string[] =>
  withoutMark(text ?? '')
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** On one line: many trainers read only the first line of a file. */
export const oneLine = (text: string | null): string => linesOf(text).join(' ');

/** The same for tags: a line end becomes one comma, without an empty tag. */
export const oneLineOfTags = (text: string | null): string => {
  const lines = linesOf(text);
  if (lines.length === 1) return lines[0] ?? '';
  return lines
    .map((line) => line.replace(/^[,\s]+/, '').replace(/[,\s]+$/, ''))
    .filter((line) => line !== '')
    .join(', ');
};

const joined = (first: string, second: string, joint: string): string => {
  if (first === '' || second === '') return first + second;
  const stops = /[.!?]$/.test(first) && joint.startsWith('.');
  return first + (stops ? joint.slice(1) : joint) + second;
};

interface Captions {
  readonly tags: string | null;
  readonly nl: string | null;
}

/**
 * The one text of a sample; null: it is empty. In every mode but `lines` it is one line.
 * @param joint between tags and NL caption; its full stop is left out where the first part ends with one
 */
export const oneText = (
  mode: Exclude<TextMode, 'separate'>,
  captions: Captions,
  joint: string,
): string | null => {
  const tags = oneLineOfTags(captions.tags);
  const nl = oneLine(captions.nl);
  const texts: Readonly<Record<typeof mode, string>> = {
    tags,
    nl,
    'tags-nl': joined(tags, nl, joint),
    'nl-tags': joined(nl, tags, joint),
    lines: [tags, nl].filter((line) => line !== '').join('\n'),
  };
  return texts[mode] === '' ? null : texts[mode];
};
