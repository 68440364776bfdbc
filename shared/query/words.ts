/**
 * Words of NL captions, as SQLite's FTS5 sees them with `tokenize = "unicode61 remove_diacritics 2"`:
 * stretches of letters and digits, without regard to case and to the accents of Latin letters. Everything
 * else separates words.
 */
import type { Part, Value } from './ast.ts';

const letterOrDigit = /[\p{L}\p{N}\p{Co}]/u;
const latin = /\p{Script=Latin}/u;
/** Combining accents that belong to their word. The other marks separate words. */
const accent = /[\u0300-\u0304\u0306-\u030c\u030f\u0311\u031b\u0323-\u0328\u032d\u032e\u0330\u0331]/;

const foldCharacter = (character: string): string => {
  if (accent.test(character)) return '';
  if (!letterOrDigit.test(character)) return ' ';
  const lower = character === 'ς' ? 'σ' : character.toLowerCase();
  const [base = lower] = lower.normalize('NFD');
  return latin.test(base) ? base : lower;
};

/** An NL caption with its words folded and a space for every character between them. */
export const foldProse = (text: string): string => {
  let folded = '';
  for (const character of text) folded += foldCharacter(character);
  return folded;
};

/** The folded words of a text, in order. */
export const wordsOf = (text: string): readonly string[] =>
  foldProse(text)
    .split(' ')
    .filter((word) => word !== '');

/** A value as a search in NL captions: these words in sequence, with only separators between them. */
export interface WordPattern {
  /** Folded; wildcards stand for letters and digits of one word. */
  readonly words: readonly Value[];
  /** The last word may be a prefix: `smil` finds "smiling". */
  readonly open: boolean;
}

/**
 * The words of a bare or `nl:` value. A value without any letter or digit (`>_<`) has no words, and finds no
 * NL caption.
 * @param phrase whether it was quoted: then the last word is complete, too
 */
export const wordPattern = (value: Value, phrase: boolean): WordPattern => {
  const words: Part[][] = [[]];
  for (const part of value) {
    if (part.kind !== 'text') {
      words.at(-1)?.push(part);
      continue;
    }
    for (const [index, text] of foldProse(part.text).split(' ').entries()) {
      if (index > 0) words.push([]);
      if (text !== '') words.at(-1)?.push({ kind: 'text', text });
    }
  }
  return { words: words.filter((word) => word.length > 0), open: !phrase };
};
