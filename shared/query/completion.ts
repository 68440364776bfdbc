/** What is being typed at the cursor of the query field, so that completions can be offered and put in. */
import { tokenize, type Word } from './lexer.ts';
import type { Value } from './ast.ts';

export interface CompletionContext {
  /** The field before the value, in lower case, known or not; null for a bare word. */
  readonly field: string | null;
  /** What is typed so far, without quotes and escapes. */
  readonly value: string;
  /** The span of the text that an accepted completion replaces: the value, with its quotes. */
  readonly from: number;
  readonly to: number;
}

const written = (value: Value): string =>
  value.map((part) => (part.kind === 'text' ? part.text : part.kind === 'any' ? '*' : '?')).join('');

/** The word that holds the cursor: in it, or right behind it. */
const wordAt = (text: string, cursor: number): Word | null => {
  for (const token of tokenize(text)) {
    if (token.kind === 'word' && token.valueStart <= cursor && cursor <= token.end) return token;
  }
  return null;
};

/**
 * The value that the cursor (an offset into the text) stands in, or null where nothing is being typed: between words,
 * in a field's name, behind an operator.
 */
export const completionAt = (text: string, cursor: number): CompletionContext | null => {
  const word = wordAt(text, cursor);
  if (word === null || (word.field === null && cursor === word.start)) return null;
  // What stands behind the cursor must not change what is before it: read the text up to there.
  const typed = wordAt(text.slice(0, cursor), cursor);
  if (typed === null) return null;
  return {
    field: typed.field,
    value: typed.comparison + written(typed.value),
    from: typed.valueStart - typed.comparison.length,
    to: word.error === null ? word.end : cursor,
  };
};
