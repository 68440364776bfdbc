/** Cuts a query into tokens with their places. Never fails: an unclosed quote is a token that carries its error. */
import { isNumberField } from './numberFields.ts';
import type { QueryError, Value } from './ast.ts';
import { readValue, wholeTagAt } from './value.ts';

interface Place {
  readonly start: number;
  readonly end: number;
}

export interface Word extends Place {
  readonly kind: 'word';
  /** As typed before the colon (or before the comparison of a number), in lower case; null for a bare word. */
  readonly field: string | null;
  /** A comparison in place of the colon: `width>=1024`. */
  readonly comparison: string;
  readonly value: Value;
  readonly valueStart: number;
  readonly phrase: boolean;
  /** A group follows without a space: `tag:(a OR b)`. */
  readonly beforeGroup: boolean;
  readonly error: QueryError | null;
}

export type Token = (Place & { readonly kind: 'open' | 'close' | 'minus' | 'or' | 'and' | 'not' }) | Word;

const fieldStart = /((?:missing|wrong)-tag|[a-z]+)(:|!=|<=|>=|=|<|>)/iy;
const operatorKinds: ReadonlyMap<string, 'or' | 'and' | 'not'> = new Map([
  ['OR', 'or'],
  ['AND', 'and'],
  ['NOT', 'not'],
]);

/** Whether a whole word is an operator rather than a text. */
export const isOperatorWord = (word: string): boolean => operatorKinds.has(word);

interface FieldHead {
  readonly field: string;
  readonly comparison: string;
  readonly length: number;
}

/** `tag:`, `width:`, `width>=` at `position`. Only numbers have comparisons for a colon: `a>b` is a text. */
export const fieldHeadAt = (text: string, position: number): FieldHead | null => {
  fieldStart.lastIndex = position;
  const match = fieldStart.exec(text);
  if (match === null) return null;
  const [whole, name = '', sign = ''] = match;
  const field = name.toLowerCase();
  if (sign !== ':' && !isNumberField(field)) return null;
  return { field, comparison: sign === ':' ? '' : sign, length: whole.length };
};

const readWord = (text: string, start: number, typing: boolean): Word => {
  const head = fieldHeadAt(text, start);
  const valueStart = start + (head?.length ?? 0);
  const { value, phrase, end, error } = readValue(text, valueStart, typing);
  return {
    kind: 'word',
    start,
    end,
    field: head?.field ?? null,
    comparison: head?.comparison ?? '',
    value,
    valueStart,
    phrase,
    beforeGroup: text.charAt(end) === '(',
    error,
  };
};

/**
 * All tokens of a query, in order; together with the white space between them they are the text.
 * @param typing the text ends at the cursor, where its last word is not complete yet
 */
export const tokenize = (text: string, typing = false): readonly Token[] => {
  const tokens: Token[] = [];
  let i = 0;
  while (i < text.length) {
    const char = text.charAt(i);
    if (/\s/.test(char)) {
      i += 1;
    } else if (char === ')' || char === '-' || (char === '(' && wholeTagAt(text, i) === null)) {
      const kind = char === '(' ? 'open' : char === ')' ? 'close' : 'minus';
      tokens.push({ kind, start: i, end: i + 1 });
      i += 1;
    } else {
      const word = readWord(text, i, typing);
      const operator = operatorKinds.get(text.slice(i, word.end));
      tokens.push(operator === undefined ? word : { kind: operator, start: i, end: word.end });
      i = word.end;
    }
  }
  return tokens;
};
