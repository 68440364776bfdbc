/** Renaming in NL captions: where a name occurs, what it becomes, and which of these the user must decide. */
import type { Mention } from '../api/edits.ts';
import { tagKey } from '../caption/identity.ts';
import { findMentions, proseName, replaceMention } from '../caption/mentions.ts';

/** The words of a name, in the form of full-text search. */
export const proseWords = (key: string): readonly string[] =>
  proseName(key)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/**
 * `ember` in lower case may be an ordinary word: the user decides. A name of several words, or with a
 * capital, is a name.
 */
const isSurelyName = (found: string): boolean => /\p{Lu}/u.test(found) || /\s/u.test(found.trim());

/**
 * All occurrences of the names, with their replacements; in one pass, so that a swap does not undo itself.
 * Whole words, possessives and line breaks included; capitals are carried over.
 * @param pairs tags: from, to
 */
export const renamesIn = (
  text: string,
  pairs: readonly (readonly [from: string, to: string])[],
): readonly Mention[] => {
  const targets = new Map(pairs.map(([from, to]) => [tagKey(from), tagKey(to)]));
  // The same tag in another spelling is the same name.
  for (const [from, to] of targets) if (from === to) targets.delete(from);
  return findMentions(text, [...targets.keys()]).flatMap(({ start, end, key }) => {
    const to = targets.get(key);
    if (to === undefined) return [];
    const found = text.slice(start, end);
    const replacement = replaceMention(found, to);
    return replacement === found ? [] : [{ start, end, text: found, replacement, on: isSurelyName(found) }];
  });
};

/** The text with the mentions that are on replaced. */
export const withMentions = (text: string, mentions: readonly Mention[]): string => {
  let result = '';
  let from = 0;
  for (const { start, end, replacement, on } of mentions) {
    if (!on) continue;
    result += text.slice(from, start) + replacement;
    from = end;
  }
  return result + text.slice(from);
};
