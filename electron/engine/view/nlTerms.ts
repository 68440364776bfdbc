/** How prose is searched for a word or phrase: by full-text search where it can, else text by text. */
import type { Value } from '../../../shared/query/ast.ts';
import { foldProse, wordPattern, type WordPattern } from '../../../shared/query/words.ts';
import type { NlTexts } from '../index/nlTexts.ts';
import { wildcardSource } from './wildcards.ts';

/** A word without wildcards, but for one at its end that `open` says. */
interface PlainWords {
  readonly words: readonly string[];
  readonly open: boolean;
}

/** The words as full-text search takes them; null where wildcards stand in them. A `*` at the very end is no obstacle. */
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

/** FTS5: a string in quotes is a phrase, whatever stands in it; a star behind it lets its last word go on. */
const expressionOf = ({ words, open }: PlainWords): string =>
  `"${words.join(' ').replaceAll('"', '""')}"${open ? ' *' : ''}`;

/** Folded prose holds ASCII signs still, and beyond ASCII nothing but letters and digits. */
const wordSign = '[a-z0-9\\u{80}-\\u{10ffff}]';
const betweenWords = '[^a-z0-9\\u{80}-\\u{10ffff}]+';

const nlRegExp = ({ words, open }: WordPattern): RegExp => {
  let source = '';
  let groups = 0;
  for (const [i, word] of words.entries()) {
    const goesOn = open && i === words.length - 1 && word.at(-1)?.kind !== 'any';
    const value: Value = goesOn ? [...word, { kind: 'any' }] : word;
    // A word has at least one sign, also where it is nothing but a `*`.
    source += `${i === 0 ? '' : betweenWords}(?=${wordSign})`;
    source += wildcardSource(value, (text) => text, wordSign, groups);
    groups += Math.max(0, value.filter((part) => part.kind === 'any').length - 1);
  }
  return new RegExp(`(?<!${wordSign})${source}(?!${wordSign})`, 'u');
};

/** As `foldProse`, but for ASCII signs, which stay: folding sign by sign costs 20 times as much. */
const searchable = (text: string): string => text.replaceAll(/[^\0-\x7f]/gu, foldProse).toLowerCase();

/** What is looked for in an NL caption. */
export interface NlTerm {
  readonly value: Value;
  /** Whether the value was in quotes: then its last word is whole. */
  readonly phrase: boolean;
}

/** Ids of samples whose NL caption has the words of a term in sequence, for each of the terms: one pass for all. */
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
