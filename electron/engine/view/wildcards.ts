/**
 * Values with wildcards as regular expressions that never take longer than the text's length times the
 * value's: a `*` takes as little as it can and is not tried again. That finds every match, because the part
 * between two `*` may as well match at its first occurrence. (JavaScript has no atomic group; a lookahead and
 * its back-reference are one.)
 */
import type { Value } from '../../../shared/query/ast.ts';

type Fold = (text: string) => string;

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);

/** The value split at its `*`: sources of the parts between them. */
const segmentsOf = (value: Value, fold: Fold, one: string): readonly string[] => {
  const segments: string[] = [''];
  for (const part of value) {
    if (part.kind === 'any') segments.push('');
    else segments.push((segments.pop() ?? '') + (part.kind === 'one' ? one : escaped(fold(part.text))));
  }
  return segments;
};

/**
 * The source of a pattern that matches a value, and must be followed by one for where the value ends.
 * @param fold how the searched texts were folded
 * @param one a pattern for one character that a wildcard matches
 * @param groups how many groups precede it in the whole pattern; it adds one for every `*` but the last
 */
export const wildcardSource = (value: Value, fold: Fold, one: string, groups = 0): string => {
  const [first = '', ...others] = segmentsOf(value, fold, one);
  const last = others.pop();
  if (last === undefined) return first;
  const middle = others.map((segment, i) => `(?=(${one}*?${segment}))\\${groups + i + 1}`);
  return `${first}${middle.join('')}${one}*${last}`;
};

/** Matches folded texts that equal the value; a `?` is one code point. */
export const wholePattern = (value: Value, fold: Fold): RegExp =>
  new RegExp(`^${wildcardSource(value, fold, '.')}$`, 'su');

/** Matches folded texts that contain the value. */
export const containingPattern = (value: Value, fold: Fold): RegExp =>
  wholePattern([{ kind: 'any' }, ...value, { kind: 'any' }], fold);
