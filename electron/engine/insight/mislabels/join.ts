/**
 * Joins two kinds of evidence of the same rows: P(k) is proportional to the first's times a power of the
 * second's. The power is the one under which trusted labels are likeliest: evidence that tells nothing gets
 * none, however confident it is.
 */
import { emptyTable, normalise, rowOf, type Table } from './table.ts';

/** Half at most: image vectors also reflect backgrounds and poses, and are then confident of the wrong thing. */
const powers = [0, 0.1, 0.2, 0.3, 0.4, 0.5] as const;
const tiny = 1e-12;

const isKnown = (row: Float64Array): boolean => row.some((value) => value > 0);

const joined = (first: Table, second: Table, power: number): Table => {
  const table = emptyTable(first.values.length / first.classes, first.classes);
  for (let row = 0; row * table.classes < table.values.length; row++) {
    const [a, b, into] = [rowOf(first, row), rowOf(second, row), rowOf(table, row)];
    if (!isKnown(a)) into.set(b);
    else if (!isKnown(b)) into.set(a);
    else for (let k = 0; k < into.length; k++) into[k] = (a[k] ?? 0) * ((b[k] ?? 0) + tiny) ** power;
  }
  normalise(table);
  return table;
};

/** How well a table explains the labels: the trusted mean of their logarithms. */
const likelihood = (table: Table, given: Int32Array, trust: Float64Array | null): number => {
  let sum = 0;
  for (const [row, label] of given.entries()) {
    const chances = rowOf(table, row);
    if (isKnown(chances)) sum += (trust?.[row] ?? 1) * Math.log((chances[label] ?? 0) + tiny);
  }
  return sum;
};

/** @param tables the most reliable one first */
export const joinEvidence = (
  tables: readonly [Table, ...Table[]],
  given: Int32Array,
  trust: Float64Array | null,
): Table => {
  const [first, ...others] = tables;
  return others.reduce((before, other) => {
    const candidates = powers.map((power) => joined(before, other, power));
    const worth = candidates.map((table) => likelihood(table, given, trust));
    return candidates[worth.indexOf(Math.max(...worth))] ?? before;
  }, first);
};
