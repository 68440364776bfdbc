/** Views of one dataset: a query's result, fixed when it is made, so that rows do not move during edits. */
import { randomUUID } from 'node:crypto';
import { viewId, type OpeningId, type ViewId } from '../../../shared/api/ids.ts';
import type { Scope } from '../../../shared/api/sample.ts';
import type { Facet, FacetName, ViewDrift, ViewInfo, ViewRequest } from '../../../shared/api/view.ts';
import type { FindingsName } from '../../../shared/api/findings.ts';
import type { Condition, Query } from '../../../shared/query/ast.ts';
import type { SavedQueries } from '../../../shared/query/saved.ts';
import { EngineError } from '../errors.ts';
import { flag, type Columns, type Texts } from '../index/columns.ts';
import type { FoundSamples } from '../index/findings.ts';
import type { OriginSource } from '../index/origins.ts';
import { countBits, countMissing, emptySet, intersect, type BitSet } from './bitset.ts';
import { createEvaluator, type FindInCaptions, type Prepared } from './evaluate.ts';
import { createFacets } from './facets.ts';
import { asksOutsideColumns, nextUnreviewed, type MarkSource } from './marks.ts';
import { createMeasures } from './measures.ts';
import { inOrder } from './order.ts';
import { askedQuery, parsedQuery } from './parsedQuery.ts';
import type { Paths } from '../index/paths.ts';
import { positionRanges, type Range } from './ranges.ts';
import { createRows, type Rows } from './rows.ts';

interface View {
  readonly id: ViewId;
  readonly text: string;
  /** As it was typed: names of saved queries stand in it. */
  readonly query: Query;
  /** In order; a sample that is removed later keeps its position. */
  readonly ids: Int32Array;
  readonly members: BitSet;
  readonly revision: number;
  /** The findings that are needed before its query can be answered; it is empty until then. */
  readonly unknown: readonly FindingsName[];
}

export interface FacetOptions {
  readonly limit: number;
  readonly only: FacetName | null;
  readonly filter: string | null;
}

export interface Views {
  /**
   * @param prepared what `prepare` made of its query
   * @throws EngineError `bad-query`, with `position` and `length` in its detail
   */
  create(request: ViewRequest, prepared?: Prepared): ViewInfo;
  /** A view that is still empty: the findings `unknown` are needed before its query can be answered. */
  createUnknown(request: ViewRequest, unknown: readonly FindingsName[]): ViewInfo;
  prepare(where: Condition | null, find: FindInCaptions): Promise<Prepared>;
  /** @throws EngineError `view-gone` for a view that is no longer kept */
  get(id: string): View;
  /** Ids at positions `[from, from + count)`; fewer at the end. */
  window(view: View, from: number, count: number): readonly number[];
  /** @param where what its query asks for now, where it names saved queries */
  drift(view: View, prepared?: Prepared, where?: Condition | null): ViewDrift;
  /** How many samples of the view, and of the dataset, a condition holds for. */
  counts(view: View, where: Condition | null, prepared?: Prepared): { count: number; total: number };
  /** Whether `drift` has anything to compare. */
  mayDrift(view: View): boolean;
  /** The next position from `from` on, wrapping round, that is neither reviewed nor excluded. */
  unreviewed(view: View, from: number): number | null;
  facets(view: View, options: FacetOptions): Facet[];
  /** Samples of a scope that exist, each once, in the order of the view or as they are listed. */
  resolve(scope: Scope): readonly number[];
  readonly rows: Rows;
}

/** A window needs few views at a time; a long session must not keep all of them. */
const keptViews = 32;

/** What views are made from. */
export interface ViewSources {
  readonly opening: OpeningId;
  readonly columns: Columns;
  readonly paths: Paths;
  readonly texts: Texts;
  readonly marks: MarkSource;
  readonly findings: FoundSamples;
  readonly origins: Pick<OriginSource, 'all'>;
  /** As they are now; none where it is left out. */
  readonly saved?: () => SavedQueries;
}

/** The last used views, by their ids. */
const createKeptViews = () => {
  /** The last used one comes last. */
  const views = new Map<string, View>();
  const keep = (view: View): void => {
    views.delete(view.id);
    views.set(view.id, view);
    const [oldest] = views.keys();
    if (views.size > keptViews && oldest !== undefined) views.delete(oldest);
  };

  const get = (id: string): View => {
    const view = views.get(id);
    if (view === undefined) {
      throw new EngineError('view-gone', 'This list has expired: run the query again.', { view: id });
    }
    keep(view);
    return view;
  };

  /** @throws EngineError `busy` for a view whose query cannot be answered yet */
  const whole = (id: string): View => {
    const view = get(id);
    const [first] = view.unknown;
    if (first === undefined) return view;
    throw new EngineError(
      'busy',
      `The ${first} are still being searched for. Try again when the search has ended.`,
    );
  };
  return { keep, get, whole, peek: (id: string): View | undefined => views.get(id) };
};

export const createViews = (sources: ViewSources): Views => {
  const { opening, columns, paths, texts, marks, findings, origins, saved = () => ({}) } = sources;
  const measures = createMeasures(columns);
  const evaluator = createEvaluator({ columns, texts, paths, measures, marks, findings, origins });
  const { keep, get, whole, peek } = createKeptViews();
  const facets = createFacets({ columns, paths, marks, findings, everything: evaluator.everything });
  const isAlive = (id: number): boolean => ((columns.flags[id] ?? 0) & flag.alive) !== 0;

  const evaluated = (text: string, prepared?: Prepared): Pick<View, 'query' | 'ids' | 'members'> => {
    const { where, sort } = askedQuery(text, saved());
    const members = evaluator.evaluate(where, prepared);
    return { query: parsedQuery(text), members, ids: inOrder(members, sort, { columns, paths, measures }) };
  };

  /** Positions in this view of samples of an earlier one; none when that one is no longer kept. */
  const keptRanges = (ids: Int32Array, kept: ViewRequest['keep']): Range[] => {
    const earlier = kept && peek(kept.view);
    return earlier === undefined
      ? []
      : positionRanges(ids, idsAt(earlier, kept?.ranges ?? []), columns.slots);
  };

  const kept = (request: ViewRequest, made: Omit<View, 'id' | 'text'>): ViewInfo => {
    const view: View = { id: viewId.parse(randomUUID()), text: request.query, ...made };
    const ranges = keptRanges(view.ids, request.keep);
    keep(view);
    const anchor = request.anchor === undefined ? -1 : view.ids.indexOf(request.anchor);
    return {
      id: view.id,
      opening,
      query: request.query,
      count: view.ids.length,
      total: columns.count,
      revision: view.revision,
      anchor: anchor < 0 ? null : anchor,
      kept: ranges,
      unknown: [...view.unknown],
    };
  };

  return {
    get,
    create: (request, prepared) =>
      kept(request, { revision: columns.revision, unknown: [], ...evaluated(request.query, prepared) }),
    createUnknown: (request, unknown) =>
      kept(request, {
        revision: columns.revision,
        unknown,
        query: parsedQuery(request.query),
        ids: new Int32Array(0),
        members: emptySet(columns.slots),
      }),
    prepare: (where, find) => evaluator.prepare(where, find),
    window: ({ ids }, from, count) => Array.from(ids.subarray(from, from + count)),
    mayDrift: ({ query, revision, unknown }) =>
      unknown.length === 0 && (revision !== columns.revision || asksOutsideColumns(query.where)),
    counts: ({ members }, where, prepared) => {
      const set = evaluator.evaluate(where, prepared);
      const total = countBits(set);
      intersect(set, members);
      return { count: countBits(set), total };
    },
    drift: ({ members, query }, prepared, where = query.where) => {
      const now = evaluator.evaluate(where, prepared);
      return { added: countMissing(now, members), removed: countMissing(members, now) };
    },
    unreviewed: ({ ids }, from) => nextUnreviewed(ids, from, marks, isAlive),
    facets: ({ ids, query }, options) => facets({ ids, where: query.where, ...options }),
    resolve: (scope) => {
      const ids = 'view' in scope ? idsAt(whole(scope.view), scope.ranges) : scope.ids;
      // Each once; a set of numbers would take several times as long.
      const seen = new Uint8Array(columns.slots);
      return ids.filter((id) => {
        if (!isAlive(id) || seen[id] === 1) return false;
        seen[id] = 1;
        return true;
      });
    },
    rows: createRows({ opening, columns, texts, paths, marks }),
  };
};

const idsAt = ({ ids }: View, ranges: readonly Range[]): number[] => {
  const found: number[] = [];
  for (const [from, to] of ranges) for (const id of ids.subarray(from, to)) found.push(id);
  return found;
};
