/** Where the host of this engine keeps its log. */
import type { Hono } from 'hono';
import { route } from './route.ts';

export const logRoutes = (app: Hono, { logFile }: { readonly logFile: string | null }): void =>
  route(app, 'GET /api/log', () => ({ file: logFile }));
