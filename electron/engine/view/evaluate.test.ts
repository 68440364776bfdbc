import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { queries, samples, wildQueries } from '../../../shared/query/arbitraries.ts';
import type { Query } from '../../../shared/query/ast.ts';
import { matches, type PlainSample } from '../../../shared/query/naive.ts';
import { parseQuery } from '../../../shared/query/parse.ts';
import { idsOf, type BitSet } from './bitset.ts';
import { createEvaluator, type Evaluator } from './evaluate.ts';
import { createMeasures } from './measures.ts';
import { makeTestDataset, withTestDataset, type TestDataset } from './testing.ts';

const evaluatorOf = ({ columns, paths, texts, marks, findings, origins }: TestDataset): Evaluator =>
  createEvaluator({
    columns,
    texts,
    paths,
    measures: createMeasures(columns),
    marks,
    findings,
    origins,
  });

const namesOf = ({ columns }: TestDataset, set: BitSet): string[] =>
  Array.from(idsOf(set), (id) => columns.relPath(id)).toSorted();

const find = (dataset: TestDataset, text: string, evaluator = evaluatorOf(dataset)): string[] => {
  const parsed = parseQuery(text);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return namesOf(dataset, evaluator.evaluate(parsed.query.where));
};

interface Answer {
  readonly query: Query;
  readonly paths: readonly string[];
}

const answers = (dataset: TestDataset, { evaluate }: Evaluator, asked: readonly Query[]): Answer[] =>
  asked.map((query) => ({ query, paths: namesOf(dataset, evaluate(query.where)) }));

/** A naive evaluation of the queries, sample by sample. */
const plainAnswers = (
  { categoryOf }: TestDataset,
  of: readonly PlainSample[],
  asked: readonly Query[],
): Answer[] =>
  asked.map((query) => {
    const found = of.filter((sample) => matches(query, sample, categoryOf));
    return { query, paths: found.map(({ relPath }) => relPath).toSorted() };
  });

describe('over random datasets', () => {
  test('a query finds what its plain reading finds', () => {
    const asked = fc.array(fc.oneof(queries, wildQueries), { minLength: 10, maxLength: 20 });
    fc.assert(
      fc.property(samples, asked, (of, several) =>
        withTestDataset(of, (dataset) => {
          expect(answers(dataset, evaluatorOf(dataset), several)).toEqual(plainAnswers(dataset, of, several));
        }),
      ),
      { numRuns: 100 },
    );
  }, 60_000);

  test('so it does after samples came, changed and went', () => {
    const asked = fc.array(queries, { minLength: 5, maxLength: 10 });
    fc.assert(
      fc.property(samples, samples, fc.nat(2), asked, (before, changes, third, several) =>
        withTestDataset(before, (dataset) => {
          const evaluator = evaluatorOf(dataset);
          answers(dataset, evaluator, several);
          dataset.write(changes);
          const after = new Map([...before, ...changes].map((sample) => [sample.relPath, sample]));
          const gone = [...after.keys()].filter((_, i) => i % 3 === third);
          dataset.remove(...gone);
          for (const relPath of gone) after.delete(relPath);
          const expected = plainAnswers(dataset, [...after.values()], several);
          expect(answers(dataset, evaluator, several)).toEqual(expected);
        }),
      ),
      { numRuns: 50 },
    );
  }, 60_000);
});

const dataset = () =>
  makeTestDataset([
    { relPath: 'p1.png', tags: 'perlica \\(arknights\\), arknights, @channel \\(caststation\\), >_<' },
    { relPath: 'p2.png', tags: 'Perlica_(arknights), arknights', nl: 'Ember’s long hair.', width: 100 },
    { relPath: 'e.png', tags: 'ember (arknights), perlica (arknights)', nl: 'Perlica, smiling.' },
    { relPath: 'none.PNG', nl: { state: 'unreadable' }, broken: true },
  ]);

describe('examples', () => {
  test.each([
    ['', ['e.png', 'none.PNG', 'p1.png', 'p2.png']],
    ['tag:perlica_(arknights)', ['e.png', 'p1.png', 'p2.png']],
    ['char:perlica -char:ember', ['p1.png', 'p2.png']],
    ['artist:channel', ['p1.png']],
    ['ember', ['e.png', 'p2.png']],
    ['nl:smil', ['e.png']],
    ['nl:"smil"', []],
    ['nl:"long hair"', ['p2.png']],
    ['nl:sm*ing', ['e.png']],
    ['nl:e*r', ['p2.png']],
    ['tag:">_<"', ['p1.png']],
    ['chars:2', ['e.png']],
    ['ratio:>1', ['p2.png']],
    ['ext:png is:broken', ['none.PNG']],
    ['missing:nl', ['p1.png']],
    ['missing:tags OR name:p?.png', ['none.PNG', 'p1.png', 'p2.png']],
    ['perlica" AND "x', []],
  ])('%s', (text, expected) => {
    const of = dataset();
    expect(find(of, text)).toEqual(expected);
  });

  test('a set that was asked for before is not changed by another query', () => {
    const of = dataset();
    const evaluator = evaluatorOf(of);
    find(of, 'NOT tag:arknights', evaluator);
    find(of, 'tag:arknights ember', evaluator);
    find(of, 'tag:arknights OR is:broken', evaluator);
    expect(find(of, 'tag:arknights', evaluator)).toEqual(['p1.png', 'p2.png']);
    expect(find(of, '', evaluator)).toHaveLength(4);
  });
});
