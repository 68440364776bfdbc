/** The views of the open dataset. They end with it. */
import type { FindingsName } from '../../../shared/api/findings.ts';
import type { Scope } from '../../../shared/api/sample.ts';
import type { SavedCount, ViewDrift, ViewInfo, ViewRequest } from '../../../shared/api/view.ts';
import type { Condition } from '../../../shared/query/ast.ts';
import { neededFindings, type NeededFindings } from '../../../shared/query/conditions.ts';
import { savedNames, savedTerm, type SavedQueries } from '../../../shared/query/saved.ts';
import type { OpenDataset, Workspace } from '../dataset.ts';
import { EngineError } from '../errors.ts';
import type { OpeningWorkspace } from '../workspace.ts';
import type { Prepared } from './evaluate.ts';
import { askedQuery } from './parsedQuery.ts';
import { createNlSearch, type NlSearch } from './search/nlSearch.ts';
import { createViews, type Views } from './views.ts';

export interface Viewer {
  /** @throws EngineError `no-dataset` */
  views(): Views;
  /** @throws EngineError `no-dataset` */
  dataset(): OpenDataset;
  /**
   * Makes a view, without holding up other requests. A later one of the same window cancels an earlier one.
   * @throws EngineError `bad-query`; `cancelled`
   */
  create(request: ViewRequest, signal: AbortSignal): Promise<ViewInfo>;
  /** How a view differs from what its query would give now. @throws EngineError `view-gone` */
  drift(id: string, signal: AbortSignal): Promise<ViewDrift>;
  /** The saved queries, with how many samples of a view each finds. @throws EngineError `view-gone` */
  saved(id: string, signal: AbortSignal): Promise<SavedCount[]>;
  /** Samples of a scope that still exist, each once, in the order of the view or as they are listed. */
  resolve(dataset: OpenDataset, scope: Scope): readonly number[];
}

interface OfDataset {
  readonly dataset: OpenDataset;
  readonly views: Views;
  readonly search: NlSearch;
}

const savedOf = (dataset: OpenDataset): SavedQueries => dataset.project().settings.queries;

const viewsOf = (dataset: OpenDataset): Views => {
  const { opening, columns, paths, texts, marks, findings, origins } = dataset;
  return createViews({
    opening,
    columns,
    paths,
    texts,
    marks,
    findings,
    origins,
    saved: () => savedOf(dataset),
  });
};

/** What the text of a view asks for now; undefined where a saved query that it names is gone. */
const stillAsked = (dataset: OpenDataset, text: string): Condition | null | undefined => {
  try {
    return askedQuery(text, savedOf(dataset)).where;
  } catch {
    return undefined;
  }
};

/** @param unknown which of the findings that a query needs have not been looked for yet */
export const createViewer = (
  workspace: Workspace & Pick<OpeningWorkspace, 'onClose'>,
  unknown: (dataset: OpenDataset, needed: NeededFindings) => readonly FindingsName[],
): Viewer => {
  let opened: OfDataset | null = null;
  /** A window's requests that are not answered yet. */
  const asked = new Map<string, AbortController>();

  const of = (dataset: OpenDataset): OfDataset => {
    if (opened?.dataset !== dataset) {
      opened = { dataset, views: viewsOf(dataset), search: createNlSearch(dataset.dataFolder) };
    }
    return opened;
  };
  const current = (): OfDataset => of(workspace.current());
  workspace.onClose(async (dataset) => {
    if (opened?.dataset !== dataset) return;
    const { search } = opened;
    opened = null;
    await search.close();
  });

  const prepared = async (
    { dataset, views, search }: OfDataset,
    where: Condition | null,
    signal: AbortSignal,
  ): Promise<Prepared> => {
    const made = await views.prepare(where, (terms) => search.find(terms, signal));
    if (signal.aborted || workspace.peek() !== dataset)
      throw new EngineError('cancelled', 'Another view was requested meanwhile.');
    return made;
  };

  /** Aborts with the request, or when its window asks for another view. */
  const latestOf = (window: string | undefined, signal: AbortSignal): AbortSignal => {
    if (window === undefined) return signal;
    asked.get(window)?.abort();
    const own = new AbortController();
    asked.set(window, own);
    return AbortSignal.any([own.signal, signal]);
  };

  const countsOf = async (
    to: OfDataset,
    view: ReturnType<Views['get']>,
    text: string,
    signal: AbortSignal,
  ): Promise<Omit<SavedCount, 'name' | 'query'>> => {
    const nothing = { count: null, total: null, problem: null };
    try {
      const { where } = askedQuery(text, savedOf(to.dataset));
      const needed = neededFindings(where);
      if (unknown(to.dataset, needed).length > 0) return nothing;
      if (needed.origins) await to.dataset.origins.upToDate();
      return { ...to.views.counts(view, where, await prepared(to, where, signal)), problem: null };
    } catch (error) {
      if (!(error instanceof EngineError) || error.code !== 'bad-query') throw error;
      return { ...nothing, problem: error.message };
    }
  };

  return {
    views: () => current().views,
    dataset: () => workspace.current(),
    create: async (request, requestSignal) => {
      const to = current();
      const { where } = askedQuery(request.query, savedOf(to.dataset));
      const signal = latestOf(request.window, requestSignal);
      const needed = neededFindings(where);
      const missing = unknown(to.dataset, needed);
      if (missing.length > 0) return to.views.createUnknown(request, missing);
      if (needed.origins) await to.dataset.origins.upToDate();
      return to.views.create(request, await prepared(to, where, signal));
    },
    drift: async (id, signal) => {
      const to = current();
      const view = to.views.get(id);
      const where = to.views.mayDrift(view) ? stillAsked(to.dataset, view.text) : undefined;
      if (where === undefined) return { added: 0, removed: 0 };
      if (neededFindings(where).origins) await to.dataset.origins.upToDate();
      return to.views.drift(view, await prepared(to, where, signal), where);
    },
    saved: async (id, signal) => {
      const to = current();
      const view = to.views.get(id);
      const saved = savedOf(to.dataset);
      const counted: SavedCount[] = [];
      for (const name of savedNames(saved)) {
        const query = saved[name] ?? '';
        counted.push({ name, query, ...(await countsOf(to, view, savedTerm(name), signal)) });
      }
      return counted;
    },
    resolve: (dataset, scope) => of(dataset).views.resolve(scope),
  };
};
