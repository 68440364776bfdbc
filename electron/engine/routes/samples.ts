/** Samples by themselves: all of one, and what several have in common. */
import type { Hono } from 'hono';
import { sampleDetails, summaryOf } from '../view/details.ts';
import { holdersOf } from '../view/tagHolders.ts';
import type { Viewer } from '../view/viewer.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { route } from './route.ts';

export const samplesRoutes = (app: Hono, viewer: Viewer, vocabulary: Vocabulary): void => {
  const sources = () => {
    const { columns, texts, origins } = viewer.dataset();
    return { columns, texts, origins, rows: viewer.views().rows };
  };
  route(app, 'GET /api/samples/:id', ({ params }) => sampleDetails(params.id, sources()));
  route(app, 'POST /api/samples/tags', ({ body: { scope, tags } }) =>
    holdersOf(viewer.views().resolve(scope), tags, viewer.dataset().columns, (key) =>
      vocabulary.list()?.category(key),
    ),
  );
  route(app, 'POST /api/samples/summary', ({ body }) =>
    summaryOf(viewer.views().resolve(body.scope), sources()),
  );
};
