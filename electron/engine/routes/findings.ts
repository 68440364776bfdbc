/** Routes of all findings: how many there are, and looking for those that a query needs. */
import type { Hono } from 'hono';
import { neededFindings } from '../../../shared/query/conditions.ts';
import { lookFor, type LookForOptions } from '../insight/lookFor.ts';
import { askedQuery } from '../view/parsedQuery.ts';
import { route } from './route.ts';

export const findingsRoutes = (app: Hono, deps: LookForOptions): void => {
  route(app, 'GET /api/findings', () => deps.workspace.current().findings.counts());
  route(app, 'POST /api/findings/look', async ({ body }) => {
    const saved = deps.workspace.current().project().settings.queries;
    await lookFor(deps, neededFindings(askedQuery(body.query, saved).where));
    return {};
  });
};
