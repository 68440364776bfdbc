/** Routes of drafts. They name their dataset themselves, since one may be left while it is being closed. */
import type { Hono } from 'hono';
import type { Drafts } from '../drafts/drafts.ts';
import { route } from './route.ts';

export const draftRoutes = (app: Hono, { drafts }: { readonly drafts: Drafts }): void => {
  route(app, 'GET /api/drafts/:dataset', ({ params }) => ({ drafts: [...drafts.of(params.dataset)] }));
  route(app, 'PUT /api/drafts/:dataset', ({ params, body }) => {
    drafts.keep(params.dataset, body);
    return {};
  });
  route(app, 'DELETE /api/drafts/:dataset', ({ params, query }) => {
    drafts.drop(params.dataset, query);
    return {};
  });
};
