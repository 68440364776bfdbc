/** Views: what a query gives, in windows, with facets; and what completes a tag. */
import type { Hono } from 'hono';
import { tagCategory, type TagCategory } from '../../../shared/api/caption.ts';
import { EngineError } from '../errors.ts';
import { complete } from '../view/completion.ts';
import { ratiosOf } from '../view/ratios.ts';
import type { Viewer } from '../view/viewer.ts';
import { createListedCompletions } from '../vocabulary/listedCompletions.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { route } from './route.ts';

const defaultFacetItems = 40;
const defaultCompletions = 20;

const categoriesOf = (text: string | undefined): ReadonlySet<TagCategory> | null => {
  if (text === undefined || text === '') return null;
  const result = tagCategory.array().safeParse(text.split(','));
  if (result.success) return new Set(result.data);
  throw new EngineError(
    'bad-request',
    `Query "categories": “${text}” is not a list of ${tagCategory.options.join(', ')}.`,
  );
};

export const viewsRoutes = (app: Hono, viewer: Viewer, vocabulary: Vocabulary): void => {
  const withListed = createListedCompletions();

  route(app, 'POST /api/views', ({ body, signal }) => viewer.create(body, signal));

  route(app, 'GET /api/views/:id/rows', ({ params, query }) => {
    const views = viewer.views();
    return { rows: views.rows.rows(views.window(views.get(params.id), query.from, query.count)) };
  });

  route(app, 'GET /api/views/:id/found', ({ params, query }) => {
    const views = viewer.views();
    return { found: views.rows.found(views.window(views.get(params.id), query.from, query.count)) };
  });

  route(app, 'GET /api/views/:id/ratios', ({ params }) => ({
    ratios: ratiosOf(viewer.dataset().columns, viewer.views().get(params.id).ids),
  }));

  route(app, 'GET /api/views/:id/saved', async ({ params, signal }) => ({
    queries: await viewer.saved(params.id, signal),
  }));
  route(app, 'GET /api/views/:id/drift', ({ params, signal }) => viewer.drift(params.id, signal));

  route(app, 'GET /api/views/:id/facets', ({ params, query }) => {
    const views = viewer.views();
    const { limit = defaultFacetItems, only = null, filter } = query;
    const wanted = filter === undefined || filter === '' ? null : filter;
    return { facets: views.facets(views.get(params.id), { limit, only, filter: wanted }) };
  });

  route(app, 'GET /api/views/:id/position', ({ params, query }) => {
    const position = viewer.views().get(params.id).ids.indexOf(query.sample);
    return { position: position < 0 ? null : position };
  });

  route(app, 'GET /api/views/:id/unreviewed', ({ params, query }) => {
    const views = viewer.views();
    return { position: views.unreviewed(views.get(params.id), query.after) };
  });

  route(app, 'GET /api/complete', ({ query }) => {
    const { text, limit = defaultCompletions } = query;
    const { columns } = viewer.dataset();
    const request = { text, limit, categories: categoriesOf(query.categories) };
    const own = complete(columns.tags, request);
    const list = vocabulary.list();
    return { completions: list === null ? own : withListed(list, columns, { ...request, own }) };
  });
};
