/** Which value of each axis a sample has, for all samples at once: from the lists of samples of the axes' tags. */
import { axes } from '../../../../shared/coverage/axes.ts';
import { alternativesOf, type Axis, type AxisValue } from '../../../../shared/coverage/axis.ts';
import type { Condition } from '../../../../shared/query/ast.ts';
import { printTerm } from '../../../../shared/query/print.ts';
import { tagCondition } from '../../../../shared/query/tagTerm.ts';
import type { Columns } from '../../index/columns.ts';

type Read = Pick<Columns, 'slots' | 'tags'>;

const samplesOf = ({ tags }: Read, key: string): Uint32Array => {
  const tag = tags.find(key);
  return tag < 0 ? new Uint32Array(0) : tags.samples(tag);
};

/** By sample: the place of its value from 1; 0: it says none. Earlier values have priority. */
const placesOn = (columns: Read, { values }: Axis): Uint8Array => {
  const places = new Uint8Array(columns.slots);
  for (const [at, value] of values.entries()) {
    for (const keys of alternativesOf(value)) {
      const [first = new Uint32Array(0), ...more] = keys.map((key) => samplesOf(columns, key));
      const others = more.map((ids) => new Set(ids));
      for (const id of first) if (places[id] === 0 && others.every((ids) => ids.has(id))) places[id] = at + 1;
    }
  }
  return places;
};

/** Axis by axis. */
export const axisPlaces = (columns: Read): readonly Uint8Array[] =>
  axes.map((axis) => placesOn(columns, axis));

const both = (kind: 'and' | 'or', parts: readonly Condition[]): Condition | null => {
  const [first, second] = parts;
  return first !== undefined && second === undefined ? first : first === undefined ? null : { kind, parts };
};

/** Alternatives whose tags the dataset has: a query that names all others would be long, and find the same. */
const present = ({ tags }: Read, value: AxisValue): readonly Condition[] =>
  alternativesOf(value)
    .filter((keys) => keys.every((key) => tags.count(tags.find(key)) > 0))
    .flatMap(
      (keys) =>
        both(
          'and',
          keys.map((key) => tagCondition(key, 'general')),
        ) ?? [],
    );

/** As it can stand behind another query. */
const asPart = (condition: Condition | null): string =>
  condition === null ? '' : condition.kind === 'or' ? `(${printTerm(condition)})` : printTerm(condition);

const termOf = (columns: Read, { values }: Axis, at: number): string => {
  const value = values[at];
  const before = both(
    'or',
    values.slice(0, at).flatMap((each) => present(columns, each)),
  );
  const not: readonly Condition[] = before === null ? [] : [{ kind: 'not', part: before }];
  // At the end: none of them.
  if (value === undefined) return asPart(both('and', not));
  const [first = []] = alternativesOf(value);
  const own =
    both('or', present(columns, value)) ??
    both(
      'and',
      first.map((key) => tagCondition(key, 'general')),
    );
  return asPart(both('and', [...(own === null ? [] : [own]), ...not]));
};

/** By axis, by value, and at the end of each: the term that finds the samples with it. */
export const axisTerms = (columns: Read): string[][] =>
  axes.map((axis) => Array.from({ length: axis.values.length + 1 }, (_, at) => termOf(columns, axis, at)));
