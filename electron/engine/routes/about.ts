/** Version, commit and Node of this engine. */
import type { Hono } from 'hono';
import { readRelease } from '../release.ts';
import { route } from './route.ts';

export const aboutRoutes = (app: Hono): void =>
  route(app, 'GET /api/about', () => ({ ...readRelease(), node: process.versions.node }));
