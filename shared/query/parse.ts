/**
 * Text to query. `OR` binds weakest, terms side by side (or `AND`) stronger, `-` and `NOT` strongest. A query that does
 * not parse is an error at a position; it never means "everything".
 */
import type { Condition, Query, QueryError, Sort, Term } from './ast.ts';
import { searchesEveryCaption } from './conditions.ts';
import { tokenize, type Token } from './lexer.ts';
import { deepestQuery, longestQuery, mostConditions, mostWildcardSearches } from './limits.ts';
import { readTerm } from './term.ts';

/** One of the conditions that all must hold, with its place in the text. */
export interface Conjunct {
  readonly condition: Condition;
  readonly start: number;
  readonly end: number;
}

export interface Parsed {
  readonly ok: true;
  readonly query: Query;
  /** The top level, where it is not an `OR`. */
  readonly conjuncts: readonly Conjunct[];
  readonly sortPlace: { readonly start: number; readonly end: number } | null;
}

export interface Failed {
  readonly ok: false;
  readonly error: QueryError;
}

class Failure extends Error {
  readonly error: QueryError;
  constructor(error: QueryError) {
    super(error.message);
    this.error = error;
  }
}

const fail = (message: string, token: { readonly start: number; readonly end: number }): never => {
  throw new Failure({ message, position: token.start, length: token.end - token.start });
};

/** Recursive descent over the tokens. Errors are thrown as `Failure`, and caught in `parseLocated`. */
class Parser {
  sort: Sort | null = null;
  sortPlace: { readonly start: number; readonly end: number } | null = null;
  private readonly tokens: readonly Token[];
  private at = 0;
  private depth = 0;
  private groups = 0;
  private conditions = 0;
  private wildcardSearches = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  get next(): Token | undefined {
    return this.tokens[this.at];
  }

  /** Parts between `OR`, each a list of conjuncts. Empty lists only where there is nothing but an order. */
  alternatives(): readonly (readonly Conjunct[])[] {
    const found: (readonly Conjunct[])[] = [];
    let or: Token | null = null;
    for (;;) {
      const conjuncts = this.conjuncts();
      const following = this.next;
      const operator = or ?? (following?.kind === 'or' ? following : null);
      if (conjuncts.length === 0 && operator !== null) {
        fail(
          '“OR” needs a condition on both sides. To find the word itself, write "OR" in quotes.',
          operator,
        );
      }
      found.push(conjuncts);
      if (following?.kind !== 'or') return found;
      or = following;
      this.at += 1;
    }
  }

  private conjuncts(): readonly Conjunct[] {
    const found: Conjunct[] = [];
    let and: Token | null = null;
    const missing = '“AND” needs a condition on both sides. To find the word itself, write "AND" in quotes.';
    for (;;) {
      const token = this.next;
      if (token?.kind === 'and') {
        if (found.length === 0 || and !== null) fail(missing, token);
        and = token;
        this.at += 1;
        continue;
      }
      if (token === undefined || token.kind === 'or' || token.kind === 'close') {
        if (and !== null) fail(missing, and);
        return found;
      }
      const condition = this.unary(token);
      if (condition === null) continue;
      found.push({ condition, start: token.start, end: this.tokens[this.at - 1]?.end ?? token.end });
      and = null;
    }
  }

  /** A term, a group, or one of these negated; null for an order, which is no condition. */
  private unary(token: Token): Condition | null {
    this.at += 1;
    switch (token.kind) {
      case 'minus':
      case 'not': {
        const sign = token.kind === 'minus' ? '“-”' : '“NOT”';
        const next = this.next;
        if (next === undefined || next.kind === 'or' || next.kind === 'and' || next.kind === 'close') {
          return fail(`Nothing stands after ${sign} that it could negate.`, token);
        }
        if (token.kind === 'minus' && next.start !== token.end) {
          return fail('“-” stands directly before what it negates, without a space.', token);
        }
        this.enter(token);
        const part = this.unary(next);
        this.depth -= 1;
        if (part === null)
          return fail('An order cannot be negated. To reverse it, write “sort:-date”.', token);
        return { kind: 'not', part };
      }
      case 'open':
        return this.group(token);
      case 'word': {
        const read = readTerm(token);
        if (read.kind === 'error') throw new Failure(read.error);
        if (read.kind === 'term') return this.counted(read.term, token);
        this.setSort(read.sort, token);
        return null;
      }
      case 'or':
      case 'and':
      case 'close':
        return fail('A condition is missing here.', token);
    }
  }

  private counted(term: Term, token: Token): Term {
    this.conditions += 1;
    if (this.conditions > mostConditions) {
      fail(
        `A query can have ${mostConditions.toLocaleString('en-US')} conditions, and this is one more.`,
        token,
      );
    }
    if (searchesEveryCaption(term)) this.wildcardSearches += 1;
    if (this.wildcardSearches > mostWildcardSearches) {
      const message = `A query can search NL captions for ${mostWildcardSearches} words with wildcards, and this is one more. To search tags alone, write “tag:”.`;
      fail(message, token);
    }
    return term;
  }

  private group(open: Token): Condition {
    this.enter(open);
    this.groups += 1;
    const condition = conditionOf(this.alternatives());
    this.groups -= 1;
    this.depth -= 1;
    const close = this.next;
    if (close?.kind !== 'close') {
      return fail('This parenthesis is not closed. For the sign itself, write \\( or use quotes.', open);
    }
    this.at += 1;
    if (condition === null) {
      return fail('There is nothing between these parentheses.', { start: open.start, end: close.end });
    }
    return condition;
  }

  private setSort(sort: Sort, token: Token): void {
    if (this.groups > 0) fail('“sort:” orders the whole result: write it outside of parentheses.', token);
    if (this.sort !== null) fail('Only one “sort:” can stand in a query.', token);
    this.sort = sort;
    this.sortPlace = { start: token.start, end: token.end };
  }

  private enter(token: Token): void {
    this.depth += 1;
    if (this.depth > deepestQuery) fail('This query is nested too deeply.', token);
  }
}

const together = (kind: 'and' | 'or', parts: readonly Condition[]): Condition | null => {
  const [first, second] = parts;
  if (first === undefined) return null;
  return second === undefined ? first : { kind, parts };
};

const conditionOf = (alternatives: readonly (readonly Conjunct[])[]): Condition | null =>
  together(
    'or',
    alternatives
      .map((conjuncts) =>
        together(
          'and',
          conjuncts.map((conjunct) => conjunct.condition),
        ),
      )
      .filter((condition) => condition !== null),
  );

/** As `parseQuery`, with the places of the top level's conditions. */
export const parseLocated = (text: string): Parsed | Failed => {
  if (text.length > longestQuery) {
    const message = `This query is too long: it has more than ${longestQuery} characters.`;
    return { ok: false, error: { message, position: longestQuery, length: text.length - longestQuery } };
  }
  const parser = new Parser(tokenize(text));
  try {
    const alternatives = parser.alternatives();
    const rest = parser.next;
    if (rest !== undefined) {
      fail('This parenthesis has no counterpart. For the sign itself, write \\) or use quotes.', rest);
    }
    const query = { where: conditionOf(alternatives), sort: parser.sort };
    const [first = []] = alternatives;
    return { ok: true, query, conjuncts: alternatives.length > 1 ? [] : first, sortPlace: parser.sortPlace };
  } catch (error) {
    if (error instanceof Failure) return { ok: false, error: error.error };
    throw error;
  }
};

/** Parses a query. Empty text is the query for every sample. */
export const parseQuery = (text: string): { readonly ok: true; readonly query: Query } | Failed => {
  const parsed = parseLocated(text);
  return parsed.ok ? { ok: true, query: parsed.query } : parsed;
};
