import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Part, Value } from '../../../shared/query/ast.ts';
import { containingPattern, wholePattern } from './wildcards.ts';

const lower = (text: string): string => text.toLowerCase();
const valueOf = (pattern: string): Value =>
  Array.from(pattern, (sign): Part => {
    if (sign === '*') return { kind: 'any' };
    return sign === '?' ? { kind: 'one' } : { kind: 'text', text: sign };
  });

/** By definition: every way to split the text is tried. */
const matches = (pattern: string, text: string): boolean => {
  const [sign] = pattern;
  if (sign === undefined) return text === '';
  const rest = pattern.slice(1);
  if (sign === '*')
    return Array.from({ length: text.length + 1 }, (_, i) => text.slice(i)).some((end) => matches(rest, end));
  return text !== '' && (sign === '?' || sign === text[0]) && matches(rest, text.slice(1));
};

describe('wildcards', () => {
  test('a whole text matches as the definition says', () => {
    const patterns = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*', '?'), maxLength: 8 });
    const texts = fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 10 });
    fc.assert(
      fc.property(patterns, texts, (pattern, text) => {
        expect(wholePattern(valueOf(pattern), lower).test(text)).toBe(matches(pattern, text));
        expect(containingPattern(valueOf(pattern), lower).test(text)).toBe(matches(`*${pattern}*`, text));
      }),
      { numRuns: 1000 },
    );
  });

  test('signs of regular expressions mean themselves', () => {
    const signs = '\\^$.+()[]{}|/-';
    expect(wholePattern([{ kind: 'text', text: signs }], lower).test(signs)).toBe(true);
    expect(wholePattern(valueOf('a?c'), lower).test('a😀c')).toBe(true);
    expect(wholePattern(valueOf('a*c'), lower).test('a\nc')).toBe(true);
  });

  test('many wildcards on a long text come to an end', () => {
    const pattern = containingPattern(valueOf('a*'.repeat(20) + 'b'), lower);
    expect(pattern.test('a'.repeat(5000))).toBe(false);
  });
});
