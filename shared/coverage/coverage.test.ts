import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CoverageRow, CoverageTable } from '../api/coverage.ts';
import { tagKey } from '../caption/identity.ts';
import { axes, floorKey } from './axes.ts';
import { alternativesOf, valueOf } from './axis.ts';
import { floorsOf } from './floors.ts';
import { gapsOf, wantedLines, wantedText } from './wanted.ts';

const said = (name: string, caption: string): string | undefined => {
  const axis = axes.find((each) => each.name === name);
  const tags = new Set(caption.split(', '));
  return axis?.values[axis === undefined ? -1 : valueOf(axis, (key) => tags.has(key))]?.name;
};

test('names of axes and values are unique, and their tags are keys', () => {
  const names = axes.flatMap((axis) => axis.values.map((_, at) => floorKey(axis, at)));
  expect(new Set(names).size).toBe(names.length);
  const keys = axes.flatMap(({ values }) => values.flatMap((value) => alternativesOf(value).flat()));
  expect(keys.filter((key) => tagKey(key) !== key)).toEqual([]);
});

test.each([
  ['people', '1girl, solo', 'alone'],
  ['people', '2girls, multiple girls', 'two'],
  ['people', '1girl, 1boy', 'two'],
  ['people', '2girls, 1boy', 'group'],
  ['people', '3girls, multiple girls', 'group'],
  ['view', 'from side, looking at viewer', 'side'],
  ['view', 'looking at viewer', 'front'],
  ['view', 'from behind, looking at viewer', 'back'],
  ['framing', 'upper body', 'upper-body'],
  ['expression', 'frown, closed mouth', 'angry'],
  ['expression', 'smile, closed mouth', 'happy'],
  ['background', 'white background', 'plain'],
  ['background', 'indoors, window', 'indoors'],
  ['background', 'scenery', undefined],
])('%s of “%s”: %s', (axis, caption, value) => {
  expect(said(axis, caption)).toBe(value);
});

const row = (of: CoverageRow['of'], character: string, name: string, cells: number[][], images: number) => ({
  of,
  character,
  name,
  cells,
  images,
  query: '',
});
/** As many of each value as asked for, nothing unsaid. */
const filled = (count: (axis: number, value: number) => number): number[][] =>
  axes.map(({ values }, axis) => [...values.map((_, value) => count(axis, value)), 0]);
const tableOf = (rows: CoverageRow[]): CoverageTable => ({
  rows,
  terms: [],
  floors: {},
  floor: 10,
  unit: 'images',
  repeated: false,
  without: 0,
});

describe('what to look for next', () => {
  const enough = filled(() => 9);
  test('is nothing where all floors are reached', () => {
    expect(wantedText(tableOf([row('character', 'a', 'a', enough, 40)]))).toBe('');
  });
  test('names who has least first, with the outfit that lacks images below', () => {
    const few = filled((axis, value) => (axis === 0 && value === 0 ? 0 : 9));
    const rows = [
      row('character', 'b', 'b', few, 12),
      row('character', 'a', 'a', enough, 3),
      row('outfit', 'a', 'red cape', few, 3),
    ];
    expect(wantedLines(tableOf(rows))).toEqual([
      '- a: 3 of 10 images',
      '  - in red cape: 3 of 5 images, full body 0 of 2',
      '- b: full body 0 of 3',
    ]);
  });
  test('says once what no character has', () => {
    const none = filled((axis, value) => (axis === 1 && value === 0 ? 0 : 9));
    const rows = [row('character', 'a', 'a', none, 40), row('character', 'b', 'b', none, 3)];
    expect(wantedLines(tableOf(rows))).toEqual([
      '- all characters: from behind (none has any)',
      '- b: 3 of 10 images',
    ]);
  });
});

test('a gap is a count below its floor, and a higher floor makes no fewer', () => {
  const counts = fc.array(fc.nat(6), { minLength: 40, maxLength: 40 });
  const floors = fc.dictionary(
    fc.constantFrom(...axes.flatMap((axis) => axis.values.map((_, at) => floorKey(axis, at)))),
    fc.nat(6),
  );
  fc.assert(
    fc.property(counts, floors, fc.constantFrom('character' as const, 'outfit' as const), (all, own, of) => {
      let next = 0;
      const cells = filled(() => all[next++ % all.length] ?? 0);
      const gaps = gapsOf({ of, cells }, { floors: own });
      const wanted = floorsOf(own, of);
      for (const { axis, value, count, floor } of gaps) {
        expect(count).toBe(cells[axis]?.[value]);
        expect(floor).toBe(wanted[axis]?.[value]);
        expect(count).toBeLessThan(floor);
      }
      const higher = Object.fromEntries(
        axes.flatMap((axis) =>
          axis.values.map((value, at) => [floorKey(axis, at), (own[floorKey(axis, at)] ?? value.floor) + 1]),
        ),
      );
      expect(gapsOf({ of, cells }, { floors: higher }).length).toBeGreaterThanOrEqual(gaps.length);
    }),
  );
});
