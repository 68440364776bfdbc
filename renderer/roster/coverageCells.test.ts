import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CoverageTable } from '../../shared/api/coverage.ts';
import { axes } from '../../shared/coverage/axes.ts';
import { mapColumns, mapRows, movedTo } from './coverageCells.ts';

const cells = axes.map(({ values }) => values.map(() => 1).concat(0));
const table: CoverageTable = {
  rows: [
    { character: 'ember', of: 'character', name: 'ember', images: 3, cells, query: 'char:ember' },
    { character: 'ember', of: 'outfit', name: 'red cape', images: 3, cells, query: 'q' },
    { character: 'rossi', of: 'character', name: 'rossi', images: 12, cells, query: 'char:rossi' },
  ],
  terms: axes.map((axis) => axis.values.map(({ name }) => `tag:${name}`).concat('')),
  floors: { 'framing.portrait': 1 },
  floor: 10,
  unit: 'images',
  repeated: false,
  without: 0,
};

const column = (key: string): number => mapColumns.findIndex((each) => each.key === key);

test('a cell below its floor says so, and each has its query', () => {
  const [ember, outfit] = mapRows(table, '', 60).rows;
  expect(ember?.cells[0]).toMatchObject({ count: 3, floor: 10, label: 'ember: images: 3 of 10' });
  expect(outfit?.cells[0]).toMatchObject({ floor: 5 });
  expect(ember?.cells[column('framing.full-body')]).toMatchObject({
    floor: 3,
    query: 'char:ember tag:full-body',
  });
  expect(ember?.cells[column('framing.portrait')]).toMatchObject({ floor: null });
  // What is not said has no floor; its query is that of the row where no tag of the axis is there.
  expect(ember?.cells[column('view.none')]).toMatchObject({ floor: null, query: 'char:ember' });
});

test('the filter and the limit count characters, with their outfits', () => {
  expect(mapRows(table, 'EMB', 60).rows.map(({ name }) => name)).toEqual(['ember', 'red cape']);
  const first = mapRows(table, '', 1);
  expect([first.rows.length, first.characters]).toEqual([2, 2]);
});

test('no key leads out of the map', () => {
  const keys = fc.constantFrom('ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End');
  fc.assert(
    fc.property(fc.array(keys), fc.integer({ min: 1, max: 5 }), (pressed, rows) => {
      let at: readonly [number, number] = [0, 0];
      for (const key of pressed) at = movedTo(key, at, { rows, columns: mapColumns.length }) ?? at;
      const [row, column] = at;
      expect(row >= 0 && row < rows && column >= 0 && column < mapColumns.length).toBe(true);
    }),
  );
  expect(movedTo('x', [0, 0], { rows: 1, columns: 1 })).toBeNull();
});
