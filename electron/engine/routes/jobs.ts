/** Jobs: what runs, and stopping it. */
import type { Hono } from 'hono';
import type { Jobs } from '../work/jobs.ts';
import { route } from './route.ts';

export const jobsRoutes = (app: Hono, jobs: Jobs): void => {
  route(app, 'GET /api/jobs', () => ({ jobs: jobs.list() }));
  route(app, 'POST /api/jobs/:id/cancel', ({ params }) => ({ job: jobs.cancel(params.id) }));
};
