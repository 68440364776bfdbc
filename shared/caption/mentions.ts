/**
 * Names of characters in NL captions: `last rite \(arknights\)` is "Last Rite" there. Found as whole words,
 * in any capitals, across line breaks, with a possessive behind them.
 */
import { splitQualifier } from './identity.ts';

/** A name at its place in a text; a possessive (`'s`) is not part of it. */
export interface NameMention {
  readonly start: number;
  readonly end: number;
  /** The tag with this name; of several tags with one name, the first that was asked for. */
  readonly key: string;
}

/** The name inside of a tag's key: without qualifiers, without an artist's `@`. */
export const proseName = (key: string): string => {
  let name = key;
  for (let cut = splitQualifier(name); cut !== null; cut = splitQualifier(name)) ({ name } = cut);
  return name.length > 1 && name.startsWith('@') ? name.slice(1) : name;
};

/** What may be between the words of a name: white space, line breaks, an underscore, a hyphen. */
const gap = /[\s_-]+/u;

const wordsOfName = (name: string): readonly string[] => name.split(gap).filter((word) => word !== '');

/** One form for a name and for every way that it is found in. */
const normalised = (name: string): string =>
  wordsOfName(name.toLowerCase().replaceAll('’', "'").normalize('NFC')).join(' ');

const pattern = (name: string): string =>
  name
    .split(' ')
    .map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replaceAll("'", "['’]"))
    .join(gap.source);

export type NameFinder = (text: string) => readonly NameMention[];

/**
 * Makes a function that finds the names of these tags in many texts: all mentions in order, without overlaps.
 * Where several names begin at one place, the longest counts.
 * @param keys identity keys
 */
export const nameFinder = (keys: Iterable<string>): NameFinder => {
  const keyOf = new Map<string, string>();
  for (const key of keys) {
    const name = normalised(proseName(key));
    if (name !== '' && !keyOf.has(name)) keyOf.set(name, key);
  }
  if (keyOf.size === 0) return () => [];
  const longestFirst = [...keyOf.keys()].toSorted((a, b) => b.length - a.length);
  const names = new RegExp(
    `(?<![\\p{L}\\p{N}_])(?:${longestFirst.map(pattern).join('|')})(?![\\p{L}\\p{N}_])`,
    'giu',
  );
  return (text) =>
    Array.from(text.matchAll(names), ({ 0: found, index }) => ({
      start: index,
      end: index + found.length,
      key: keyOf.get(normalised(found)),
    })).filter((mention): mention is NameMention => mention.key !== undefined);
};

/** As `nameFinder`, for one text. */
export const findMentions = (text: string, keys: readonly string[]): readonly NameMention[] =>
  nameFinder(keys)(text);

/** Words that stay in lower case inside of a name. */
const small: ReadonlySet<string> = new Set(['of', 'the', 'and', 'no', 'von', 'van', 'de', 'da', 'la']);

const capital = (word: string): string => {
  const [first = ''] = word;
  return first.toUpperCase() + word.slice(first.length);
};

const titled = (word: string, index: number): string =>
  index > 0 && small.has(word) ? word : word.split('-').map(capital).join('-');

/** The name inside of a tag's key as an NL caption writes it: `last rite (arknights)` is "Last Rite". */
export const titledName = (key: string): string => proseName(key).split(' ').map(titled).join(' ');

/**
 * Another character's name in place of a found one: capitals, line breaks and underscores between words are
 * carried over.
 * @param found as it is in the text
 * @param to identity key of the tag that replaces it
 */
export const replaceMention = (found: string, to: string): string => {
  const gaps = found.match(new RegExp(gap, 'gu')) ?? [];
  const loud = found === found.toUpperCase() && found.replaceAll(/[^\p{L}]/gu, '').length > 1;
  const proper = /\p{Lu}/u.test(found);
  const written = proseName(to)
    .split(' ')
    .map((word, index) => {
      if (loud) return word.toUpperCase();
      return proper ? titled(word, index) : word;
    });
  const between = (index: number): string => {
    const old = gaps[index] ?? ' ';
    return old.includes('-') ? ' ' : old;
  };
  return written.map((word, index) => (index === 0 ? word : between(index - 1) + word)).join('');
};
