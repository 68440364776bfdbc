import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dense, Sparse, Target } from './evidence.ts';
import { denseUnit } from './evidence.ts';
import { gramOf, inverseOf } from './gram.ts';
import { createLeaveOut } from './leaveOut.ts';

interface World {
  readonly sparse: Sparse;
  readonly dense: Dense | null;
  readonly rows: number;
}

const columns = 5;
const denseColumns = 2;

const worlds = fc
  .tuple(
    fc.array(fc.array(fc.boolean(), { minLength: columns, maxLength: columns }), {
      minLength: 6,
      maxLength: 14,
    }),
    fc.infiniteStream(fc.integer({ min: -127, max: 127 })),
    fc.boolean(),
  )
  .map(([lines, numbers, isWeighted]): World => {
    const start = [0];
    const index: number[] = [];
    for (const line of lines) {
      for (const [column, has] of line.entries()) if (has) index.push(column);
      index.push(columns);
      start.push(index.length);
    }
    const values = Int8Array.from({ length: lines.length * denseColumns }, () =>
      Number(numbers.next().value),
    );
    return {
      rows: lines.length,
      sparse: {
        start: Int32Array.from(start),
        index: Uint16Array.from(index),
        // Columns 3 and 4 have scores of a tagger, as it were.
        value: isWeighted
          ? Float32Array.from(index, (column) => (column === 3 || column === 4 ? 0.5 : 1))
          : null,
        columns: columns + 1,
        penalty: Float64Array.of(1, 2, 3, 1, 2, 1e-3),
      },
      dense: { values, columns: denseColumns },
    };
  });

/** All numbers of a row, the dense ones behind. */
const numbersOf = ({ sparse, dense }: World, row: number): number[] => {
  const all = Array.from({ length: sparse.columns }, () => 0);
  for (let at = sparse.start[row] ?? 0; at < (sparse.start[row + 1] ?? 0); at++)
    all[sparse.index[at] ?? 0] = sparse.value?.[at] ?? 1;
  return [...all, ...(dense?.values.subarray(row * denseColumns, (row + 1) * denseColumns) ?? [])];
};

/** Ridge regression as in a textbook, by elimination, fitted to all rows but one. */
const predictedWithout = (
  rows: readonly (readonly number[])[],
  truth: readonly number[],
  penalties: readonly number[],
  left: number,
): number => {
  const size = penalties.length;
  const matrix = penalties.map((penalty, a) => [...penalties.map((_, b) => (a === b ? penalty : 0)), 0]);
  for (const [row, numbers] of rows.entries()) {
    if (row === left) continue;
    for (let a = 0; a < size; a++) {
      const line = matrix[a] ?? [];
      for (let b = 0; b < size; b++) line[b] = (line[b] ?? 0) + (numbers[a] ?? 0) * (numbers[b] ?? 0);
      line[size] = (line[size] ?? 0) + (numbers[a] ?? 0) * (truth[row] ?? 0);
    }
  }
  for (const [at, pivot] of matrix.entries()) {
    for (const line of matrix) {
      if (line === pivot) continue;
      const part = (line[at] ?? 0) / (pivot[at] ?? 1);
      for (let k = at; k <= size; k++) line[k] = (line[k] ?? 0) - part * (pivot[k] ?? 0);
    }
  }
  const weights = matrix.map((line, at) => (line[size] ?? 0) / (line[at] ?? 1));
  return (rows[left] ?? []).reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0);
};

const channelsOf = (rows: number) => ({
  captions: new Float64Array(rows),
  images: new Float64Array(rows),
  both: new Float64Array(rows),
});

const rowsWith = (world: World, column: number): Int32Array =>
  Int32Array.from(Array.from({ length: world.rows }).keys()).filter(
    (row) => (numbersOf(world, row)[column] ?? 0) !== 0,
  );

describe('what is said of a tag with the sample left out', () => {
  it('is what a regression fitted to all other samples says, for every tag and sample', () => {
    fc.assert(
      fc.property(worlds, fc.integer({ min: 0, max: 2 }), fc.nat(), (world, column, some) => {
        const target: Target = { column, rows: rowsWith(world, column) };
        const into = channelsOf(world.rows);
        createLeaveOut(world).scores(target, into);
        const left = some % world.rows;
        const truth = Array.from({ length: world.rows }, (_, row) => (target.rows.includes(row) ? 1 : 0));
        const others = (from: readonly number[]): number[] => from.filter((_, at) => at !== column);
        const lines = truth.map((_, row) => others(numbersOf(world, row)));
        const byCaptions = predictedWithout(
          lines.map((line) => line.slice(0, columns)),
          truth,
          others([...world.sparse.penalty]),
          left,
        );
        const byBoth = predictedWithout(
          lines,
          truth,
          [
            ...others([...world.sparse.penalty]),
            ...Array.from({ length: denseColumns }, () => 250 * denseUnit ** 2),
          ],
          left,
        );
        expect(into.captions[left]).toBeCloseTo(byCaptions, 6);
        expect(into.both[left]).toBeCloseTo(byBoth, 6);
      }),
      { numRuns: 60 },
    );
  });

  it('is the same for a tag that is no column, from all columns', () => {
    fc.assert(
      fc.property(worlds, fc.nat(), fc.nat(), (world, some, chance) => {
        const rows = Int32Array.from(Array.from({ length: world.rows }).keys()).filter(
          (row) => ((chance >> (row % 20)) & 1) === 1,
        );
        const into = channelsOf(world.rows);
        createLeaveOut(world).scores({ column: -1, rows }, into);
        const left = some % world.rows;
        const truth = Array.from({ length: world.rows }, (_, row) => (rows.includes(row) ? 1 : 0));
        const lines = truth.map((_, row) => numbersOf(world, row));
        const alone = predictedWithout(
          lines.map((line) => [1, ...line.slice(columns + 1)]),
          truth,
          [1e-3, ...Array.from({ length: denseColumns }, () => 100 * denseUnit ** 2)],
          left,
        );
        const captions = lines.map((line) => line.slice(0, columns + 1));
        expect(into.captions[left]).toBeCloseTo(
          predictedWithout(captions, truth, [...world.sparse.penalty], left),
          6,
        );
        expect(into.images[left]).toBeCloseTo(alone, 6);
      }),
      { numRuns: 60 },
    );
  });

  it('says nothing by images where there are no vectors', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const leaveOut = createLeaveOut({ ...world, dense: null });
        expect(leaveOut.scores({ column: 0, rows: rowsWith(world, 0) }, channelsOf(world.rows))).toEqual([
          'captions',
        ]);
      }),
      { numRuns: 10 },
    );
  });
});

describe('an inverse', () => {
  it('times its matrix is the identity', () => {
    fc.assert(
      fc.property(worlds, ({ sparse, dense }) => {
        const matrix = gramOf(sparse, dense, 50);
        const inverse = inverseOf(matrix);
        const { size } = matrix;
        for (let a = 0; a < size; a++) {
          for (let b = 0; b < size; b++) {
            let sum = 0;
            for (let k = 0; k < size; k++)
              sum += (matrix.values[a * size + k] ?? 0) * (inverse.values[k * size + b] ?? 0);
            expect(sum).toBeCloseTo(a === b ? 1 : 0, 6);
          }
        }
      }),
      { numRuns: 20 },
    );
  });
});
