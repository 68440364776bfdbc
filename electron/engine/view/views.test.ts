import { expect, test } from 'vitest';
import type { MarkName } from '../../../shared/query/ast.ts';
import { createViews } from './views.ts';
import { makeTestDataset } from './testing.ts';

const image = (n: number, mark: MarkName) => ({ relPath: `${n}.png`, mark });

test('the next sample to review is found from a position on, wrapping round', () => {
  const of = makeTestDataset([
    image(1, 'outdated'),
    image(2, 'reviewed'),
    image(3, 'excluded'),
    image(4, 'none'),
    image(5, 'needs-work'),
  ]);
  const views = createViews(of);
  const view = views.get(views.create({ query: '' }).id);
  expect([0, 1, 2, 3, 4, 5].map((from) => views.unreviewed(view, from))).toEqual([0, 3, 3, 3, 4, 0]);
  of.remove('4.png');
  expect(views.unreviewed(view, 1)).toBe(4);
  const done = views.get(views.create({ query: 'mark:reviewed OR mark:excluded' }).id);
  expect(views.unreviewed(done, 0)).toBe(null);
  expect(views.unreviewed(views.get(views.create({ query: 'nothing' }).id), 0)).toBe(null);
});

test('a view of marks is out of date as soon as a mark is set, though no file has changed', () => {
  const of = makeTestDataset([image(1, 'none'), image(2, 'reviewed')]);
  const views = createViews(of);
  const view = views.get(views.create({ query: '-mark:reviewed' }).id);
  expect(views.drift(view)).toEqual({ added: 0, removed: 0 });
  of.setMark('1.png', 'reviewed');
  expect(views.drift(view)).toEqual({ added: 0, removed: 1 });
  expect(views.create({ query: 'mark:reviewed' }).count).toBe(2);
});

test('a scope names each sample once, without those that are gone', () => {
  const of = makeTestDataset([image(1, 'none'), image(2, 'none'), image(3, 'none')]);
  const views = createViews(of);
  const { id } = views.create({ query: 'sort:-path' });
  const paths = (ids: readonly number[]) => ids.map((sample) => of.columns.relPath(sample));
  expect(
    paths(
      views.resolve({
        view: id,
        ranges: [
          [0, 2],
          [1, 99],
        ],
      }),
    ),
  ).toEqual(['3.png', '2.png', '1.png']);
  of.remove('2.png');
  expect(paths(views.resolve({ view: id, ranges: [[0, 3]] }))).toEqual(['3.png', '1.png']);
});
