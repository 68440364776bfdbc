/** One word of a query to a term: fields, numbers and choices, with an error that says what may stand there. */
import {
  captionNames,
  comparisons,
  findingValues,
  literalOf,
  markNames,
  sortKeys,
  states,
  type Comparison,
  type QueryError,
  type Sort,
  type Term,
} from './ast.ts';
import {
  fields,
  findingValue,
  isCaptionName,
  isDoubtField,
  isFieldName,
  isFindingField,
  isMarkName,
  isPathField,
  isSortKey,
  isState,
  isTagField,
  nearest,
  nearestField,
} from './fields.ts';
import type { Word } from './lexer.ts';
import { mostWildcards } from './limits.ts';
import { isNumberField, numberFieldKind, type NumberField } from './numberFields.ts';
import type { NumberFieldKind } from './numbers/numberField.ts';

export type ReadTerm =
  | { readonly kind: 'term'; readonly term: Term }
  | { readonly kind: 'sort'; readonly sort: Sort }
  | { readonly kind: 'error'; readonly error: QueryError };

const fail = (message: string, start: number, end: number): ReadTerm => ({
  kind: 'error',
  error: { message, position: start, length: end - start },
});
const ok = (term: Term): ReadTerm => ({ kind: 'term', term });

const listOf = (words: readonly string[]): string => words.join(', ');

const unknownField = (word: Word, name: string): ReadTerm => {
  const near = nearestField(name);
  const fieldsAre = `fields are ${listOf(fields.map((field) => field.name))}`;
  const hint = near === undefined ? `; ${fieldsAre}.` : `. Did you mean “${near}:”?`;
  const message = `Unknown field “${name}”${hint} To find the text itself, put it in quotes.`;
  return fail(message, word.start, word.valueStart);
};

const unknownChoice = (word: Word, field: string, value: string, choices: readonly string[]): ReadTerm => {
  const near = nearest(value, choices);
  const hint = near === undefined ? '' : ` Did you mean “${field}:${near}”?`;
  const message = `“${field}:” takes ${listOf(choices)}; “${value}” is none of them.${hint}`;
  return fail(message, word.valueStart, word.end);
};

const numeral = /^(?=\.?\d)\d{0,15}(?:\.\d{1,6})?$/;
const hundredths = (value: number): number => Math.round(value * 100) / 100;

/** `1024`, `1.5`; for a field that takes fractions also `2/3` and `2:3`. */
const readNumber = ({ takesFractions, twoDecimals }: NumberFieldKind, text: string): number | null => {
  const [left = '', right, ...rest] = takesFractions === true ? text.split(/[/:]/) : [text];
  if (rest.length > 0 || !numeral.test(left) || (right !== undefined && !numeral.test(right))) return null;
  const value = Number(left) / (right === undefined ? 1 : Number(right));
  if (!Number.isFinite(value)) return null;
  return twoDecimals === true ? hundredths(value) : value;
};

const comparisonAt = (text: string): Comparison | undefined =>
  comparisons.find((comparison) => text.startsWith(comparison));

const readNumeric = (word: Word, field: NumberField, text: string): ReadTerm => {
  const kind = numberFieldKind(field);
  const written = word.comparison + text;
  const comparison = comparisonAt(written);
  const rest = written.slice(comparison?.length ?? 0);
  const notNumber = (part: string): ReadTerm => {
    const what = part === '' ? 'A number is missing here.' : `“${part}” is not a number.`;
    const tagHint = field === 'tags' && /\p{L}/u.test(part) ? ` To find a tag, write “tag:${part}”.` : '';
    const [one, few] = kind.typical;
    const message = `${what} Write for example “${field}:${one}”, “${field}:>=${one}” or “${field}:${few}..${one}”.`;
    return fail(message + tagHint, word.valueStart - word.comparison.length, word.end);
  };

  const ends = comparison === undefined ? rest.split('..') : [rest];
  if (ends.length > 2) return notNumber(rest);
  const [first = '', second] = ends;
  if (second === undefined) {
    const number = readNumber(kind, first);
    return number === null
      ? notNumber(first)
      : ok({ kind: 'number', field, comparison: comparison ?? '=', number });
  }
  if (first === '' && second === '') return notNumber('');
  const from = first === '' ? null : readNumber(kind, first);
  const to = second === '' ? null : readNumber(kind, second);
  if (from === null && first !== '') return notNumber(first);
  if (to === null && second !== '') return notNumber(second);
  if (from === null) return ok({ kind: 'number', field, comparison: '<=', number: to ?? 0 });
  if (to === null) return ok({ kind: 'number', field, comparison: '>=', number: from });
  if (from > to) {
    const message = `This range is empty: it begins at ${first} and ends at ${second}. Write “${field}:${second}..${first}”.`;
    return fail(message, word.valueStart, word.end);
  }
  return ok({ kind: 'range', field, from, to });
};

const readSort = (word: Word, text: string): ReadTerm => {
  const reverse = text.startsWith('-');
  const [key = '', seedText, ...rest] = text
    .slice(reverse ? 1 : 0)
    .toLowerCase()
    .split(':');
  if (key === 'random') {
    if (reverse)
      return fail('A random order cannot be reversed. Write “sort:random:7”.', word.valueStart, word.end);
    const seed = seedText === undefined ? 1 : Number(seedText);
    if (rest.length > 0 || (seedText !== undefined && !/^\d{1,9}$/.test(seedText))) {
      return fail(
        'The seed of a random order is a whole number: “sort:random:7”.',
        word.valueStart,
        word.end,
      );
    }
    return { kind: 'sort', sort: { key, seed } };
  }
  if (!isSortKey(key) || seedText !== undefined) {
    return unknownChoice(word, 'sort', text, [...sortKeys, 'random']);
  }
  return { kind: 'sort', sort: { key, reverse } };
};

/** Reads a word as a term, or as the order of the result. */
export const readTerm = (word: Word): ReadTerm => {
  const { field, value, phrase } = word;
  if (word.error !== null) return { kind: 'error', error: word.error };
  if (field !== null && !isFieldName(field)) return unknownField(word, field);
  if (value.length === 0 && word.comparison === '') {
    if (field === null) return fail('There is nothing between these quotes.', word.start, word.end);
    const message = word.beforeGroup
      ? `“${field}:” takes one value: write (${field}:a OR ${field}:b), or put a value with parentheses in quotes.`
      : `Nothing stands after “${field}:”. Write its value directly after it, without a space.`;
    return fail(message, word.start, word.end);
  }
  if (value.filter((part) => part.kind === 'any').length > mostWildcards) {
    return fail(`A value can have ${mostWildcards} “*”.`, word.valueStart, word.end);
  }
  if (field === null) return ok({ kind: 'bare', value, phrase });
  if (field === 'nl') return ok({ kind: 'nl', value, phrase });
  if (isTagField(field)) return ok({ kind: 'tag', field, value });
  if (isPathField(field)) return ok({ kind: 'path', field, value });
  if (isDoubtField(field)) return ok({ kind: 'doubt', field, value });
  if (field === 'by') return ok({ kind: 'by', value });
  if (field === 'saved') {
    const name = literalOf(value);
    if (name !== null) return ok({ kind: 'saved', name });
    return fail('The name of a saved query has no wildcards.', word.valueStart, word.end);
  }

  const written = value
    .map((part) => (part.kind === 'text' ? part.text : part.kind === 'any' ? '*' : '?'))
    .join('');
  if (isNumberField(field)) return readNumeric(word, field, written);
  if (field === 'sort') return readSort(word, written);
  const choice = (literalOf(value) ?? written).toLowerCase();
  if (field === 'is') {
    return isState(choice) ? ok({ kind: 'is', state: choice }) : unknownChoice(word, field, written, states);
  }
  if (field === 'mark') {
    const mark = choice === 'needswork' || choice === 'needs_work' ? 'needs-work' : choice;
    return isMarkName(mark) ? ok({ kind: 'mark', mark }) : unknownChoice(word, field, written, markNames);
  }
  if (isFindingField(field)) {
    const found = findingValue(field, choice);
    return found === undefined
      ? unknownChoice(word, field, written, findingValues[field])
      : ok({ kind: 'finding', field, value: found });
  }
  return isCaptionName(choice)
    ? ok({ kind: field, caption: choice })
    : unknownChoice(word, field, written, captionNames);
};
