/** Searches NL captions for a word or phrase: by full-text search where possible, else text by text. */
import type { Value } from '../../../shared/query/ast.ts';
import { foldProse, wordPattern, type WordPattern } from '../../../shared/query/words.ts';
import type { NlTexts } from '../index/nlTexts.ts';
import { wildcardSource } from './wildcards.ts';

/** A word without wildcards, except the one at its end that `open` stands for. */
interface PlainWords {
  readonly words: readonly string[];
  readonly open: boolean;
}

/** The words for full-text search; null where they contain wildcards. A `*` at the very end is allowed. */
const plainWords = ({ words, open }: WordPattern): PlainWords | null => {
  const plain: string[] = [];
  let endsOpen = open;
  for (const [i, word] of words.entries()) {
    const [first, second, ...rest] = word;
    const isOpenEnd = i === words.length - 1 && second?.kind === 'any' && rest.length === 0;
    if (first?.kind !== 'text' || (second !== undefined && !isOpenEnd)) return null;
    endsOpen ||= isOpenEnd;
    plain.push(first.text);
  }
  return { words: plain, open: endsOpen };
};

/** FTS5: a string in quotes is a phrase, whatever it contains; a star behind it makes its last word a prefix. */
const expressionOf = ({ words, open }: PlainWords): string =>
  `"${words.join(' ').replaceAll('"', '""')}"${open ? ' *' : ''}`;

/** Folded NL captions still have ASCII punctuation, and beyond ASCII only letters and digits. */
const wordSign = '[a-z0-9\\u{80}-\\u{10ffff}]';
const betweenWords = '[^a-z0-9\\u{80}-\\u{10ffff}]+';

const nlRegExp = ({ words, open }: WordPattern): RegExp => {
  let source = '';
  let groups = 0;
  for (const [i, word] of words.entries()) {
    const goesOn = open && i === words.length - 1 && word.at(-1)?.kind !== 'any';
    const value: Value = goesOn ? [...word, { kind: 'any' }] : word;
    // A word has at least one character, also where it is only a `*`.
    source += `${i === 0 ? '' : betweenWords}(?=${wordSign})`;
    source += wildcardSource(value, (text) => text, wordSign, groups);
    groups += Math.max(0, value.filter((part) => part.kind === 'any').length - 1);
  }
  return new RegExp(`(?<!${wordSign})${source}(?!${wordSign})`, 'u');
};

/** As `foldProse`, except for ASCII punctuation, which stays: folding character by character costs 20 times as much. */
const searchable = (text: string): string => text.replaceAll(/[^\0-\x7f]/gu, foldProse).toLowerCase();

/** A search in NL captions. */
export interface NlTerm {
  readonly value: Value;
  /** Whether the value was quoted: then its last word is complete. */
  readonly phrase: boolean;
}

/** For each of the terms, the ids of samples whose NL caption has its words in sequence: one pass for all. */
export const nlMatchingAll = (texts: NlTexts, terms: readonly NlTerm[]): readonly ArrayLike<number>[] => {
  const passes: { readonly expression: RegExp; readonly found: number[] }[] = [];
  const found = terms.map(({ value, phrase }): ArrayLike<number> => {
    const pattern = wordPattern(value, phrase);
    if (pattern.words.length === 0) return [];
    const plain = plainWords(pattern);
    if (plain !== null) return texts.search(expressionOf(plain));
    const pass = { expression: nlRegExp(pattern), found: [] };
    passes.push(pass);
    return pass.found;
  });
  if (passes.length === 0) return found;
  for (const { id, text } of texts.eachNl()) {
    const folded = searchable(text);
    for (const pass of passes) if (pass.expression.test(folded)) pass.found.push(id);
  }
  return found;
};

/** The same for one term. */
export const nlMatching = (texts: NlTexts, term: NlTerm): ArrayLike<number> =>
  nlMatchingAll(texts, [term])[0] ?? [];
