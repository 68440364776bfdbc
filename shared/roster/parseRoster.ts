/**
 * A roster as people paste it: one name a line, escaped or not, with headings, bullets and empty lines as they come.
 * `Operators (game version 1.0):` is the heading of a group, `perlica \(arknights\)` a character.
 */
import { tagKey } from '../caption/identity.ts';

export interface RosterEntry {
  /** Identity key. */
  readonly key: string;
  /** As it was written. */
  readonly text: string;
  /** The heading above it, or null. */
  readonly group: string | null;
}

export interface Roster {
  /** Each character once, where it was named first. */
  readonly entries: readonly RosterEntry[];
  /** Names that occur more than once, as they were written again. */
  readonly repeated: readonly string[];
}

const bullet = /^(?:[-*•–]\s+|\d+[.)]\s+|\[[ x]\]\s*)+/iu;
const trailing = /[\s,;]+$/u;

/** The heading on a line, or null: it ends with a colon, or is one in Markdown, or is in brackets. */
const headingOf = (line: string): string | null => {
  const markdown =
    /^#{1,6}\s+(.+?)\s*#*$/u.exec(line) ?? /^(?:=+|\*\*|__)\s*([^=*_].*?)\s*(?:=+|\*\*|__):?$/u.exec(line);
  const found = markdown?.[1] ?? /^\[([^\]]+)\]$/u.exec(line)?.[1] ?? /^(.+?)\s*:$/u.exec(line)?.[1];
  return found === undefined ? null : found.replace(/:$/u, '').trim();
};

/**
 * Parses a pasted list. Nothing in it is an error: a line that is not a heading is a name. A tag contains no
 * comma, so a line may also name several.
 */
export const parseRoster = (text: string): Roster => {
  const entries = new Map<string, RosterEntry>();
  const repeated: string[] = [];
  let group: string | null = null;
  for (const raw of text.replace(/^\uFEFF/u, '').split(/\r\n?|\n/u)) {
    const line = raw.trim();
    if (line === '') continue;
    const heading = headingOf(line);
    if (heading !== null) {
      group = heading === '' ? null : heading;
      continue;
    }
    for (const name of line.replace(bullet, '').replace(trailing, '').split(',')) {
      const written = name.trim();
      const key = tagKey(written);
      if (key === '') continue;
      if (entries.has(key)) repeated.push(written);
      else entries.set(key, { key, text: written, group });
    }
  }
  return { entries: [...entries.values()], repeated };
};
