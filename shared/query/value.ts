/**
 * Reads the value of a term, as a shell reads a word: it ends at white space; quotes take everything literally; `*` and
 * `?` outside of quotes are wildcards. Parentheses belong to it where a tag is meant: `perlica_(arknights)`, and
 * `perlica \(arknights\)` with its space.
 */
import { backslashTagOf, tagsWithParentheses } from '../caption/identity.ts';
import type { Part, QueryError, Value } from './ast.ts';

export interface ReadValue {
  readonly value: Value;
  /** Some of it was quoted, or it has white space. */
  readonly phrase: boolean;
  readonly end: number;
  /** A quote that is not closed: the value continues to the end of the query. */
  readonly error: QueryError | null;
}

const isSpace = (char: string | undefined): boolean => char !== undefined && /\s/.test(char);
/** How far a parenthesis is looked for: no tag is longer, and long queries are parsed quickly. */
const reach = 500;
const escapable = new Set(['"', '*', '?', '\\']);

/** Whether the `(` at `position` is closed in the same word. */
const closesInWord = (text: string, position: number): boolean => {
  let depth = 0;
  for (let i = position; i < Math.min(text.length, position + reach); i += 1) {
    const char = text[i];
    if (isSpace(char) || char === '"') return false;
    if (char === '\\') i += 1;
    else if (char === '(') depth += 1;
    else if (char === ')' && (depth -= 1) === 0) return true;
  }
  return false;
};

/** Whether the `\(` at `position` is followed by its `\)`, with nothing but plain text between them. */
const closesEscaped = (text: string, position: number): boolean => {
  for (let i = position + 2; i < Math.min(text.length, position + reach); i += 1) {
    const char = text[i];
    if (char === '"' || char === '(' || char === ')') return false;
    if (char === '\\') return text[i + 1] === ')';
  }
  return false;
};

/** The tag with parentheses of its own (`(o)_(o)`, `\\(^o^)/`) at `position` as a word, or null. */
export const wholeTagAt = (text: string, position: number): string | null => {
  for (const tag of tagsWithParentheses) {
    const end = position + tag.length;
    const next = text[end];
    const endsThere = next === undefined || next === ')' || isSpace(next);
    if (endsThere && text.slice(position, end).toLowerCase() === tag) return tag;
  }
  return null;
};

/** Where the term continues after white space: at an escaped parenthesis. Null where it does not. */
const goesOnAt = (text: string, position: number): number | null => {
  let next = position;
  while (isSpace(text[next])) next += 1;
  return text.startsWith('\\(', next) && wholeTagAt(text, next) === null ? next : null;
};

const operators = new Set(['OR', 'AND', 'NOT']);

/** Collects parts; keeps beside the text the one in which `\(` and `\)` are still escaped. */
class ValueBuilder {
  private readonly parts: Part[] = [];
  private text = '';
  private kept = '';

  literal(text: string, kept: string = text): void {
    this.text += text;
    this.kept += kept;
  }

  wildcard(kind: 'any' | 'one'): void {
    this.endText();
    if (kind === 'any' && this.parts.at(-1)?.kind === 'any') return;
    this.parts.push({ kind });
  }

  /** A tag with a backslash of its own (`\(^o^)/`) keeps it; for all others it was an escape. */
  build(): Value {
    const whole = this.parts.length === 0 ? backslashTagOf(this.kept) : undefined;
    if (whole !== undefined) return [{ kind: 'text', text: whole }];
    this.endText();
    return this.parts;
  }

  private endText(): void {
    if (this.text !== '') this.parts.push({ kind: 'text', text: this.text });
    this.text = '';
  }
}

/** The meaning of a backslash at `position`, and how many characters that takes. */
const readEscape = (text: string, position: number): { literal: string; kept: string; length: number } => {
  const next = text[position + 1];
  if (next === '(' || next === ')') return { literal: next, kept: `\\${next}`, length: 2 };
  if (next !== undefined && escapable.has(next)) return { literal: next, kept: next, length: 2 };
  return { literal: '\\', kept: '\\', length: 1 };
};

/** Reads a quoted stretch that opens at `position`; the end is after the closing quote, or null where there is none. */
const readQuoted = (text: string, position: number, builder: ValueBuilder): number | null => {
  let i = position + 1;
  while (i < text.length) {
    const char = text.charAt(i);
    if (char === '"') return i + 1;
    if (char === '\\') {
      const { literal, kept, length } = readEscape(text, i);
      builder.literal(literal, kept);
      i += length;
    } else {
      builder.literal(char);
      i += 1;
    }
  }
  return null;
};

/**
 * Reads the value that begins at `start`. Never fails: unclosed parts are reported in `error`.
 * @param typing the text ends at the cursor: a parenthesis that is not closed yet will be (`perlica_(ark`)
 */
export const readValue = (text: string, start: number, typing: boolean): ReadValue => {
  const builder = new ValueBuilder();
  let quoted = false;
  let spaced = false;
  let depth = 0;
  let escapedUntil = -1;
  let i = start;
  const finish = (end: number, error: QueryError | null = null): ReadValue => ({
    value: builder.build(),
    phrase: quoted || spaced,
    end,
    error,
  });

  const whole = wholeTagAt(text, start);
  if (whole !== null) {
    builder.literal(whole);
    return finish(start + whole.length);
  }
  while (i < text.length) {
    const char = text.charAt(i);
    if (isSpace(char)) {
      if (i < escapedUntil) {
        builder.literal(char);
        spaced = true;
        i += 1;
        continue;
      }
      const next = i === start || operators.has(text.slice(start, i)) ? null : goesOnAt(text, i);
      if (next === null) break;
      builder.literal(' ');
      spaced = true;
      i = next;
    } else if (char === '"') {
      quoted = true;
      const end = readQuoted(text, i, builder);
      if (end === null) {
        const message = 'This quote is not closed. Put a " at its end, or write \\" for the sign itself.';
        return finish(text.length, { message, position: i, length: 1 });
      }
      i = end;
    } else if (char === '\\') {
      const { literal, kept, length } = readEscape(text, i);
      if (kept === '\\(' && closesEscaped(text, i)) escapedUntil = text.indexOf('\\)', i);
      builder.literal(literal, kept);
      i += length;
    } else if (char === '(') {
      if (!closesInWord(text, i) && !(typing && /^[^\s")]*$/.test(text.slice(i)))) break;
      depth += 1;
      builder.literal(char);
      i += 1;
    } else if (char === ')') {
      if (depth === 0) break;
      depth -= 1;
      builder.literal(char);
      i += 1;
    } else {
      if (char === '*') builder.wildcard('any');
      else if (char === '?') builder.wildcard('one');
      else builder.literal(char);
      i += 1;
    }
  }
  return finish(i);
};
