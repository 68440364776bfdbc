import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  adding,
  allOf,
  includes,
  inverted,
  noRanges,
  removing,
  sizeOf,
  span,
  toggling,
  type Range,
  type Ranges,
} from './ranges.ts';

const count = 40;
const anyRange = fc
  .tuple(fc.integer({ min: 0, max: count }), fc.integer({ min: 0, max: count }))
  .map(([a, b]): Range => [Math.min(a, b), Math.max(a, b)]);

type Step = { readonly kind: 'add' | 'remove'; readonly range: Range };
const anySteps = fc.array(
  fc.record({ kind: fc.constantFrom('add', 'remove'), range: anyRange }),
) as fc.Arbitrary<Step[]>;

const build = (steps: readonly Step[]): Ranges =>
  steps.reduce((ranges, step) => (step.kind === 'add' ? adding : removing)(ranges, step.range), noRanges);

const naive = (steps: readonly Step[]): Set<number> => {
  const set = new Set<number>();
  for (const { kind, range } of steps) {
    for (let position = range[0]; position < range[1]; position++) {
      if (kind === 'add') set.add(position);
      else set.delete(position);
    }
  }
  return set;
};

const positions = (ranges: Ranges): number[] =>
  ranges.flatMap(([from, to]) => Array.from({ length: to - from }, (_, index) => from + index));

describe('ranges', () => {
  test('hold the same positions as a set after any additions and removals', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const ranges = build(steps);
        const set = naive(steps);
        expect(positions(ranges)).toEqual([...set].toSorted((a, b) => a - b));
        expect(sizeOf(ranges)).toBe(set.size);
        for (let position = 0; position < count; position++) {
          expect(includes(ranges, position)).toBe(set.has(position));
        }
      }),
    );
  });

  test('stay sorted, disjoint and apart', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const ranges = build(steps);
        const edges = ranges.flat();
        expect(edges).toEqual([...new Set(edges)].toSorted((a, b) => a - b));
      }),
    );
  });

  test('inverting twice gives the same back', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const ranges = build(steps);
        expect(inverted(inverted(ranges, count), count)).toEqual(ranges);
        expect(sizeOf(inverted(ranges, count))).toBe(count - sizeOf(ranges));
      }),
    );
  });

  test('toggling takes out of the middle and puts back', () => {
    expect(toggling([[0, 5]], 2)).toEqual([
      [0, 2],
      [3, 5],
    ]);
    expect(toggling(toggling([[0, 5]], 2), 2)).toEqual([[0, 5]]);
  });

  test('all of nothing is nothing, and a span includes both ends', () => {
    expect(allOf(0)).toEqual([]);
    expect(allOf(100_000)).toEqual([[0, 100_000]]);
    expect(span(7, 3)).toEqual([3, 8]);
  });
});
