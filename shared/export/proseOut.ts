/** Prose on its way out, and tags and prose joined into one text. */
import { renamesIn, withMentions } from '../edit/proseEdits.ts';
import type { CaptionsOut, TextMode } from './settings.ts';

/** Makes what turns prose into what goes out; null: there is none, or it says nothing. */
export const proseWriter = ({ nl, rename }: CaptionsOut): ((caption: string | null) => string | null) => {
  const pairs = rename.map(({ from, to }) => [from, to] as const);
  return (caption) => {
    if (caption === null || caption.replace('\uFEFF', '').trim() === '') return null;
    const said = pairs.length === 0 ? caption : withMentions(caption, renamesIn(caption, pairs));
    return nl.prefix + said + nl.suffix;
  };
};

/** On one line, without a byte order mark: what many trainers read of a file is its first line. */
const oneLine = (text: string | null, between: string): string =>
  (text ?? '')
    .replace('\uFEFF', '')
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(between);

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
 * The one text of a sample; null: there is nothing to say. In every mode but `lines` it is one line.
 * @param joint between tags and prose; its full stop is left out where the first part ends with one
 */
export const oneText = (
  mode: Exclude<TextMode, 'separate'>,
  captions: Captions,
  joint: string,
): string | null => {
  const tags = oneLine(captions.tags, ', ');
  const nl = oneLine(captions.nl, ' ');
  const texts: Readonly<Record<typeof mode, string>> = {
    tags,
    nl,
    'tags-nl': joined(tags, nl, joint),
    'nl-tags': joined(nl, tags, joint),
    lines: [tags, nl].filter((line) => line !== '').join('\n'),
  };
  return texts[mode] === '' ? null : texts[mode];
};
