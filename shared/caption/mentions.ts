/**
 * Names of characters in prose: `last rite \(arknights\)` is "Last Rite" there. Found as whole words, in any
 * capitals, across line breaks, with a possessive behind them.
 */
import { splitQualifier } from './identity.ts';

/** A name where it stands in a text. */
export interface NameMention {
  readonly start: number;
  readonly end: number;
  /** The tag whose name it is. */
  readonly key: string;
}

/** The name inside of a tag's key: without qualifiers, without an artist's `@`. */
export const proseName = (key: string): string => {
  let name = key;
  for (let cut = splitQualifier(name); cut !== null; cut = splitQualifier(name)) ({ name } = cut);
  return name.startsWith('@') ? name.slice(1) : name;
};

const words = (name: string): readonly string[] => name.split(/\s+/u).filter((word) => word !== '');

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** White space, a line break, an underscore or a hyphen between the words of a name. */
const gap = '[\\s_-]+';

/**
 * All mentions of these tags' names, in order, without overlaps: of two names at one place the longer one counts.
 * @param keys identity keys of tags
 */
export const findMentions = (text: string, keys: readonly string[]): readonly NameMention[] => {
  const names = new Map<string, string>();
  for (const key of keys) {
    const name = words(proseName(key)).join(' ');
    if (name !== '' && !names.has(name)) names.set(name, key);
  }
  if (names.size === 0) return [];
  const longestFirst = [...names.keys()].toSorted((a, b) => b.length - a.length);
  const any = longestFirst.map((name) => words(name).map(escaped).join(gap)).join('|');
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${any})(?![\\p{L}\\p{N}_])`, 'giu');
  return [...text.matchAll(pattern)].flatMap((match) => {
    const found = match[0]
      .toLowerCase()
      .split(/[\s_-]+/u)
      .join(' ');
    const key = names.get(found) ?? [...names].find(([name]) => name.replaceAll('-', ' ') === found)?.[1];
    return key === undefined ? [] : [{ start: match.index, end: match.index + match[0].length, key }];
  });
};

/** Words that stay small inside of a name. */
const small: ReadonlySet<string> = new Set(['of', 'the', 'and', 'no', 'von', 'de']);

const capital = (word: string): string => {
  const [first = ''] = word;
  return first.toUpperCase() + word.slice(first.length);
};

const titled = (word: string, index: number): string =>
  index > 0 && small.has(word) ? word : word.split('-').map(capital).join('-');

/**
 * Another character's name in place of a found one: capitals and the white space between words are carried over.
 * @param found as it stands in the text
 * @param to identity key of the tag that takes its place
 */
export const replaceMention = (found: string, to: string): string => {
  const gaps = found.match(/[\s_-]+/gu) ?? [];
  const loud = found === found.toUpperCase() && found.replaceAll(/[^\p{L}]/gu, '').length > 1;
  const proper = /^\P{L}*\p{Lu}/u.test(found);
  const written = words(proseName(to)).map((word, index) => {
    if (loud) return word.toUpperCase();
    return proper ? titled(word, index) : word;
  });
  return written.map((word, index) => (index === 0 ? word : (gaps[index - 1] ?? ' ') + word)).join('');
};
