import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { queries, samples } from '../../../shared/query/arbitraries.ts';
import type { Query } from '../../../shared/query/ast.ts';
import { printQuery } from '../../../shared/query/print.ts';
import { hasTerm } from '../../../shared/query/terms.ts';
import { createViews, type FacetOptions, type Views } from './views.ts';
import { makeTestDataset, withTestDataset, type TestDataset, type TestSample } from './testing.ts';

const all: FacetOptions = { limit: 1000, only: null, filter: null };

const facetsOf = (views: Views, query: string, options: Partial<FacetOptions> = {}) => {
  const { id } = views.create({ query });
  return views.facets(views.get(id), { ...all, ...options });
};

/** Items of one filter as `label count/total`. */
const shown = (of: TestDataset, query: string, options: Partial<FacetOptions>): string[] => {
  const [facet] = facetsOf(createViews(of), query, options);
  return facet?.items.map(({ label, count, total }) => `${label} ${count}/${total}`) ?? [];
};

const withoutSort = ({ where }: Query): string => printQuery({ where, sort: null });

test('every count is what its term finds: in the view, and in the whole dataset', () => {
  fc.assert(
    fc.property(samples, queries, (of, query) =>
      withTestDataset(of, ({ opening, columns, paths, texts, marks, findings, origins }) => {
        const views = createViews({ opening, columns, paths, texts, marks, findings, origins });
        const countOf = (asked: string): number => views.create({ query: asked }).count;
        const text = withoutSort(query);
        for (const { items, name } of facetsOf(views, text)) {
          for (const { term, count, total } of items) {
            const narrowed = text === '' ? term : `(${text}) ${term}`;
            const found = { name, text, term, count: countOf(narrowed), total: countOf(term) };
            expect(found).toEqual({ name, text, term, count, total });
          }
        }
      }),
    ),
    { numRuns: 100 },
  );
}, 60_000);

const image = (n: number, tags: string, more: Partial<TestSample> = {}): TestSample => ({
  relPath: `${n}.png`,
  tags,
  ...more,
});
const dataset = () =>
  makeTestDataset([
    image(1, 'perlica (arknights), arknights, 1girl, smile, explicit', { width: 1024, height: 1536 }),
    image(2, 'Perlica_(arknights), arknights, 1girl, masterpiece', { width: 1024, height: 1536, nl: ' ' }),
    image(3, 'ember (arknights), arknights, 1girl, smile', { width: 400, height: 300, broken: true }),
    image(4, 'last rite (arknights), arknights, solo', { width: 0, height: 0, transparent: true }),
    { relPath: 'sub/Deep/5.webp', tags: { state: 'unreadable' }, nl: 'x' },
    { relPath: 'SUB/6.png', tags: '' },
  ]);

describe('filters', () => {
  test('characters come by how often they stand in the view, then in the dataset, then by name', () => {
    const of = dataset();
    expect(shown(of, '', { only: 'characters' })).toEqual([
      'perlica (arknights) 2/2',
      'ember (arknights) 1/1',
      'last rite (arknights) 1/1',
    ]);
    expect(shown(of, 'smile', { only: 'characters' })).toEqual([
      'perlica (arknights) 1/2',
      'ember (arknights) 1/1',
    ]);
  });

  test('a name that is the beginning of another is counted, and asked for, by itself', () => {
    const of = makeTestDataset([
      image(1, '@channel (caststation)'),
      image(2, '@channel'),
      image(3, '@channel'),
    ]);
    const views = createViews(of);
    const [facet] = facetsOf(views, '', { only: 'artists' });
    expect(facet?.items).toEqual([
      { label: '@channel', term: 'tag:@channel', count: 2, total: 2 },
      { label: '@channel (caststation)', term: 'artist:"@channel (caststation)"', count: 1, total: 1 },
    ]);
    expect(views.create({ query: 'tag:@channel' }).count).toBe(2);
  });

  test('other filters say what they count in words', () => {
    const of = dataset();
    expect(shown(of, '', { only: 'captions' })).toEqual([
      'Empty tags 1/1',
      'No NL caption 4/4',
      'Empty NL caption 1/1',
      'Not UTF-8 1/1',
    ]);
    expect(shown(of, '', { only: 'ratings' })).toEqual(['explicit 1/1']);
    expect(shown(of, '', { only: 'tags' })).toEqual([
      '1girl 3/3',
      'smile 2/2',
      'masterpiece 1/1',
      'solo 1/1',
    ]);
    expect(shown(of, 'tags:>1', { only: 'sizes' })).toEqual([
      'Portrait 2/2',
      'Landscape 1/1',
      'Under 0.5 MP 1/3',
      '1 to 2 MP 2/2',
      '1024 × 1536 2/2',
      '400 × 300 1/1',
    ]);
    expect(shown(of, '', { only: 'folders' })).toEqual(['sub 2/2', 'sub/Deep 1/1']);
    expect(shown(of, '', { only: 'types' })).toEqual([
      'Transparent 1/1',
      'Broken 1/1',
      'png 5/5',
      'webp 1/1',
    ]);
  });

  test('marks are counted as they are now; without any there is nothing to say of them', () => {
    const of = makeTestDataset([
      image(1, 'a', { mark: 'reviewed' }),
      image(2, 'a', { mark: 'outdated' }),
      image(3, 'a'),
    ]);
    expect(shown(of, '', { only: 'marks' })).toEqual([
      'Reviewed 1/1',
      'Changed since review 1/1',
      'Not reviewed 1/1',
    ]);
    expect(shown(dataset(), '', { only: 'marks' })).toEqual([]);
  });

  test('what the query asks for or excludes is shown, however rare; other items only where they occur', () => {
    const of = dataset();
    expect(shown(of, '-char:"Perlica_(arknights)" smile', { only: 'characters', limit: 1 })).toEqual([
      'ember (arknights) 1/1',
      'perlica (arknights) 0/2',
    ]);
    expect(shown(of, 'width:1024 height:1536 smile -is:broken', { only: 'types' })).toEqual([
      'Broken 0/1',
      'png 1/5',
    ]);
  });

  test('where an item is asked for, the others stay, in the order of the dataset; not so among all tags', () => {
    const of = dataset();
    expect(shown(of, 'char:"last rite (arknights)"', { only: 'characters' })).toEqual([
      'perlica (arknights) 0/2',
      'ember (arknights) 0/1',
      'last rite (arknights) 1/1',
    ]);
    expect(shown(of, 'char:"last rite (arknights)"', { only: 'characters', limit: 1 })).toEqual([
      'perlica (arknights) 0/2',
      'last rite (arknights) 1/1',
    ]);
    expect(shown(of, 'char:ember', { only: 'characters', limit: 2 })).toEqual([
      'perlica (arknights) 0/2',
      'ember (arknights) 1/1',
    ]);
    expect(shown(of, 'missing:nl tags:0', { only: 'captions' })).toEqual([
      'Empty tags 1/1',
      'No NL caption 1/4',
      'Empty NL caption 0/1',
      'Not UTF-8 0/1',
    ]);
    expect(shown(of, 'tag:solo', { only: 'tags' })).toEqual(['solo 1/1']);
  });

  test('a selected item is one whose term the query has', () => {
    const of = dataset();
    const [facet] = facetsOf(createViews(of), 'width:1024 height:1536', {
      only: 'sizes',
    });
    const selected = facet?.items.filter(({ term }) => hasTerm('width:1024 height:1536', term));
    expect(selected?.map(({ label }) => label)).toEqual(['1024 × 1536']);
  });

  test('an empty view shows what the dataset has', () => {
    const of = dataset();
    expect(shown(of, 'nothing-like-it', { only: 'characters' })).toEqual([
      'perlica (arknights) 0/2',
      'ember (arknights) 0/1',
      'last rite (arknights) 0/1',
    ]);
  });

  test('limit and filter say how many more there are', () => {
    const of = dataset();
    const [facet] = facetsOf(createViews(of), '', {
      only: 'characters',
      limit: 1,
    });
    expect(facet).toMatchObject({ name: 'characters', more: 2 });
    expect(facet?.items).toHaveLength(1);
    expect(shown(of, '', { only: 'characters', filter: 'Last_R' })).toEqual(['last rite (arknights) 1/1']);
    expect(shown(of, '', { only: 'sizes', filter: 'port' })).toEqual(['Portrait 2/2']);
  });
});

const found = (...kinds: readonly string[]) => ({ findings: new Set(kinds) });

test('problems are counted by kind, the most severe first, and only of samples that are there', () => {
  const of = makeTestDataset([
    image(1, 'smile', found('problem:duplicate-tag', 'problem:dark')),
    image(2, 'smile', found('problem:broken-image')),
    image(3, 'boots', found('problem:dark')),
    image(4, 'boots'),
  ]);
  const problems = { only: 'problems' } as const;
  expect(shown(of, '', problems)).toEqual([
    'Image cannot be decoded 1/1',
    'Tag twice in a caption 1/1',
    'Very dark 2/2',
  ]);
  expect(shown(of, 'boots', problems)).toEqual(['Very dark 1/2']);
});
