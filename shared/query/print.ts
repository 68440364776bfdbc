/** Query to text, in one canonical spelling: parsing it gives the same query again. */
import { fieldHeadAt, isOperatorWord } from './lexer.ts';
import type { Condition, Query, Sort, Term, Value } from './ast.ts';

const inQuotes = (text: string): string => `"${text.replaceAll(/["\\]/g, '\\$&')}"`;

/** Characters that mean themselves wherever they stand in a value. */
const needsNoQuotes = (text: string): boolean => text !== '' && !/[\s"()*?\\]/.test(text);

/** A text as the value of a field, literally: in quotes where it needs them. */
export const printValue = (text: string): string => (needsNoQuotes(text) ? text : inQuotes(text));

const printPart = (part: Value[number], literal: (text: string) => string): string =>
  part.kind === 'text' ? literal(part.text) : part.kind === 'any' ? '*' : '?';

const printParts = (value: Value): string => value.map((part) => printPart(part, printValue)).join('');

const balanced = (text: string): boolean => {
  let depth = 0;
  for (const char of text) {
    if (char === '(') depth += 1;
    else if (char === ')' && (depth -= 1) < 0) return false;
  }
  return depth === 0;
};

/**
 * An unquoted word: signs are escaped, because quotes would make it a phrase. Parentheses that a reader would take for
 * its own, or join to the word before, are escaped and grouped.
 */
const printWord = (field: string, value: Value): string => {
  const escape = (signs: RegExp): string =>
    field + value.map((part) => printPart(part, (text) => text.replaceAll(signs, '\\$&'))).join('');
  const text = value.map((part) => printPart(part, (literal) => literal)).join('');
  const canBegin = field !== '' || !text.startsWith('(');
  if (canBegin && balanced(text)) return escape(/["*?\\]/g);
  return `(${escape(/["()*?\\]/g)})`;
};

/** In quotes, or with an empty pair of them where there is nothing but wildcards. */
const printPhrase = (field: string, value: Value): string => {
  const text = value.map((part) => printPart(part, inQuotes)).join('');
  return field + (text.includes('"') ? text : `""${text}`);
};

const printWords = (field: string, value: Value, phrase: boolean): string =>
  phrase ? printPhrase(field, value) : printWord(field, value);

/** A bare text that finds exactly this, whatever it looks like. */
export const printBareText = (text: string): string =>
  needsNoQuotes(text) && !text.startsWith('-') && !isOperatorWord(text) && fieldHeadAt(text, 0) === null
    ? text
    : inQuotes(text);

const printTermText = (term: Term): string => {
  switch (term.kind) {
    case 'bare':
      return printWords('', term.value, term.phrase);
    case 'nl':
      return printWords('nl:', term.value, term.phrase);
    case 'tag':
    case 'doubt':
    case 'path':
      return `${term.field}:${printParts(term.value)}`;
    case 'number': {
      const sign = term.comparison === '=' ? '' : term.comparison;
      return `${term.field}:${sign}${term.number}`;
    }
    case 'range':
      return `${term.field}:${term.from}..${term.to}`;
    case 'missing':
    case 'empty':
      return `${term.kind}:${term.caption}`;
    case 'is':
      return `is:${term.state}`;
    case 'saved':
      return `saved:${printValue(term.name)}`;
    case 'by':
      return `by:${printParts(term.value)}`;
    case 'mark':
      return `mark:${term.mark}`;
    case 'finding':
      return `${term.field}:${term.value}`;
  }
};

const isCompound = (condition: Condition): boolean =>
  condition.kind === 'or' || condition.kind === 'and' || condition.kind === 'not';

/** A condition as a part of another: in parentheses where `grouped` says so. */
const printPartOf = (condition: Condition, grouped: boolean): string =>
  grouped ? `(${printTerm(condition)})` : printTerm(condition);

/** A condition, as it can stand alone as a query. */
export const printTerm = (condition: Condition): string => {
  if (condition.kind === 'or') {
    return condition.parts.map((part) => printPartOf(part, part.kind === 'or')).join(' OR ');
  }
  if (condition.kind === 'and') {
    return condition.parts
      .map((part) => printPartOf(part, part.kind === 'or' || part.kind === 'and'))
      .join(' ');
  }
  if (condition.kind === 'not') return `-${printPartOf(condition.part, isCompound(condition.part))}`;
  return printTermText(condition);
};

export const printSort = (sort: Sort): string =>
  sort.key === 'random' ? `sort:random:${sort.seed}` : `sort:${sort.reverse ? '-' : ''}${sort.key}`;

/** The canonical text of a query. */
export const printQuery = ({ where, sort }: Query): string =>
  [where && printTerm(where), sort && printSort(sort)].filter((text) => text !== null).join(' ');
