/** Comparisons of a query with numbers of samples. */
import type { Term } from '../../../shared/query/ast.ts';

type NumberTerm = Extract<Term, { kind: 'number' | 'range' }>;

/**
 * Whether the comparison holds for a number. It never holds for NaN, not even `!=`: unknown values are not
 * compared.
 */
export const comparisonOf = (term: NumberTerm): ((measured: number) => boolean) => {
  if (term.kind === 'range') {
    const { from, to } = term;
    return (measured) => from <= measured && measured <= to;
  }
  const { number } = term;
  switch (term.comparison) {
    case '=':
      return (measured) => measured === number;
    case '!=':
      return (measured) => measured !== number && !Number.isNaN(measured);
    case '<':
      return (measured) => measured < number;
    case '>':
      return (measured) => measured > number;
    case '<=':
      return (measured) => measured <= number;
    case '>=':
      return (measured) => measured >= number;
  }
};
