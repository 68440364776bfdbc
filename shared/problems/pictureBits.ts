/** Measures of an image, as bits: by the hundred thousand they are passed from one thread to another. */
import { problemKindRows } from './kinds.ts';
import { brokenBit, type Measured } from './measured.ts';
import type { ProblemKindRow } from './problemKind.ts';

const measuredRows = problemKindRows.filter((row: ProblemKindRow) => row.measure !== undefined);

/** By kind, its bit; the first one is that of broken images. */
const bits: ReadonlyMap<string, number> = new Map(
  measuredRows.map(({ kind }, at) => [kind, (brokenBit << 1) << at]),
);

/** The bit of a kind that is measured. */
export const bitOf = (kind: string): number => bits.get(kind) ?? 0;

/** The bits of all kinds that depend on measures. */
export const pictureBits = (measured: Measured): number =>
  measuredRows.reduce(
    (found, { kind, measure }: ProblemKindRow) =>
      measure?.(measured) === true ? found | bitOf(kind) : found,
    0,
  );
