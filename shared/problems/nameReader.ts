/**
 * Finds the names of thousands of characters in a hundred thousand texts: word by word, with one table lookup
 * for each, where a pattern of all names would be tried at every letter.
 */
import { proseName } from '../caption/mentions.ts';

export interface Named {
  /** The name inside of the tag, in lower case. */
  readonly name: string;
  /** As it is in the text. */
  readonly word: string;
}

export type NameReader = (text: string) => readonly Named[];

const wordOf = /[\p{L}\p{N}'’]+/gu;

const ascii = /^[\u0020-\u007f]*$/;

const plain = (word: string): string =>
  ascii.test(word) ? word.toLowerCase() : word.toLowerCase().replaceAll('’', "'").normalize('NFC');

/** The words of a name, in the form for comparing. */
export const wordsOfName = (name: string): readonly string[] => plain(name).match(wordOf) ?? [];

const withoutPossessive = (word: string): string => word.replace(/['’]s?$/, '');

interface Entry {
  readonly name: string;
  readonly words: readonly string[];
}

/**
 * @param keys identity keys of characters
 * @returns a function that finds names in a text, in order, the longest where several begin at one word
 */
export const createNameReader = (keys: Iterable<string>): NameReader => {
  const byFirst = new Map<string, Entry[]>();
  const seen = new Set<string>();
  for (const key of keys) {
    const name = proseName(key);
    const words = wordsOfName(name);
    const [first] = words;
    if (first === undefined || seen.has(name)) continue;
    seen.add(name);
    const entries = byFirst.get(first) ?? [];
    entries.push({ name, words });
    byFirst.set(
      first,
      entries.toSorted((a, b) => b.words.length - a.words.length),
    );
  }
  if (byFirst.size === 0) return () => [];

  const initials = new Set([...byFirst.keys()].map((word) => word.slice(0, 1)));
  const none: readonly Named[] = [];

  return (text) => {
    let found: Named[] | null = null;
    const words = [...text.matchAll(wordOf)];
    const wordAt = (at: number): string => plain(words[at]?.[0] ?? '');
    const stands = ({ words: wanted }: Entry, at: number): boolean =>
      wanted.every((word, i) => {
        const here = wordAt(at + i);
        return here === word || (i === wanted.length - 1 && withoutPossessive(here) === word);
      });
    for (let at = 0; at < words.length; at += 1) {
      const here = words[at]?.[0] ?? '';
      // Most words begin with a letter that no name begins with, or are not in the table: no more is looked
      // up for them.
      if (!initials.has(here.slice(0, 1).toLowerCase())) continue;
      const first = plain(here);
      const entries = byFirst.get(first) ?? byFirst.get(withoutPossessive(first));
      const entry = entries?.find((each) => stands(each, at));
      if (entry === undefined) continue;
      const [start, last] = [words[at], words[at + entry.words.length - 1]];
      const from = start?.index ?? 0;
      const word = text.slice(from, (last?.index ?? from) + withoutPossessive(last?.[0] ?? '').length);
      found ??= [];
      found.push({ name: entry.name, word });
      at += entry.words.length - 1;
    }
    return found ?? none;
  };
};
