/**
 * The word that is being typed at the cursor of the query field, so that completions can be offered and
 * inserted.
 */
import { tokenize, type Token, type Word } from './lexer.ts';
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

const isWord = (token: Token): token is Word => token.kind === 'word';

/**
 * The value at the cursor (an offset into the text), or null where nothing is being typed: between words, in
 * a field's name, behind an operator.
 */
export const completionAt = (text: string, cursor: number): CompletionContext | null => {
  // Text behind the cursor must not change the meaning of the text before it: parse up to the cursor.
  const typed = tokenize(text.slice(0, cursor), true).findLast(isWord);
  if (typed === undefined || typed.end !== cursor) return null;
  const complete = tokenize(text)
    .filter(isWord)
    .find((word) => word.start === typed.start);
  if (complete !== undefined && cursor < complete.valueStart) return null;
  return {
    field: typed.field,
    value: typed.comparison + written(typed.value),
    from: typed.valueStart - typed.comparison.length,
    to: complete === undefined || complete.error !== null ? cursor : Math.max(cursor, complete.end),
  };
};
