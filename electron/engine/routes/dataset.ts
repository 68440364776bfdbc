/** Opening, closing and reading datasets, and what is recent. */
import type { Hono } from 'hono';
import type { RecentDatasets } from '../recent.ts';
import type { OpeningWorkspace } from '../workspace.ts';
import { route } from './route.ts';

export interface DatasetDeps {
  readonly workspace: OpeningWorkspace;
  readonly recent: RecentDatasets;
}

export const datasetRoutes = (app: Hono, { workspace, recent }: DatasetDeps): void => {
  route(app, 'GET /api/dataset', () => ({ dataset: workspace.peek()?.info() ?? null }));
  route(app, 'POST /api/dataset/open', async ({ body }) => {
    const folder = 'path' in body ? body.path : recent.pathOf(body.recent);
    return { dataset: await workspace.open(folder) };
  });
  route(app, 'POST /api/dataset/close', async () => {
    await workspace.close();
    return {};
  });
  route(app, 'POST /api/dataset/rescan', ({ body }) => ({ job: workspace.rescan(body.suffixes ?? null) }));
  route(app, 'GET /api/recent', () => ({ recent: recent.list() }));
  route(app, 'DELETE /api/recent/:id', ({ params }) => {
    recent.remove(params.id);
    return {};
  });
  route(app, 'GET /api/files', () => workspace.current().files());
};
